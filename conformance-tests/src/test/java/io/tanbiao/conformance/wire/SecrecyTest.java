package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawHeader;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawReader;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not for everybody leaves by no door (wire notes §3, quality §3). */
@ExtendWith(SharedNode.class)
class SecrecyTest {
  private static final String SECRET = "seckey-that-stays-inside";
  private static final String PRIVATE = "private-text-that-stays-inside";
  private static final int WITHOUT_PUBL = RawHeader.USUAL & ~RawHeader.PUBL;

  @Test
  void s3_neverShowsASecretKeyOrAPrivateValue(TanbiaoNode node) throws Exception {
    // Given a record with a secret for everybody to read, and one as it should be
    String careless = Names.fresh("careless");
    String careful = Names.fresh("careful");
    RawAdministrator.register(
        node,
        careless,
        RawValue.text(1, "URL", "x"),
        RawValue.of(301, "HS_SECKEY", Octets.utf8(SECRET), RawValue.PUBLIC));
    RawAdministrator.register(
        node,
        careful,
        RawValue.text(1, "URL", "x"),
        RawValue.of(2, "NOTE", Octets.utf8(PRIVATE), RawValue.RESTRICTED),
        RawValue.of(3, "NOTE", Octets.utf8(PRIVATE), 0x8),
        RawValue.of(4, "NOTE", Octets.utf8(PRIVATE), 0x0),
        RawValue.secret(301, SECRET));

    // When
    List<RawMessage> requests = new ArrayList<>();
    for (String name : List.of(careless, careful)) {
      for (int flags : new int[] {RawHeader.USUAL, WITHOUT_PUBL, 0, RawHeader.AUTH}) {
        requests.add(with(flags, RawRequests.resolve(name)));
        requests.add(with(flags, RawRequests.resolve(name, List.of(2, 3, 4, 301), List.of())));
        requests.add(
            with(flags, RawRequests.resolve(name, List.of(), List.of("HS_SECKEY", "NOTE"))));
        requests.add(
            with(flags, RawRequests.resolve(name, List.of(), List.of("HS_", "hs_seckey."))));
      }
    }

    // Then
    for (RawMessage request : requests) {
      for (RawMessage answer : answersOf(node, request)) {
        assertThat(new String(answer.octets().toArray(), StandardCharsets.UTF_8))
            .doesNotContain(SECRET, PRIVATE);
        assertThat(answer.code()).isIn(1, 200, 401, 402);
      }
    }
    InetSocketAddress http = node.httpAddress();
    for (String name : List.of(careless, careful)) {
      for (String path :
          List.of(
              "/api/handles/" + name,
              "/api/handles/" + name + "?index=301&index=2&index=3",
              "/api/handles/" + name + "?publicOnly=false",
              "/api/handles/" + name + "?auth=true&type=HS_SECKEY",
              "/" + name,
              "/" + name + "?type=NOTE&index=301")) {
        assertThat(RawTunnel.get(http, path, "*/*").body().text()).doesNotContain(SECRET, PRIVATE);
      }
    }
  }

  @Test
  void s3_readsAPublicSecretKeyRecordWithoutIt(TanbiaoNode node) throws Exception {
    String name = Names.fresh("careless");
    RawAdministrator.register(
        node,
        name,
        RawValue.text(1, "URL", "x"),
        RawValue.of(301, "HS_SECKEY", Octets.utf8(SECRET), RawValue.PUBLIC));
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      RawReader body = tcp.ask(RawRequests.resolve(name)).bodyReader();
      body.text();

      assertThat(RawValue.readAll(body)).extracting(RawValue::index).containsExactly(1, 100);
    }
  }

  @Test
  void keepsSecretsOutOfLogsAndMetrics(TanbiaoNode node) throws Exception {
    // Given somebody who uses a secret, rightly and wrongly
    String user = Names.fresh("user");
    String guess = "guess-that-stays-inside";
    RawAdministrator.register(node, user, RawValue.secret(301, SECRET));
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      RawValue owner = RawValue.admin(100, RawAdministrator.ALL_RIGHTS, user, 301);
      String name = Names.fresh("theirs");
      RawAdministrator.mustDo(
          node, RawRequests.create(name, List.of(RawValue.text(1, "URL", "x"), owner)));
      RawIdentity wrong = new RawIdentity.Secret(user, 301, guess);
      RawIdentity right = new RawIdentity.Secret(user, 301, SECRET);
      assertThat(tcp.askAs(wrong, RawRequests.delete(name)).code()).isEqualTo(403);
      assertThat(tcp.askAs(right, RawRequests.delete(name)).code()).isEqualTo(1);
    }

    // When
    Deadline.in(Duration.ofSeconds(10))
        .await("the deletion is in the log", () -> node.logs().contains(user));
    RawTunnel.Answer metrics = RawTunnel.get(node.managementAddress(), "/metrics", "*/*");

    // Then
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body().text() + node.logs() + node.output())
        .contains(user)
        .doesNotContain(SECRET, guess, PRIVATE);
  }

  private static RawMessage with(int flags, RawMessage request) {
    return request.withHeader(header -> header.withFlags(flags));
  }

  private static List<RawMessage> answersOf(TanbiaoNode node, RawMessage request) throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress());
        RawUdp udp = RawUdp.to(node.handleAddress())) {
      return List.of(
          tcp.ask(request), udp.ask(request), RawTunnel.ask(node.httpAddress(), request));
    }
  }
}
