package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.InMemoryNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of HTTPS that show a certificate (wire notes §7). */
class ClientCertificateIT {
  private static final String THIS_SESSION = "/api/sessions/this";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "key";

  @TempDir private static Path directory;

  private static KeyStore holder;
  private static KeyStore stranger;
  private static HttpNode node;

  @BeforeAll
  static void start() throws Exception {
    holder = certificate("holder", "RSA", "UID=300:88.300/HOLDER");
    stranger = certificate("stranger", "RSA", "UID=300:88.300/HOLDER");
    var key = holder.getCertificate(ALIAS).getPublicKey();
    InMemoryNode records = Fixtures.node();
    records.holding("88.300/HOLDER", HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(key)));
    node = new HttpNode(records);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void provesWhoHoldsTheKeyOfTheRecord() throws Exception {
    // When
    RawHttp answer = get(THIS_SESSION, holder);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"authenticated\":true,\"id\":\"300:88.300/HOLDER\"}");
  }

  @Test
  void takesWhoeverHoldsAnotherKeyForNobody() throws Exception {
    // Given
    KeyStore nameless = certificate("nameless", "RSA", "O=Nobody");
    KeyStore curve = certificate("curve", "EC", "UID=300:88.300/HOLDER");

    for (KeyStore other : new KeyStore[] {stranger, nameless, curve}) {
      // When
      RawHttp answer = get(THIS_SESSION, other);
      RawHttp record = get("/api/handles/88.300/REC-2", other);

      // Then
      assertThat(answer.body()).isEqualTo("{\"authenticated\":false}");
      assertThat(record.status()).isEqualTo(200);
    }
  }

  @Test
  void looksAtCredentialsInTheHeaderFirst() throws Exception {
    // When
    RawHttp answer = get("/api/handles/88.300/REC-2", holder, "Authorization: Basic bm9ib2R5");

    // Then
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void isNotLookedAtForScriptsOfOtherPages() throws Exception {
    // When
    RawHttp answer = get("/api/handles/88.300/REC-1?index=5&publicOnly=false&callback=f", holder);

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  private static RawHttp get(String path, KeyStore keys, String... headers) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    KeyManager[] managers = factory.getKeyManagers();
    return RawHttp.exchangeOverTls(node.address(), RawHttp.request("GET", path, headers), managers);
  }

  /** A key with a certificate that it signed itself, by the tool of the JDK. */
  private static KeyStore certificate(String name, String algorithm, String subject)
      throws Exception {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                algorithm,
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
