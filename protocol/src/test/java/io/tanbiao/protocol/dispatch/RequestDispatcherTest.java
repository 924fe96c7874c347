package io.tanbiao.protocol.dispatch;

import static io.tanbiao.protocol.dispatch.DispatcherHarness.answer;
import static io.tanbiao.protocol.dispatch.DispatcherHarness.read;
import static io.tanbiao.protocol.dispatch.DispatcherHarness.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.protocol.capture.CaptureFile;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDispatcherTest {
  private static final Operation DELETE = new Operation.DeleteHandle(Handle.of("88.300/x"));

  private final DispatcherHarness harness = new DispatcherHarness();

  @Test
  void tellsTheHandlerWhatWasAskedAndHow() throws WireException {
    // Given
    Message request = request(DELETE, OpFlags.CERT | OpFlags.PUBL);

    // When
    harness.ask(request, Outcome.Done.PLAINLY);

    // Then
    assertThat(harness.handler.operation()).isEqualTo(DELETE);
    assertThat(harness.handler.context())
        .isEqualTo(
            new RequestContext(
                Transport.TCP,
                DispatcherHarness.PEER,
                0,
                new OpFlags(OpFlags.CERT | OpFlags.PUBL),
                ProtocolVersion.NEWEST,
                request.signedOctets()));
  }

  @Test
  void answersWithTheIdsOfTheRequestAndWithItsOwnSerialAndExpiration() throws WireException {
    // When
    Message answer = harness.ask(request(DELETE, 0), Outcome.Done.PLAINLY);

    // Then
    Header header = answer.header();
    assertThat(answer.envelope().requestId()).isEqualTo(77);
    assertThat(answer.envelope().messageId()).isZero();
    assertThat(answer.envelope().suggested()).isEqualTo(ProtocolVersion.NEWEST);
    assertThat(header.opCode()).isEqualTo(OpCode.DELETE_HANDLE);
    assertThat(header.siteSerial()).isEqualTo(DispatcherHarness.SITE_SERIAL);
    assertThat(header.expirationSeconds()).isEqualTo(harness.clock.seconds() + 43_200);
  }

  /** The site would sign on the event loop, just when there is no room anywhere else. */
  @Test
  void promisesNoSignatureWhenThereIsNoRoomForTheRequest() throws WireException {
    Message request = request(DELETE, OpFlags.CERT);

    assertThat(harness.ask(request, new Refused(3, "")).header().flags().has(OpFlags.CERT))
        .isFalse();
    assertThat(harness.ask(request, new Refused(2, "")).header().flags().has(OpFlags.CERT))
        .isTrue();
  }

  @Test
  void copiesTheRecursionCount() throws WireException {
    // Given
    Message plain = request(DELETE, 0);
    Header header = new Header(OpCode.DELETE_HANDLE, 0, OpFlags.NONE, -1, 9, 1_893_456_000, 0);
    Message request = Message.of(plain.envelope(), header, plain.body(), Octets.EMPTY);

    // When, Then
    assertThat(harness.ask(request, Outcome.Done.PLAINLY).header().recursionCount()).isEqualTo(9);
  }

  @Test
  void unknownOperationReachesTheHandler() throws WireException {
    // Given
    Operation unknown = new Operation.Unknown(new OpCode(777), Octets.hex("01"));

    // When
    Message answer = harness.ask(request(unknown, 0), new Refused(5, ""));

    // Then
    assertThat(harness.handler.operation()).isEqualTo(unknown);
    assertThat(answer.header().responseCode()).isEqualTo(5);
    assertThat(answer.header().opCode()).isEqualTo(new OpCode(777));
  }

  /** Wire notes §10.6: 9.3.1 answers all these with request id -1 and operation 0. */
  @ParameterizedTest
  @CsvSource({
    "185, BAD_FIELD",
    "192, TRUNCATED",
    "197, TRUNCATED",
    "198, NEGATIVE_LENGTH",
    "199, TRUNCATED",
    "200, NEGATIVE_LENGTH",
    "201, TOO_MANY",
    "249, UNKNOWN_VERSION",
    "250, UNKNOWN_VERSION"
  })
  void refusesWhatCannotBeDecodedByTheIdOfTheRequest(String capture, Reason reason)
      throws WireException {
    // Given
    var request = CaptureFile.numbered(capture).messages().get(0);

    // When
    Message answer = harness.send(request.withEnvelope()).get(0);

    // Then
    assertThat(answer.header().responseCode()).isEqualTo(4);
    assertThat(answer.envelope().requestId()).isEqualTo(request.envelope().requestId());
    assertThat(harness.handler.operation()).isNull();
    assertThat(harness.refused).containsExactly(reason);
  }

  @Test
  void namesTheOperationOfMalformedRequestWhenItsHeaderIsThere() throws WireException {
    var request = CaptureFile.numbered("199").messages().get(0);
    assertThat(harness.send(request.withEnvelope()).get(0).header().opCode())
        .isEqualTo(OpCode.RESOLUTION);
  }

  @Test
  void signsNoRefusalOfWhatCannotBeDecoded() throws WireException {
    // Given
    Message request = request(DELETE, OpFlags.CERT);
    Header header = new Header(OpCode.DELETE_HANDLE, 1, request.header().flags(), -1, 0, 0, 0);
    Message malformed = Message.of(request.envelope(), header, request.body(), Octets.EMPTY);

    // When
    Message answer = harness.send(MessageCodec.encode(malformed)).get(0);

    // Then
    assertThat(answer.header().responseCode()).isEqualTo(4);
    assertThat(answer.header().flags().has(OpFlags.CERT)).isFalse();
    assertThat(answer.credential()).isEqualTo(Octets.EMPTY);
  }

  /** Capture 208; without a session there is no key, and an unknown one may have been lost. */
  @ParameterizedTest
  @CsvSource({"0, 501", "-1, 501", "1, 500", "2147483647, 500"})
  void refusesWhatIsEncryptedForNoKnownSession(int sessionId, int code) throws WireException {
    // Given
    Message plain = request(DELETE, 0);
    Envelope encrypted =
        new Envelope(
            ProtocolVersion.NEWEST, false, true, false, ProtocolVersion.NEWEST, sessionId, 5, 0, 0);
    Octets request =
        MessageCodec.encode(Message.of(encrypted, plain.header(), plain.body(), Octets.EMPTY));

    // When
    Message answer = harness.send(request).get(0);

    // Then
    assertThat(answer.header().responseCode()).isEqualTo(code);
    assertThat(answer.envelope().requestId()).isEqualTo(5);
    assertThat(answer.envelope().encrypted()).isFalse();
    assertThat(harness.refused).containsExactly(Reason.NOT_DECRYPTABLE);
  }

  @Test
  void refusesWhatSaysThatItIsCompressed() throws WireException {
    // Given
    Message plain = request(DELETE, 0);
    Envelope compressed =
        new Envelope(
            ProtocolVersion.NEWEST, true, false, false, ProtocolVersion.NEWEST, 0, 5, 0, 0);
    Octets request =
        MessageCodec.encode(Message.of(compressed, plain.header(), plain.body(), Octets.EMPTY));

    // When
    Message answer = harness.send(request).get(0);

    // Then
    assertThat(answer.envelope().requestId()).isEqualTo(5);
    assertThat(answer.header().responseCode()).isEqualTo(4);
    assertThat(harness.refused).containsExactly(Reason.BAD_FIELD);
  }

  @Test
  void refusesIllegalLengthInTheVersionOfThePeer() throws WireException {
    // Given
    Envelope envelope = Envelope.plain(new ProtocolVersion(2, 6), 3, 5).withMessageLength(-1);
    WireException why = new WireException(Reason.NEGATIVE_LENGTH, "message length: -1");

    // When
    Message answer =
        read(List.of(harness.dispatcher.refuse(envelope, why, Transport.TCP).message())).get(0);

    // Then
    assertThat(answer(answer).outcome().responseCode()).isEqualTo(4);
    assertThat(answer.envelope().requestId()).isEqualTo(5);
    assertThat(answer.envelope().sessionId()).isEqualTo(3);
    assertThat(answer.envelope().version()).isEqualTo(ProtocolVersion.NEWEST);
    assertThat(harness.refused).containsExactly(Reason.NEGATIVE_LENGTH);
  }

  /** Capture 186. */
  @Test
  void refusesHalfAnEnvelopeByNoId() throws WireException {
    // Given
    WireException why = new WireException(Reason.TRUNCATED, "envelope");

    // When
    Message answer = read(List.of(harness.dispatcher.refuse(why, Transport.TCP).message())).get(0);

    // Then
    assertThat(answer.header().responseCode()).isEqualTo(4);
    assertThat(answer.header().opCode()).isEqualTo(OpCode.RESERVED);
    assertThat(answer.envelope().requestId()).isEqualTo(-1);
    assertThat(answer.envelope().version()).isEqualTo(new ProtocolVersion(2, 3));
  }

  @Test
  void doesNotKeepTheBufferItReads() throws WireException {
    // Given
    byte[] octets = MessageCodec.encode(request(DELETE, 0)).toArray();
    ByteBuffer in = ByteBuffer.wrap(octets);
    Envelope envelope = Envelope.read(in);
    harness.dispatcher.dispatch(envelope, in, Transport.UDP, DispatcherHarness.PEER);
    Octets signed = harness.handler.context().signedOctets();
    Octets before = Octets.of(signed.toArray());

    // When
    new OctetWriter(ByteBuffer.wrap(octets)).octets(Octets.of(new byte[octets.length]));

    // Then
    assertThat(signed).isEqualTo(before);
  }
}
