package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawEnvelope;
import io.tanbiao.conformance.raw.RawHeader;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawReader;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of an answer, octet by octet (wire notes §1, §2, §3). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerFormTest {
  private static final Octets UNSIGNED = Octets.repeat(0, 4);
  private static final int HALF_DAY = 43_200;
  private static final RawValue VALUE =
      new RawValue(
          1,
          0,
          0,
          300,
          RawValue.PUBLIC,
          "URL",
          Octets.utf8("https://example.org/form"),
          List.of(new RawValue.Reference("88.300/other", 7)));

  private TanbiaoNode node;
  private String name;

  @BeforeAll
  void registers(TanbiaoNode shared) throws Exception {
    name = Names.fresh("Form");
    RawAdministrator.register(shared, name, VALUE);
  }

  @BeforeEach
  void takes(TanbiaoNode shared) {
    node = shared;
  }

  @Test
  void s2_answersInTheFormOfTheRecordedServer() throws Exception {
    RawMessage request = RawRequests.resolve(name, List.of(1), List.of());
    int now = (int) (System.currentTimeMillis() / 1000);

    RawMessage answer = tcp(request);

    assertThat(answer.envelope())
        .isEqualTo(
            new RawEnvelope(2, 11, 2, 11, 0, request.requestId(), 0, answer.message().length()));
    RawHeader header = answer.header();
    assertThat(header.opCode()).isEqualTo(1);
    assertThat(header.responseCode()).isEqualTo(1);
    assertThat(Integer.toHexString(header.flags()))
        .as("the request's flags, AUTH and RECU")
        .isEqualTo("99000000");
    assertThat(header.recursionCount()).isZero();
    assertThat(header.expiration()).isBetween(now + HALF_DAY - 60, now + HALF_DAY + 60);
    assertThat(answer.credential()).isEqualTo(UNSIGNED);
    RawReader body = answer.bodyReader();
    assertThat(body.text()).isEqualTo(name);
    List<RawValue> values = RawValue.readAll(body);
    assertThat(values).extracting(RawValue::withoutTimestamp).containsExactly(VALUE);
    assertThat(values.get(0).timestamp()).isBetween(now - 600, now + 5);
    assertThat(body.left()).isZero();
  }

  @Test
  void s1_saysTheSameOverEveryTransport() throws Exception {
    RawMessage request = RawRequests.resolve(name);

    RawMessage overTcp = tcp(request);
    RawMessage overHttp = RawTunnel.ask(node.httpAddress(), request);
    RawMessage overUdp;
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      overUdp = udp.ask(request);
    }

    assertThat(overUdp.body()).isEqualTo(overTcp.body());
    assertThat(overHttp.body()).isEqualTo(overTcp.body());
    assertThat(overUdp.envelope()).isEqualTo(overTcp.envelope());
    assertThat(overHttp.envelope()).isEqualTo(overTcp.envelope());
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 2, 0",
    "2, 1, 2, 1",
    "2, 4, 2, 4",
    "2, 5, 2, 5",
    "2, 10, 2, 10",
    "2, 11, 2, 11",
    "2, 12, 2, 11",
    "3, 0, 2, 11"
  })
  void s1_answersInTheVersionOfTheRequestWhenNoneIsSuggested(
      int major, int minor, int answerMajor, int answerMinor) throws Exception {
    RawMessage request =
        RawRequests.resolve(name).withEnvelope(envelope -> envelope.inVersion(major, minor));

    RawEnvelope envelope = tcp(request).envelope();

    assertThat(List.of(envelope.major(), envelope.minor()))
        .containsExactly(answerMajor, answerMinor);
    assertThat(List.of(envelope.flags() & 3, envelope.suggestedMinor()))
        .as("suggests 2.11")
        .containsExactly(2, 11);
  }

  @Test
  void s1_answersInTheSuggestedVersion() throws Exception {
    RawMessage request =
        RawRequests.resolve(name)
            .withEnvelope(
                envelope ->
                    new RawEnvelope(2, 3, 2, 6, 0, envelope.requestId(), 0, envelope.length()));

    RawEnvelope envelope = tcp(request).envelope();

    assertThat(List.of(envelope.major(), envelope.minor())).containsExactly(2, 6);
  }

  @ParameterizedTest
  @CsvSource({"2, 7, 3, 32", "2, 6, 2, 20", "2, 1, 2, 20"})
  void s2_putsTheDigestBeforeTheBody(int major, int minor, int type, int octets) throws Exception {
    RawMessage request =
        RawRequests.resolve(name)
            .withEnvelope(envelope -> envelope.inVersion(major, minor))
            .withHeader(header -> header.withFlags(RawHeader.USUAL | RawHeader.RRDG));

    RawReader body = tcp(request).bodyReader();

    assertThat(body.int8()).isEqualTo(type);
    Octets digest = body.octets(octets);
    assertThat(type != 3 || digest.equals(request.digest())).isTrue();
    assertThat(body.text()).isEqualTo(name);
  }

  @Test
  void s2_putsTheDigestBeforeErrorsToo() throws Exception {
    RawMessage request =
        RawRequests.resolve("88.300/absent")
            .withHeader(header -> header.withFlags(RawHeader.USUAL | RawHeader.RRDG));

    RawMessage answer = tcp(request);

    assertThat(answer.code()).isEqualTo(100);
    RawReader body = answer.bodyReader();
    assertThat(body.int8()).isEqualTo(3);
    assertThat(body.octets(32)).isEqualTo(request.digest());
    assertThat(body.bytes().length() + body.left()).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({"2, 4, 201", "2, 5, 202"})
  void s2_writesCode202As201ForClientsBelow2dot5(int major, int minor, int code) throws Exception {
    RawMessage request =
        RawRequests.add(name, List.of(RawValue.text(-1, "URL", "x")))
            .withEnvelope(envelope -> envelope.inVersion(major, minor));

    assertThat(tcp(request).code()).isEqualTo(code);
  }

  @Test
  void s3_readsWhatItKnowsAndIgnoresTheRest() throws Exception {
    Octets body = RawRequests.resolve(name).body();
    RawMessage withMore =
        RawMessage.request(RawRequests.RESOLUTION, Octets.concat(body, Octets.repeat(0, 8)));
    RawMessage withoutCredential = RawRequests.resolve(name).withCredential(Octets.NONE);
    RawMessage longExpired =
        RawRequests.resolve(name).withHeader(header -> header.withExpiration(1));

    for (RawMessage request : List.of(withMore, withoutCredential, longExpired)) {
      assertThat(tcp(request).code()).isEqualTo(1);
    }
  }

  @Test
  void s2_keepsTheConnectionWhetherAskedToOrNot() throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      for (int flags : new int[] {RawHeader.USUAL | RawHeader.KPAL, RawHeader.USUAL, 0}) {
        RawMessage request =
            RawRequests.resolve(name).withHeader(header -> header.withFlags(flags));

        RawMessage answer = tcp.ask(request);

        assertThat(answer.requestId()).isEqualTo(request.requestId());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.header().has(RawHeader.KPAL)).isFalse();
      }
    }
  }

  @Test
  void s7_saysTheLengthOfATunnelledAnswer() throws Exception {
    RawMessage request = RawRequests.resolve(name);

    RawTunnel.Answer answer =
        RawTunnel.post(node.httpAddress(), "/88.300%2Fany%20path", request.octets());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("content-type")).hasValue("application/x-hdl-message");
    assertThat(answer.field("content-length")).hasValue("" + answer.body().length());
    assertThat(answer.field("transfer-encoding")).isEmpty();
    assertThat(answer.message().requestId()).isEqualTo(request.requestId());
  }

  private RawMessage tcp(RawMessage request) throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      return tcp.ask(request);
    }
  }
}
