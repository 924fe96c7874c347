package io.tanbiao.ops.admin;

import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.KeyForm;
import io.tanbiao.ops.key.KeyText;
import io.tanbiao.ops.key.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tanbiao key}: makes, shows and converts keys. */
@Command(name = "key")
final class KeyCommand implements Runnable {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  /** The kinds of keys that clients of the Handle System can check; SM2: the national SDK. */
  enum Algorithm {
    RSA(PublicKeys.MIN_BITS),
    DSA(PublicKeys.MIN_BITS),
    SM2(PublicKeys.SM2_BITS);

    private final int usualBits;

    Algorithm(int usualBits) {
      this.usualBits = usualBits;
    }
  }

  KeyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), invocation.messages().text("error.no-command"));
  }

  @Command(name = "generate")
  int generate(
      @Parameters(paramLabel = "FILE", descriptionKey = "key-out") Path file,
      @Option(names = "--form", paramLabel = "FORM", defaultValue = "pem") KeyForm form,
      @Option(names = "--algorithm", paramLabel = "NAME", defaultValue = "rsa") Algorithm algorithm,
      @Option(names = "--bits", paramLabel = "N", defaultValue = "0") int bits,
      @Option(names = "--public-out", paramLabel = "FILE") Path publicFile,
      @Option(names = "--encrypt") boolean encrypted)
      throws IOException, KeyException {
    KeyPair pair = PublicKeys.generate(algorithm.name(), bits == 0 ? algorithm.usualBits : bits);
    KeyFile.writeSecret(file, secret(pair.getPrivate(), form, encrypted, file));
    if (publicFile != null) {
      writeOpen(publicFile, KeyFile.encode(pair.getPublic(), form));
    }
    return shown(new KeyFile.Content(form, pair.getPublic(), Optional.of(pair.getPrivate())), file);
  }

  @Command(name = "show")
  int show(@Parameters(paramLabel = "FILE", descriptionKey = "key-in") Path file)
      throws IOException, KeyException {
    return shown(read(file), file);
  }

  @Command(name = "convert")
  int convert(
      @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "key-in") Path from,
      @Parameters(index = "1", paramLabel = "TO", descriptionKey = "key-out") Path to,
      @Option(names = "--form", paramLabel = "FORM", required = true) KeyForm form,
      @Option(names = "--public") boolean publicOnly,
      @Option(names = "--encrypt") boolean encrypted)
      throws IOException, KeyException {
    KeyFile.Content key = read(from);
    if (publicOnly || key.privateKey().isEmpty()) {
      writeOpen(to, KeyFile.encode(key.publicKey(), form));
    } else {
      KeyFile.writeSecret(to, secret(key.privateKey().get(), form, encrypted, to));
    }
    return shown(KeyFile.read(to, () -> Passphrases.ask(invocation, to)), to);
  }

  private KeyFile.Content read(Path file) throws IOException, KeyException {
    return KeyFile.read(file, () -> Passphrases.ask(invocation, file));
  }

  private byte[] secret(PrivateKey key, KeyForm form, boolean encrypted, Path file)
      throws KeyException {
    return encrypted
        ? KeyFile.encode(key, form, Passphrases.ask(invocation, file), new SecureRandom())
        : KeyFile.encode(key, form);
  }

  private static void writeOpen(Path file, byte[] octets) throws IOException {
    Files.write(file, octets, StandardOpenOption.CREATE_NEW);
  }

  private int shown(KeyFile.Content key, Path file) {
    String kind = key.privateKey().isPresent() ? "private" : "public";
    String form = key.form().name().toLowerCase(Locale.ROOT);
    invocation.say("key.shown." + kind, file, form, KeyText.summary(key.publicKey()));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file.toString());
    result.put("form", form);
    result.put("kind", kind);
    result.put("algorithm", key.publicKey().getAlgorithm());
    result.put("bits", KeyText.bits(key.publicKey()));
    result.put("fingerprint", KeyText.fingerprint(key.publicKey()));
    invocation.print(result);
    return ExitCode.DONE.number();
  }
}
