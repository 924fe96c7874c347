package io.tanbiao.ops.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String PASSPHRASE = "geheim-密";
  private static KeyPair rsa;
  private static KeyPair dsa;

  @TempDir private Path directory;

  @BeforeAll
  static void generate() throws KeyException {
    rsa = PublicKeys.generate("RSA", 2048);
    dsa = PublicKeys.generate("DSA", 2048);
  }

  @ParameterizedTest
  @CsvSource({"RSA,HANDLE", "RSA,PEM", "RSA,JWK", "DSA,HANDLE", "DSA,PEM", "DSA,JWK"})
  void readsWhatItWrites(String algorithm, KeyForm form) throws Exception {
    KeyPair pair = algorithm.equals("RSA") ? rsa : dsa;
    Path secret = write("secret", KeyFile.encode(pair.getPrivate(), form));
    Path open = write("open", KeyFile.encode(pair.getPublic(), form));

    KeyFile.Content both = KeyFile.read(secret, KeyFileTest::noPassphrase);
    KeyFile.Content publicOnly = KeyFile.read(open, KeyFileTest::noPassphrase);

    assertThat(both.form()).isEqualTo(form);
    assertThat(both.privateKey()).contains(pair.getPrivate());
    assertThat(both.publicKey()).isEqualTo(pair.getPublic());
    assertThat(publicOnly.form()).isEqualTo(form);
    assertThat(publicOnly.publicKey()).isEqualTo(pair.getPublic());
    assertThat(publicOnly.privateKey()).isEmpty();
    assertThatThrownBy(() -> KeyFile.readPrivate(open, KeyFileTest::noPassphrase))
        .hasMessage(open + ": a public key (expected: a private one)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HANDLE", "PEM"})
  void asksForThePassphraseOfAnEncryptedFile(KeyForm form) throws Exception {
    PrivateKey key = rsa.getPrivate();
    Path file = write("sealed", KeyFile.encode(key, form, PASSPHRASE, new SecureRandom()));

    assertThat(KeyFile.readPrivate(file, () -> PASSPHRASE)).isEqualTo(key);
    assertThatThrownBy(() -> KeyFile.readPrivate(file, () -> "wrong"))
        .isInstanceOf(KeyException.class)
        .hasMessageStartingWith(file + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa-none", "rsa-des-ecb", "rsa-des-cbc", "rsa-desede", "rsa-aes"})
  void readsTheFilesOfTheOfficialClient(String name) throws Exception {
    Path file = write(name, vector(name));
    Path expected = write("expected.pem", resource("rsa.pem"));

    assertThat(KeyFile.readPrivate(file, () -> PASSPHRASE))
        .isEqualTo(KeyFile.readPrivate(expected, KeyFileTest::noPassphrase));
  }

  @Test
  void readsADsaFileOfTheOfficialClient() throws Exception {
    Path secret = write("dsa", vector("dsa-none"));
    Path open = write("dsa-public", vector("dsa-public"));

    assertThat(KeyFile.read(secret, KeyFileTest::noPassphrase).publicKey())
        .isEqualTo(KeyFile.read(open, KeyFileTest::noPassphrase).publicKey());
  }

  @Test
  void writesTheOctetsOfTheOfficialClient() throws Exception {
    Path pem = write("rsa.pem", resource("rsa.pem"));
    KeyFile.Content key = KeyFile.read(pem, KeyFileTest::noPassphrase);

    assertThat(KeyFile.encode(key.privateKey().orElseThrow(), KeyForm.HANDLE))
        .isEqualTo(vector("rsa-none"));
    assertThat(KeyFile.encode(key.publicKey(), KeyForm.HANDLE)).isEqualTo(vector("rsa-public"));
  }

  @Test
  void readsKeysOfOpenSsl() throws Exception {
    Path pkcs1 = write("pkcs1.pem", resource("rsa-pkcs1.pem"));
    Path pkcs8 = write("rsa.pem", resource("rsa.pem"));

    assertThat(KeyFile.readPrivate(pkcs1, KeyFileTest::noPassphrase))
        .isEqualTo(KeyFile.readPrivate(pkcs8, KeyFileTest::noPassphrase));
  }

  @Test
  void refusesWhatIsNoKey() throws Exception {
    for (String hex : new String[] {"", "00", "00000009", "0000000100000004", "7b7d"}) {
      Path file = directory.resolve("bad" + hex);
      Files.write(file, HexFormat.of().parseHex(hex));
      assertThatThrownBy(() -> KeyFile.read(file, () -> "")).isInstanceOf(KeyException.class);
    }
  }

  @Test
  void boundsTheSizeOfAFile() throws Exception {
    int limit = KeyFile.MAX_FILE_OCTETS;
    Path allowed = write("allowed", new byte[limit]);
    Path tooLong = write("long", new byte[limit + 1]);

    assertThatThrownBy(() -> KeyFile.read(allowed, () -> ""))
        .isInstanceOf(KeyException.class)
        .hasMessageNotContaining("octets (expected");
    assertThatThrownBy(() -> KeyFile.read(tooLong, () -> ""))
        .hasMessageContaining((limit + 1) + " octets (expected: 0.." + limit + ")");
  }

  @Test
  void boundsTheBitsOfAKey() {
    assertThatThrownBy(() -> PublicKeys.generate("RSA", 2047))
        .hasMessage("bits: 2047 (expected: 2048..8192)");
    assertThatThrownBy(() -> PublicKeys.generate("RSA", 8193)).isInstanceOf(KeyException.class);
    assertThatThrownBy(() -> PublicKeys.generate("DSA", 3073))
        .hasMessage("bits: 3073 (expected: 2048..3072)");
  }

  @Test
  void writesSecretsForTheirOwnerAloneAndNeverOver() throws Exception {
    Path file = directory.resolve("secret");
    KeyFile.writeSecret(file, new byte[] {1});

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> KeyFile.writeSecret(file, new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private Path write(String name, byte[] octets) throws IOException {
    return Files.write(directory.resolve(name), octets);
  }

  private static byte[] vector(String name) throws IOException {
    String text = new String(resource(name + ".hex"), java.nio.charset.StandardCharsets.US_ASCII);
    return HexFormat.of().parseHex(text.replaceAll("#.*|\\s", ""));
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = KeyFileTest.class.getResourceAsStream("/keys/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void keepsSm2KeysAsPem() throws Exception {
    KeyPair pair = PublicKeys.generate("SM2", 256);
    Path secret = write("sm2", KeyFile.encode(pair.getPrivate(), KeyForm.PEM));
    Path sealed =
        write(
            "sm2-sealed",
            KeyFile.encode(pair.getPrivate(), KeyForm.PEM, PASSPHRASE, new SecureRandom()));

    assertThat(KeyFile.read(secret, KeyFileTest::noPassphrase).publicKey())
        .isEqualTo(pair.getPublic());
    assertThat(KeyFile.readPrivate(secret, KeyFileTest::noPassphrase)).isEqualTo(pair.getPrivate());
    assertThat(KeyFile.readPrivate(sealed, () -> PASSPHRASE)).isEqualTo(pair.getPrivate());
    for (KeyForm form : new KeyForm[] {KeyForm.PEM, KeyForm.HANDLE}) {
      Path open = write("sm2-open-" + form, KeyFile.encode(pair.getPublic(), form));
      assertThat(KeyFile.read(open, KeyFileTest::noPassphrase).publicKey())
          .isEqualTo(pair.getPublic());
    }
    assertThat(KeyText.summary(pair.getPublic())).startsWith("SM2 256 sha256:");
  }

  @Test
  void writesNoSm2KeyInFormsThatHaveNone() throws Exception {
    KeyPair pair = PublicKeys.generate("SM2", 256);

    assertThatThrownBy(() -> KeyFile.encode(pair.getPrivate(), KeyForm.HANDLE))
        .isInstanceOf(KeyException.class);
    assertThatThrownBy(() -> KeyFile.encode(pair.getPrivate(), KeyForm.JWK))
        .isInstanceOf(KeyException.class);
    assertThatThrownBy(() -> KeyFile.encode(pair.getPublic(), KeyForm.JWK))
        .isInstanceOf(KeyException.class);
    assertThatThrownBy(() -> PublicKeys.generate("SM2", 2048)).isInstanceOf(KeyException.class);
  }

  private static String noPassphrase() {
    throw new AssertionError("no passphrase is needed");
  }
}
