package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.PortBlock;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AddValueRequest;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.Encoder;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.PublicKeyAuthenticationInfo;
import net.handle.hdllib.Util;
import net.handle.hdllib.ValueReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes: the keys and the group of who administers at one of them are held by the other
 * (HW-8.15). Further peers are silent, or sign with another key than was configured.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeersTest {
  private static final String PREFIX = "88.400";
  private static final String USER = PREFIX + "/USER";
  private static final String GROUP = PREFIX + "/GROUP";
  private static final String SECRET = "known at the other node";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private ServerSocket silent;
  private TanbiaoNode other;
  private TanbiaoNode node;
  private OfficialClient client;
  private Registration registration;
  private KeyPair keys;

  @BeforeAll
  void startsTwoNodes(@TempDir Path directory) throws Exception {
    silent = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    PortBlock ports = PortBlock.free();
    init(directory.resolve("other"), PREFIX, ports);
    PortBlock unused = PortBlock.free();
    init(directory.resolve("stranger"), PREFIX, unused);
    other = TanbiaoNode.serve(directory.resolve("other"), ports);
    Path silentSite = directory.resolve("silent.json");
    Path forgedSite = directory.resolve("forged.json");
    moved(other.siteFile(), ports.handle(), silent.getLocalPort(), silentSite);
    Path stranger = directory.resolve("stranger").resolve("siteinfo.json");
    moved(stranger, unused.handle(), ports.handle(), forgedSite);
    node =
        TanbiaoNode.create(
            directory.resolve("node"),
            "peers.sites=%s=%s,88.500=%s,88.600=%s"
                .formatted(PREFIX, other.siteFile(), silentSite, forgedSite),
            "peers.timeout=" + PATIENCE.toSeconds());
    client = OfficialClient.of(node);
    registration = new Registration(client, OfficialClient.administratorOf(node));
    keys = newKeys();
    registerAtTheOther();
  }

  @AfterAll
  void stops() throws IOException {
    List<String> complaints = node == null ? List.of() : node.complaints();
    if (node != null) {
      node.close();
    }
    if (other != null) {
      other.close();
    }
    silent.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void s4_takesAPublicKeyOfAnotherServer() throws Exception {
    String name = administeredBy(USER, 300);

    assertThat(add(name, 2, publicKey(USER))).isEqualTo(AbstractMessage.RC_SUCCESS);
    assertThat(
            add(name, 3, new PublicKeyAuthenticationInfo(utf8(USER), 300, newKeys().getPrivate())))
        .isEqualTo(AbstractMessage.RC_AUTHENTICATION_FAILED);
  }

  @Test
  void s4_asksWhoHoldsASecretKey() throws Exception {
    String name = administeredBy(USER, 301);

    assertThat(add(name, 2, OfficialClient.secret(USER, 301, SECRET)))
        .isEqualTo(AbstractMessage.RC_SUCCESS);
    assertThat(add(name, 3, OfficialClient.secret(USER, 301, "a guess")))
        .isEqualTo(AbstractMessage.RC_AUTHENTICATION_FAILED);
    assertThat(add(name, 4, OfficialClient.secret(USER, 302, SECRET)))
        .isEqualTo(AbstractMessage.RC_INVALID_ADMIN);
  }

  @Test
  void s4_takesAGroupOfAnotherServer() throws Exception {
    String name = administeredBy(GROUP, 200);

    assertThat(add(name, 2, publicKey(USER))).isEqualTo(AbstractMessage.RC_SUCCESS);
    assertThat(add(name, 3, OfficialClient.secret(USER, 301, SECRET)))
        .isEqualTo(AbstractMessage.RC_INVALID_ADMIN);
  }

  @Test
  void s4_doesNotWaitForASilentServerForLong() throws Exception {
    String key = administeredBy("88.500/USER", 301);
    String group = administeredBy("88.500/GROUP", 200);

    for (String name : List.of(key, group)) {
      long start = System.nanoTime();
      assertThat(add(name, 2, OfficialClient.secret("88.500/USER", 301, SECRET)))
          .isEqualTo(AbstractMessage.RC_AUTHEN_ERROR);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.plusSeconds(5));
    }
  }

  @Test
  void s4_believesNoServerWithAnotherKey() throws Exception {
    String name = administeredBy("88.600/USER", 301);

    assertThat(add(name, 2, OfficialClient.secret("88.600/USER", 301, SECRET)))
        .isEqualTo(AbstractMessage.RC_AUTHEN_ERROR);
  }

  private void registerAtTheOther() throws Exception {
    String administrator = "0.NA/" + PREFIX;
    byte[] file = Files.readAllBytes(other.adminKeyFile());
    AuthenticationInfo identity =
        new PublicKeyAuthenticationInfo(
            utf8(administrator),
            TanbiaoNode.ADMIN_INDEX,
            Util.getPrivateKeyFromBytes(Util.decrypt(file, null)));
    HandleValue admin =
        ClientValues.admin(ClientValues.ADMIN, administrator, TanbiaoNode.ADMIN_INDEX, "");
    Registration there = new Registration(OfficialClient.of(other), identity);
    byte[] key = Util.getBytesFromPublicKey(keys.getPublic());
    there.create(
        USER,
        List.of(
            admin, new HandleValue(300, utf8("HS_PUBKEY"), key), ClientValues.secret(301, SECRET)));
    byte[] members =
        Encoder.encodeValueReferenceList(
            new ValueReference[] {new ValueReference(utf8(USER), 300)});
    there.create(GROUP, List.of(admin, new HandleValue(200, utf8("HS_VLIST"), members)));
  }

  private String administeredBy(String handle, int index) throws HandleException {
    return registration.create(
        Names.fresh("REMOTE"),
        List.of(ClientValues.text(1, "URL", "x"), ClientValues.admin(101, handle, index, "")));
  }

  private int add(String name, int index, AuthenticationInfo identity) throws HandleException {
    AbstractResponse response =
        client.ask(
            Way.TCP,
            new AddValueRequest(utf8(name), ClientValues.text(index, "NOTE", "added"), identity));
    return response.responseCode;
  }

  private AuthenticationInfo publicKey(String handle) {
    return new PublicKeyAuthenticationInfo(utf8(handle), 300, keys.getPrivate());
  }

  private static KeyPair newKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static void init(Path data, String prefix, PortBlock ports) throws IOException {
    String unused =
        Tanbiao.ask(
            data.getParent(),
            "init",
            "--data",
            data.toString(),
            "--prefix",
            prefix,
            "--port-base",
            Integer.toString(ports.base()));
  }

  /** A copy of a site record with another Handle port. */
  private static void moved(Path site, int from, int to, Path target) throws IOException {
    String text = Files.readString(site);
    assertThat(text).containsPattern("\"port\"\\s*:\\s*" + from + "\\b");
    Files.writeString(
        target, text.replaceAll("\"port\"\\s*:\\s*" + from + "\\b", "\"port\": " + to));
  }
}
