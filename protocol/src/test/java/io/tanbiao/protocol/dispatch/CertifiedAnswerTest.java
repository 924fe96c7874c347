package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import io.tanbiao.protocol.wire.SignedForm;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which answers are signed for who asks for it outside a session (HW-12.6, HW-12.10). */
class CertifiedAnswerTest {
  private static final Operation LIST = new Operation.ListHandles(Handle.of("0.NA/88.300"));
  private static final Octets DIGEST = Octets.of(new byte[32]);

  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    keys = generator.generateKeyPair();
  }

  static Stream<Arguments> outcomes() {
    List<Handle> names =
        IntStream.range(0, 101).mapToObj(number -> Handle.of("88.300/" + number)).toList();
    return Stream.of(
        Arguments.of(new Outcome.Names(names), 3),
        Arguments.of(Outcome.Refused.with(ResponseCode.NOT_RESPONSIBLE), 1),
        Arguments.of(new Outcome.Challenge(5, Octets.of(new byte[16]), DIGEST), 1));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void everyMessageIsSignedByTheSite(Outcome outcome, int messages) throws Exception {
    // When
    List<Message> answers = ask(outcome, OpFlags.CERT);

    // Then
    assertThat(answers).hasSize(messages);
    for (Message answer : answers) {
      MessageCredential credential = MessageCredential.decode(answer.credential());
      assertThat(credential.type()).isEqualTo(MessageCredential.SIGNED);
      assertThat(credential.counter()).isZero();
      assertThat(isMadeByTheSite(answer, credential)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void nothingIsSignedUnasked(Outcome outcome, int messages) throws Exception {
    assertThat(ask(outcome, 0))
        .hasSize(messages)
        .allSatisfy(answer -> assertThat(answer.credential()).isEqualTo(Octets.EMPTY));
  }

  private static List<Message> ask(Outcome outcome, int flags) throws WireException {
    ManualClock clock = ManualClock.ofSomeDay();
    ScriptedHandler handler = new ScriptedHandler();
    handler.answers(outcome);
    RequestDispatcher dispatcher =
        new RequestDispatcher(
            handler,
            () -> DispatcherHarness.SITE_SERIAL,
            clock,
            new SiteSignatures(keys.getPrivate()),
            Sessions.none(clock),
            (transport, reason) -> {});
    ByteBuffer in = MessageCodec.encode(DispatcherHarness.request(LIST, flags)).asBuffer();
    Envelope envelope = Envelope.read(in);
    return DispatcherHarness.read(
        dispatcher
            .dispatch(envelope, in, Transport.TCP, DispatcherHarness.PEER)
            .toCompletableFuture()
            .join());
  }

  private static boolean isMadeByTheSite(Message answer, MessageCredential credential)
      throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update(SignedForm.ofSignature(answer, 0).toArray());
    return signature.verify(credential.proof().toArray());
  }
}
