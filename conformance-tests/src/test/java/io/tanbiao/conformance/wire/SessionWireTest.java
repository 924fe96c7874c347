package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawHeader;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawSession;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over every transport and in every version (wire notes §6). */
class SessionWireTest {
  private static final int CONFIDENTIAL = RawHeader.USUAL | RawSession.CERT | RawSession.ENCR;
  private static final int TERMINATE = 401;
  private static final int EXCHANGES = 2500;
  private static final String SECRET = "secret of the session test";

  @TempDir static Path directory;
  private static TanbiaoNode node;
  private static RawIdentity user;

  private RawTcp tcp;
  private RawUdp udp;

  enum Transport {
    TCP,
    UDP,
    TUNNEL
  }

  @BeforeAll
  static void startsANodeThatKnowsDes() throws Exception {
    node = TanbiaoNode.create(directory.resolve("node"), "sessions.allowDes=true");
    String name = Names.fresh("User");
    RawAdministrator.register(node, name, RawValue.secret(301, SECRET));
    user = new RawIdentity.Secret(name, 301, SECRET);
  }

  @AfterAll
  static void stops() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  @BeforeEach
  void connects() throws Exception {
    tcp = RawTcp.to(node.handleAddress());
    udp = RawUdp.to(node.handleAddress());
  }

  @AfterEach
  void closes() throws Exception {
    tcp.close();
    udp.close();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void s6_createsAndDeletesEncrypted(Transport transport) throws Exception {
    // Given
    RawSession session = RawSession.open(by(transport), 11, administrator());
    assertThat(session.askAs(administrator(), listHomed()).code()).isEqualTo(1);
    String name = Names.fresh("Encrypted");
    RawMessage create =
        RawRequests.create(name, List.of(RawValue.text(1, "URL", "https://example.org")));

    // When, Then
    assertThat(session.askEncrypted(confidential(create)).code()).isEqualTo(1);
    assertThat(session.askEncrypted(confidential(RawRequests.resolve(name))).code()).isEqualTo(1);
    assertThat(session.askEncrypted(confidential(RawRequests.delete(name))).code()).isEqualTo(1);
    assertThat(session.ask(RawRequests.resolve(name)).code()).isEqualTo(100);
  }

  /** Below 2.4 with DES, MACs of three kinds. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void s6_worksInEveryVersion(int minor) throws Exception {
    RawSession session = RawSession.open(tcp::ask, minor, user);
    RawMessage resolve = confidential(RawRequests.resolve(user.handle()));

    assertThat(session.askEncrypted(resolve).code()).isEqualTo(1);
    assertThat(session.ask(RawRequests.resolve(user.handle())).code()).isEqualTo(1);
  }

  /** Every session ends by a request that only its MAC allows. */
  @Test
  void s6_accepts2500ExchangesWhoseSecretsBeginWithZeros() throws Exception {
    int begunWithZero = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      RawSession session = RawSession.open(tcp::ask, 11, user, RawSession.GIVES_LEADING_ZEROS);
      begunWithZero += session.secretBeginsWithZero() ? 1 : 0;
      assertThat(session.ask(RawRequests.ofName(TERMINATE, "/")).code())
          .as("exchange " + i)
          .isEqualTo(1);
    }
    assertThat(begunWithZero).isGreaterThan(EXCHANGES - 10);
  }

  @Test
  void s6_goesOnOverOtherTransports() throws Exception {
    RawSession overUdp = RawSession.open(udp::ask, 11, administrator());
    assertThat(overUdp.askAs(administrator(), listHomed()).code()).isEqualTo(1);
    RawSession overTcp = overUdp.over(tcp::ask);
    assertThat(overTcp.ask(listHomed()).code()).isEqualTo(1);
    RawSession throughHttp = overTcp.over(by(Transport.TUNNEL));
    assertThat(throughHttp.ask(listHomed()).code()).isEqualTo(1);
  }

  /** As if the answer had been lost: a new counter and MAC, the same request. */
  @Test
  void s1_actsOnceUponARepeatOverUdp() throws Exception {
    // Given
    RawSession session = RawSession.open(udp::ask, 11, administrator());
    assertThat(session.askAs(administrator(), listHomed()).code()).isEqualTo(1);
    String name = Names.fresh("Repeated");
    RawMessage create =
        RawRequests.create(name, List.of(RawValue.text(1, "URL", "https://example.org")));

    // When, Then
    assertThat(session.ask(create).code()).isEqualTo(1);
    assertThat(session.ask(create).code()).isEqualTo(1);
    assertThat(session.askEncrypted(create).code()).isEqualTo(1);
    assertThat(session.over(tcp::ask).ask(create).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"TCP", "UDP", "TUNNEL"})
  void s6_endsWhenItsClientSaysSo(Transport transport) throws Exception {
    RawSession session = RawSession.open(by(transport), 11, user);
    assertThat(session.ask(RawRequests.ofName(TERMINATE, "/")).code()).isEqualTo(1);
    assertThat(session.ask(listHomed()).code()).isEqualTo(500);
    assertThat(by(transport).ask(session.encrypted(listHomed())).code()).isEqualTo(500);
  }

  @Test
  void s6_refusesRepeatedCountersAndKeysThatEverybodyKnows() throws Exception {
    RawSession session = RawSession.open(tcp::ask, 11, user);
    RawMessage request = session.vouched(RawRequests.resolve(user.handle()));
    assertThat(tcp.ask(request).code()).isEqualTo(1);
    assertThat(tcp.ask(request).code()).isEqualTo(505);
    assertThat(RawSession.setUp(tcp::ask, 11, user, BigInteger.ONE).code()).isEqualTo(501);
  }

  private RawSession.Way by(Transport transport) {
    return switch (transport) {
      case TCP -> tcp::ask;
      case UDP -> udp::ask;
      case TUNNEL -> request -> RawTunnel.ask(node.httpAddress(), request);
    };
  }

  private static RawIdentity administrator() throws Exception {
    return RawAdministrator.of(node);
  }

  private static RawMessage listHomed() {
    return RawRequests.ofName(302, "/").withHeader(h -> h.withFlags(RawSession.CERT));
  }

  private static RawMessage confidential(RawMessage request) {
    return request.withHeader(h -> h.withFlags(CONFIDENTIAL));
  }
}
