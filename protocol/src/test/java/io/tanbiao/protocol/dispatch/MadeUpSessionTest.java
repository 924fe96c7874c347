package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session ids that the node never gave out (HW-11.11, HW-16.4). */
class MadeUpSessionTest {
  private static final int FIRST_ID_OF_NATIONAL_CLIENTS = 10_001;

  private final DispatcherHarness harness = new DispatcherHarness();

  @ParameterizedTest
  @ValueSource(ints = {FIRST_ID_OF_NATIONAL_CLIENTS, 1, Integer.MAX_VALUE, 0, -1})
  void areNoErrorWithoutAMac(int sessionId) throws WireException {
    // When
    Message answer = harness.ask(request(sessionId), Outcome.Done.PLAINLY);

    // Then
    assertThat(harness.handler.context().asker()).isEqualTo(Asker.ANYBODY);
    assertThat(harness.handler.context().sessionId()).isEqualTo(sessionId);
    assertThat(answer.envelope().sessionId()).isEqualTo(sessionId);
    assertThat(answer.header().responseCode()).isEqualTo(1);
  }

  @Test
  void areThoseOfALostSessionWithAMac() throws WireException {
    // When
    harness.ask(
        request(FIRST_ID_OF_NATIONAL_CLIENTS).with(credential(MessageCredential.MAC)),
        Outcome.Done.PLAINLY);

    // Then
    assertThat(harness.handler.context().asker())
        .isInstanceOfSatisfying(
            Asker.Impostor.class,
            impostor -> assertThat(impostor.why()).isEqualTo(Asker.Impostor.Why.NO_SUCH_SESSION));
  }

  private static Message request(int sessionId) {
    Operation delete = new DeleteHandle(Handle.of("88.300/X"));
    Envelope envelope = Envelope.plain(ProtocolVersion.NEWEST, sessionId, 77);
    return Requests.message(envelope, delete, OpFlags.NONE, 1_893_456_000);
  }

  private static MessageCredential credential(Octets type) {
    Reference signer = new Reference(new Handle(Octets.EMPTY), 1);
    return new MessageCredential(
        0, 0, signer, type, Octets.utf8("HMAC-SHA256"), Octets.of(new byte[32]));
  }
}
