package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.List;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.ClientSessionTracker;
import net.handle.hdllib.Common;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.DeleteHandleRequest;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.SessionSetupInfo;
import net.handle.hdllib.Util;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The key exchanges with RSA, which the official client cannot do by itself: it asks its Java
 * runtime for a cipher by a misspelt name. With a provider that knows the name it can (wire notes
 * §6, §10.12).
 */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyExchangeModesTest {
  private TanbiaoNode node;
  private AuthenticationInfo administrator;
  private KeyPair keys;
  private String holder;

  @BeforeAll
  void registersAKey(TanbiaoNode shared) throws Exception {
    node = shared;
    administrator = OfficialClient.administratorOf(node);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    HandleValue key =
        new HandleValue(300, Common.PUBLIC_KEY_TYPE, Util.getBytesFromPublicKey(keys.getPublic()));
    holder =
        new Registration(OfficialClient.of(node), administrator)
            .create(Names.fresh("Holder"), List.of(key));
  }

  @AfterEach
  void removesTheProvider() {
    Security.removeProvider(MisspeltCipher.PROVIDER);
  }

  @Test
  void s10_12_failsInTheClientByItself() throws Exception {
    assertThatThrownBy(() -> writesWith(serverCipher()))
        .hasStackTraceContaining(NoSuchAlgorithmException.class.getName());
  }

  @Test
  void s6_worksWithAKeyOfTheClient() throws Exception {
    Security.addProvider(MisspeltCipher.provider());
    writesWith(
        new SessionSetupInfo(
            Common.KEY_EXCHANGE_CIPHER_CLIENT, keys.getPublic(), keys.getPrivate()));
  }

  /** The client names no session when it sends the key (op 402), so that nobody can place it. */
  @Test
  void s6_failsInTheClientWithTheKeyOfTheServer() {
    Security.addProvider(MisspeltCipher.provider());
    assertThatThrownBy(() -> writesWith(serverCipher()))
        .hasStackTraceContaining("Server cipher key exchange failed");
  }

  @Test
  void s6_worksWithAKeyInARecord() throws Exception {
    Security.addProvider(MisspeltCipher.provider());
    writesWith(new SessionSetupInfo(utf8(holder), 300, keys.getPrivate()));
  }

  private static SessionSetupInfo serverCipher() {
    return new SessionSetupInfo(Common.KEY_EXCHANGE_CIPHER_SERVER);
  }

  private void writesWith(SessionSetupInfo setup) throws Exception {
    OfficialClient client = OfficialClient.of(node);
    ClientSessionTracker tracker = new ClientSessionTracker();
    tracker.setSessionSetupInfo(setup);
    client.resolver().setSessionTracker(tracker);
    String name = Names.fresh("By-RSA");
    HandleValue[] values = {ClientValues.text(1, "URL", "https://example.org")};
    CreateHandleRequest create = new CreateHandleRequest(utf8(name), values, administrator);
    create.encrypt = true;
    create.certify = true;
    assertDone(client.ask(create));
    assertDone(client.ask(new DeleteHandleRequest(utf8(name), administrator)));
  }

  private static void assertDone(AbstractResponse response) {
    assertThat(response.responseCode).as(OfficialClient.textOf(response)).isEqualTo(1);
  }
}
