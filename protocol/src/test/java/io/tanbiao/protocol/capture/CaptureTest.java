package io.tanbiao.protocol.capture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureTest {
  /** Octets made by hand that are refused; Handle.Net answers some of them with code 2. */
  private static final Map<String, Reason> REFUSED_REQUESTS =
      Map.ofEntries(
          entry("190-raw-length-zero", Reason.TRUNCATED),
          entry("191-raw-length-zero-udp", Reason.TRUNCATED),
          entry("192-raw-length-10", Reason.TRUNCATED),
          entry("197-raw-body-length-too-big", Reason.TRUNCATED),
          entry("198-raw-body-length-negative", Reason.NEGATIVE_LENGTH),
          entry("199-raw-handle-length-too-big", Reason.TRUNCATED),
          entry("200-raw-handle-length-negative", Reason.NEGATIVE_LENGTH),
          entry("201-raw-index-count-huge", Reason.TOO_MANY));

  /** Octets made by hand that are understood, but never written so. */
  private static final Map<String, String> WRITTEN_OTHERWISE =
      Map.of(
          "177-session-mode-bad", "the body of an unknown mode is not kept",
          "178-session-dh-garbage-key", "the two zero octets at the end are missing",
          "202-raw-no-credential", "the length of the credential is missing");

  /** Events that are no whole message: framing refuses them, drops them or waits for more. */
  private static final Map<String, String> PIECES =
      Map.ofEntries(
          entry("186-raw-truncated-envelope", "incomplete envelope"),
          entry("187-raw-truncated-message", "truncated: 20 of 52 octets"),
          entry("188-raw-truncated-message-open", "truncated: 20 of 52 octets"),
          entry("189-raw-truncated-udp", "datagram of 40 octets"),
          entry("193-raw-length-negative", "refused envelope"),
          entry("194-raw-length-262144", "truncated: 44 of 262144 octets"),
          entry("195-raw-length-262145", "refused envelope"),
          entry("196-raw-length-262145-udp", "fragment of a message that never became whole"),
          entry("204-raw-after-message", "incomplete envelope"),
          entry("209-raw-fragment-lost", "fragment of a message that never became whole"),
          entry("213-raw-http-on-tcp", "refused envelope"));

  private static final List<CaptureFile> ALL = CaptureFile.all();

  static Stream<CaptureFile> understood() {
    return ALL.stream().filter(c -> !REFUSED_REQUESTS.containsKey(c.name()));
  }

  static Stream<CaptureFile> refused() {
    return ALL.stream().filter(c -> REFUSED_REQUESTS.containsKey(c.name()));
  }

  @ParameterizedTest
  @MethodSource("understood")
  void isWrittenAsItWasSent(CaptureFile capture) throws WireException {
    for (CapturedMessage captured : capture.messages()) {
      if (!captured.envelope().encrypted() && !isWrittenOtherwise(capture, captured)) {
        assertThat(writtenAnew(captured)).isEqualTo(captured.withEnvelope());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("understood")
  void credentialIsWrittenAsItWasSent(CaptureFile capture) throws WireException {
    for (CapturedMessage captured : capture.messages()) {
      if (!captured.envelope().encrypted() && !decode(captured).credential().isEmpty()) {
        Octets credential = decode(captured).credential();
        assertThat(MessageCredential.decode(credential).encode()).isEqualTo(credential);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedForWhatIsWrong(CaptureFile capture) {
    CapturedMessage request = capture.messages().get(0);
    assertThatThrownBy(() -> Requests.decode(decode(request)))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.reason()).isEqualTo(REFUSED_REQUESTS.get(capture.name())));
  }

  @Test
  void onlyKnownPiecesAreNoMessages() {
    for (CaptureFile capture : ALL) {
      long octets =
          capture.events().stream()
              .filter(e -> !e.isNoMessage() && !e.what().equals(PIECES.get(capture.name())))
              .mapToLong(e -> e.octets().length())
              .sum();
      long inMessages = capture.messages().stream().mapToLong(CaptureTest::octetsOnTheWire).sum();
      assertThat(inMessages).as(capture.name()).isEqualTo(octets);
    }
  }

  @Test
  void readsThousandMessages() {
    assertThat(ALL).hasSize(299);
    assertThat(ALL.stream().mapToInt(c -> c.messages().size()).sum()).isGreaterThan(1000);
  }

  private static Octets writtenAnew(CapturedMessage captured) throws WireException {
    Message message = decode(captured);
    Octets body =
        captured.side() == Side.CLIENT
            ? Requests.encodeBody(Requests.decode(message), captured.envelope().version())
            : Answers.message(Answers.decode(message)).body();
    return MessageCodec.encode(
        Message.of(message.envelope(), message.header(), body, message.credential()));
  }

  private static Message decode(CapturedMessage captured) throws WireException {
    return MessageCodec.decode(captured.envelope(), captured.octets().asBuffer());
  }

  private static boolean isWrittenOtherwise(CaptureFile capture, CapturedMessage captured) {
    return captured.side() == Side.CLIENT && WRITTEN_OTHERWISE.containsKey(capture.name());
  }

  /** A message that was sent in several packets has an envelope in each. */
  private static long octetsOnTheWire(CapturedMessage message) {
    int length = message.octets().length();
    int packets = message.envelope().truncated() ? Math.max(1, (length + 491) / 492) : 1;
    return (long) packets * Envelope.LENGTH_OCTETS + length;
  }
}
