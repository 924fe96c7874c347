package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import io.tanbiao.conformance.raw.RestClient;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ModifyValueRequest;
import net.handle.hdllib.RemoveValueRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever was let in by a key is let in no more once that is changed or removed. */
@ExtendWith(SharedNode.class)
class KeyRotationTest {
  private static final String OLD = "the secret that somebody saw";
  private static final String NEW = "the secret that nobody saw";
  private static final Pattern SESSION_ID = Pattern.compile("\"sessionId\":\"([0-9a-f]+)\"");

  private TanbiaoNode node;
  private RestClient rest;
  private Registration administrator;
  private String user;

  @BeforeEach
  void registersSomebodyWithASecret(TanbiaoNode shared) throws Exception {
    node = shared;
    rest = RestClient.overHttps(node, HttpClient.Version.HTTP_1_1);
    OfficialClient client = OfficialClient.of(node);
    administrator = new Registration(client, OfficialClient.administratorOf(node));
    String name = Names.fresh("Rotated");
    user =
        administrator.create(
            name,
            List.of(
                ClientValues.secret(ClientValues.SECRET, OLD),
                ClientValues.restricted(ClientValues.RESTRICTED, "URL", "https://example.org/"),
                ClientValues.admin(),
                ClientValues.admin(101, name, ClientValues.SECRET, "")));
  }

  @Test
  void s7_sessionsOverHttpEndWithTheKey() throws Exception {
    // Given
    String session = openSession();
    assertThat(proveIn(session, OLD)).isEqualTo(200);
    assertThat(readIn(session)).isEqualTo(200);

    // When
    changeKey();

    // Then
    assertThat(readIn(session)).isEqualTo(401);
    assertThat(proveIn(session, OLD)).isEqualTo(401);
    assertThat(readIn(session)).isEqualTo(401);
    assertThat(proveIn(session, NEW)).isEqualTo(200);
    assertThat(readIn(session)).isEqualTo(200);
    removeKey();
    assertThat(readIn(session)).isEqualTo(401);
  }

  @Test
  void s9_4_logInsEndWithTheKey() throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      // Given
      assertThat(tcp.askAs(secret(OLD), RawRequests.logIn(secret(OLD))).code()).isEqualTo(1);
      assertThat(addBy(tcp, 1)).isEqualTo(1);

      // When
      changeKey();

      // Then
      assertThat(addBy(tcp, 2)).isEqualTo(402);
      assertThat(tcp.askAs(secret(OLD), RawRequests.delete(user)).code()).isEqualTo(403);
      assertThat(tcp.askAs(secret(NEW), RawRequests.logIn(secret(NEW))).code()).isEqualTo(1);
      assertThat(addBy(tcp, 2)).isEqualTo(1);
      removeKey();
      assertThat(addBy(tcp, 3)).isEqualTo(402);
    }
  }

  private void changeKey() throws Exception {
    AuthenticationInfo itself = OfficialClient.secret(user, ClientValues.SECRET, OLD);
    HandleValue[] key = {ClientValues.secret(ClientValues.SECRET, NEW)};
    administrator.mustDo(new ModifyValueRequest(utf8(user), key, itself));
  }

  private void removeKey() throws Exception {
    administrator.mustDo(
        new RemoveValueRequest(
            utf8(user), ClientValues.SECRET, OfficialClient.administratorOf(node)));
  }

  private RawIdentity secret(String secret) {
    return new RawIdentity.Secret(user, ClientValues.SECRET, secret);
  }

  private int addBy(RawTcp tcp, int index) throws Exception {
    RawValue value = RawValue.text(index, "URL", "https://example.org/" + index);
    return tcp.ask(RawRequests.add(user, List.of(value))).code();
  }

  private String openSession() throws Exception {
    String opened = rest.ask("POST", "/api/sessions", "", "").body();
    Matcher id = SESSION_ID.matcher(opened);
    assertThat(id.find()).as(opened).isTrue();
    return id.group(1);
  }

  private int proveIn(String session, String secret) throws Exception {
    String identity =
        URLEncoder.encode(ClientValues.SECRET + ":" + user, StandardCharsets.UTF_8) + ":" + secret;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(identity.getBytes(StandardCharsets.UTF_8));
    String body = "{\"sessionId\":\"" + session + "\"}";
    return rest.ask("PUT", "/api/sessions/this", basic, body).statusCode();
  }

  private int readIn(String session) throws Exception {
    String path = "/api/handles/" + user + "?index=" + ClientValues.RESTRICTED;
    return rest.ask("GET", path, "Handle sessionId=\"" + session + "\"", "").statusCode();
  }
}
