package io.tanbiao.ops.key;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes files with one key, in every {@link KeyForm}. */
public final class KeyFile {
  /** The largest file that is read, in octets. */
  public static final int MAX_FILE_OCTETS = 64 * 1024;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * What a file holds.
   *
   * @param form of the file
   * @param publicKey always known
   * @param privateKey when the file holds it
   */
  public record Content(KeyForm form, PublicKey publicKey, Optional<PrivateKey> privateKey) {}

  /** Asks for the passphrase of a file that needs one. */
  @FunctionalInterface
  public interface Passphrase {
    /** The passphrase; asked for at most once a file. */
    String ask() throws KeyException;
  }

  private KeyFile() {}

  /** Reads the private key of a file. */
  public static PrivateKey readPrivate(Path file, Passphrase passphrase)
      throws IOException, KeyException {
    return read(file, passphrase)
        .privateKey()
        .orElseThrow(() -> new KeyException(file + ": a public key (expected: a private one)"));
  }

  /** Reads a file of any form. */
  public static Content read(Path file, Passphrase passphrase) throws IOException, KeyException {
    long size = Files.size(file);
    if (size > MAX_FILE_OCTETS) {
      throw new KeyException(file + ": " + size + " octets (expected: 0.." + MAX_FILE_OCTETS + ")");
    }
    byte[] octets = Files.readAllBytes(file);
    try {
      return content(octets, passphrase);
    } catch (KeyException e) {
      throw new KeyException(file + ": " + e.getMessage(), e);
    }
  }

  /** The octets of a public key in a form. */
  public static byte[] encode(PublicKey key, KeyForm form) throws KeyException {
    try {
      return switch (form) {
        case HANDLE -> PublicKeyCodec.encode(key).toArray();
        case PEM -> ascii(PemKeys.text(key));
        case JWK -> ascii(JsonText.pretty(JwkKeys.of(key)) + "\n");
      };
    } catch (IllegalArgumentException e) {
      throw new KeyException(form + ": " + e.getMessage(), e);
    }
  }

  /** The octets of a private key in a form, not encrypted. */
  public static byte[] encode(PrivateKey key, KeyForm form) throws KeyException {
    return switch (form) {
      case HANDLE -> KeyEncryption.plain(PrivateKeyCodec.encode(key)).toArray();
      case PEM -> ascii(PemKeys.text(key));
      case JWK -> ascii(JsonText.pretty(jwk(key)) + "\n");
    };
  }

  /** The octets of a private key in a form, encrypted. JWK has no such form here. */
  public static byte[] encode(PrivateKey key, KeyForm form, String passphrase, SecureRandom random)
      throws KeyException {
    return switch (form) {
      case HANDLE ->
          KeyEncryption.encrypt(PrivateKeyCodec.encode(key), passphrase, random).toArray();
      case PEM -> ascii(PemKeys.text(key, passphrase, random));
      case JWK -> throw new KeyException("JWK with a passphrase (expected: handle or pem)");
    };
  }

  /**
   * Writes a new file that only its owner may read, whatever the umask.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one
   */
  public static void writeSecret(Path file, byte[] octets) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try (FileChannel out =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  private static Content content(byte[] octets, Passphrase passphrase) throws KeyException {
    String text = new String(octets, StandardCharsets.UTF_8);
    if (PemText.isPem(text)) {
      return fromPem(PemText.read(text), passphrase);
    } else if (text.stripLeading().startsWith("{")) {
      return fromJwk(text);
    }
    return fromHandle(Octets.of(octets), passphrase);
  }

  private static Content fromPem(PemText pem, Passphrase passphrase) throws KeyException {
    if (pem.label().equals(PemKeys.PUBLIC)) {
      return new Content(KeyForm.PEM, PemKeys.publicKey(pem), Optional.empty());
    }
    String asked = pem.label().equals(PemKeys.ENCRYPTED) ? passphrase.ask() : "";
    return ofPrivate(KeyForm.PEM, PemKeys.privateKey(pem, asked));
  }

  private static Content fromJwk(String text) throws KeyException {
    try {
      Map<String, Object> jwk = JsonText.readObject(text);
      return JwkKeys.isPrivate(jwk)
          ? ofPrivate(KeyForm.JWK, JwkKeys.privateKey(jwk))
          : new Content(KeyForm.JWK, JwkKeys.publicKey(jwk), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new KeyException(e.getMessage(), e);
    }
  }

  private static Content fromHandle(Octets octets, Passphrase passphrase) throws KeyException {
    if (PublicKeyCodec.isKnown(octets)) {
      try {
        return new Content(KeyForm.HANDLE, PublicKeyCodec.decode(octets), Optional.empty());
      } catch (WireException e) {
        throw new KeyException("not a usable key: " + e.getMessage(), e);
      }
    }
    String asked = KeyEncryption.isEncrypted(octets) ? passphrase.ask() : "";
    Octets key = KeyEncryption.decrypt(octets, asked);
    return ofPrivate(KeyForm.HANDLE, PrivateKeyCodec.decode(key));
  }

  private static Content ofPrivate(KeyForm form, PrivateKey key) throws KeyException {
    return new Content(form, PublicKeys.of(key), Optional.of(key));
  }

  private static Map<String, Object> jwk(PrivateKey key) throws KeyException {
    try {
      return JwkKeys.of(key);
    } catch (IllegalArgumentException e) {
      throw new KeyException(e.getMessage(), e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
