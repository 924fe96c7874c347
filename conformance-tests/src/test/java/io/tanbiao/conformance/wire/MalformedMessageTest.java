package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages whose length is right and whose content is not: an answer that the sender can match, by
 * every transport, and the connection goes on (wire notes §1, §10.6).
 */
@ExtendWith(SharedNode.class)
class MalformedMessageTest {
  private static final int PROTOCOL_ERROR = 4;
  private static final int NOT_SUPPORTED = 5;
  private static final int SESSION_FAILED = 501;
  private static final String NAME = "0.NA/88.300";
  private static final int HUGE = Integer.MAX_VALUE;

  static Stream<Arguments> unknownOperations() {
    return Stream.of(777, 0x7fffffff, -1, 1000, 3000)
        .map(opCode -> Arguments.of(opCode, RawRequests.ofName(opCode, NAME)));
  }

  static Stream<Arguments> malformed() {
    RawMessage right = RawRequests.resolve(NAME);
    int length = right.header().bodyLength();
    Octets name = Octets.utf8(NAME);
    RawWriter named = new RawWriter().bytes(name);
    return Stream.of(
        message("body beyond the message", right.withHeader(h -> h.withBodyLength(length + 5))),
        message("body of 2 GiB", right.withHeader(header -> header.withBodyLength(HUGE))),
        message("negative body", right.withHeader(header -> header.withBodyLength(-1))),
        message("empty body", RawMessage.request(1, Octets.NONE)),
        message("name beyond the body", body(new RawWriter().int32(100).octets(name))),
        message("name of 2 GiB", body(new RawWriter().int32(HUGE).octets(name))),
        message("negative name", body(new RawWriter().int32(-5).octets(name))),
        message("2 Gi indexes", body(copy(named).int32(HUGE).int32(1))),
        message("negative indexes", body(copy(named).int32(-1).int32(0))),
        message("2 Gi types", body(copy(named).int32(0).int32(HUGE).text("URL"))),
        message("negative type", body(copy(named).int32(0).int32(1).int32(-1))),
        message("no lists", body(copy(named))),
        message("half a value", RawMessage.request(100, copy(named).int32(1).int32(7).finish())),
        message("2 Gi values", RawMessage.request(100, copy(named).int32(HUGE).finish())),
        message(
            "2 Gi indexes to remove", RawMessage.request(103, copy(named).int32(HUGE).finish())),
        message("version 1.0", right.withEnvelope(envelope -> envelope.inVersion(1, 0))),
        message("version 99.0", right.withEnvelope(envelope -> envelope.inVersion(99, 0))),
        message("compressed", right.withEnvelope(envelope -> envelope.withFlags(0x80))));
  }

  @ParameterizedTest
  @MethodSource("unknownOperations")
  void s1_answersUnknownOperationsWithCode5(int opCode, RawMessage request, TanbiaoNode node)
      throws Exception {
    for (RawMessage answer : answersOf(node, request)) {
      assertThat(answer.code()).isEqualTo(NOT_SUPPORTED);
      assertThat(answer.requestId()).isEqualTo(request.requestId());
      assertThat(answer.header().opCode()).isEqualTo(opCode);
    }
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void s1_answersMalformedMessagesWithCode4(RawMessage request, TanbiaoNode node) throws Exception {
    for (RawMessage answer : answersOf(node, request)) {
      assertThat(answer.code()).isEqualTo(PROTOCOL_ERROR);
      assertThat(answer.requestId()).isEqualTo(request.requestId());
      assertThat(answer.errorText()).as("a fixed text").hasSizeLessThan(100);
    }
  }

  @Test
  void s1_answersAnAnswerWithCode4OnStreams(TanbiaoNode node) throws Exception {
    RawMessage request = RawRequests.resolve(NAME).withHeader(header -> header.withResponseCode(1));
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      assertThat(tcp.ask(request).code()).isEqualTo(PROTOCOL_ERROR);
    }
    assertThat(RawTunnel.ask(node.httpAddress(), request).code()).isEqualTo(PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void s6_cannotReadWhatIsEncryptedWithoutASession(RawMessage request, int code, TanbiaoNode node)
      throws Exception {
    for (RawMessage answer : answersOf(node, request)) {
      assertThat(answer.code()).isEqualTo(code);
      assertThat(answer.requestId()).isEqualTo(request.requestId());
    }
  }

  static Stream<Arguments> encrypted() {
    RawMessage plain = RawRequests.resolve(NAME);
    RawMessage request = RawMessage.encrypted(plain.envelope(), plain.message());
    return Stream.of(
        Arguments.of(request, SESSION_FAILED),
        Arguments.of(request.withEnvelope(envelope -> envelope.withSessionId(4711)), 500));
  }

  /** By every transport; over TCP a right request on the same connection must be answered next. */
  private static List<RawMessage> answersOf(TanbiaoNode node, RawMessage request) throws Exception {
    RawMessage overTcp;
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      overTcp = tcp.ask(request);
      RawMessage next = RawRequests.resolve(NAME);
      assertThat(tcp.ask(next).requestId()).isEqualTo(next.requestId());
    }
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      return List.of(overTcp, udp.ask(request), RawTunnel.ask(node.httpAddress(), request));
    }
  }

  private static RawMessage body(RawWriter body) {
    return RawMessage.request(RawRequests.RESOLUTION, body.finish());
  }

  private static RawWriter copy(RawWriter start) {
    return new RawWriter().octets(start.finish());
  }

  private static Arguments message(String name, RawMessage message) {
    return Arguments.of(Named.of(name, message));
  }
}
