package io.tanbiao.protocol.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.Authenticator;
import io.tanbiao.core.authenticate.ProofRules;
import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.authenticate.Sm2PublicKey;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.ClientConnection;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.dispatch.AnswerPart;
import io.tanbiao.protocol.dispatch.Origin;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.sm2.BouncyCastleSm2;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log-in of id-pointer 2.3.1 with an SM2 key as it was recorded (national notes, annex A). */
class RecordedLogInTest {
  private static final Octets RESOLUTION =
      Octets.hex(
          "020a020b00000000000000010000000000000048"
              + "000000010000000019000000"
              + "ffff00006b00a1470000002c"
              + "0000001c38382e3939392e312f736d6f6b652d6f61716762706e682d6e6f6e65"
              + "000000000000000000000000"
              + "00000000");

  /** It ends behind its body: there is no length of a credential. */
  private static final Octets LOG_IN =
      Octets.hex(
          "020a020b0000271700000020000000000000003f"
              + "000007d10000000010800000ffff00006b00a14900000027"
              + "0000001f38382e3939392e312f736d6f6b652d6f61716762706e682d736d3275736572"
              + "0000012c");

  private static final Octets DIGEST =
      Octets.hex("0aae844602f9d339d366cc19f9aba4c422e5f651494c0b2007687cf759f61e8e");
  private static final Octets NONCE = Octets.hex("1535aa2c4a6b46bf8ceaa98a61526ac3");
  private static final Octets SIGNATURE =
      Octets.hex(
          "304502201029b23a076152e00af538ed08076f4e4750b944db5614d184dc0d2af89bedd8"
              + "022100800bae1b4300615b3bd605b11a885a38a36bd9399222329f3ed89ef34a4573d4");
  private static final Sm2PublicKey KEY =
      new Sm2PublicKey(
          new BigInteger("7ac21bbfba843e0a3998b37896d4fd874a5fa8b9d55615a0e922f93eed2cd8fc", 16),
          new BigInteger("9e1edc9b77d86650091c10a65aebf943e1d6c9fc54961591d0570718f060d312", 16));
  private static final Reference USER = Reference.parse("300:88.999.1/smoke-oaqgbpnh-sm2user");
  private static final int SESSION_ID = 77;

  private final BouncyCastleSm2 sm2 = new BouncyCastleSm2();
  private final ScriptedRandom random = new ScriptedRandom();
  private final ClientConnection connection = new ClientConnection();
  private final RequestDispatcher dispatcher = dispatcher();

  @Test
  void logsIn() throws Exception {
    // Given
    random.challengeWith(NONCE, SESSION_ID);
    // When
    Message challenge = ask(LOG_IN);
    // Then
    assertThat(challenge.header().opCode().number()).isEqualTo(2001);
    assertThat(challenge.header().responseCode()).isEqualTo(402);
    assertThat(challenge.header().flags().has(OpFlags.RRDG)).isTrue();
    assertThat(challenge.body())
        .isEqualTo(Octets.concat(Octets.hex("03"), DIGEST, Octets.hex("00000010"), NONCE));

    Message loggedIn = ask(answer(SIGNATURE, "SM3"));
    assertThat(loggedIn.header().opCode().number()).isEqualTo(2001);
    assertThat(loggedIn.header().responseCode()).isEqualTo(1);
    assertThat(loggedIn.header().flags().has(OpFlags.RRDG)).isFalse();
    assertThat(loggedIn.envelope().requestId()).isEqualTo(33);
    assertThat(loggedIn.envelope().messageLengthOctets()).isEqualTo(0x1c);
    assertThat(loggedIn.body()).isEqualTo(Octets.EMPTY);
    assertThat(connection.loggedIn()).map(Asker.Remembered::name).contains(USER);
  }

  @Test
  void takesNoOtherSignatureNorHash() throws Exception {
    byte[] changed = SIGNATURE.toArray();
    changed[changed.length - 1] ^= 1;
    refuses(answer(Octets.of(changed), "SM3"));
    for (String hash : List.of("SHA-256", "SHA1", "MD5", "SM4", "")) {
      refuses(answer(SIGNATURE, hash));
    }
    refuses(answer(Octets.EMPTY, "SM3"));
    refuses(answer(SIGNATURE.slice(0, 70), "SM3"));
  }

  @Test
  void signsUnderTheHandleOfTheUser() {
    Octets message = sm2.sm3(Octets.concat(NONCE, DIGEST));
    assertThat(message)
        .isEqualTo(Octets.hex("9cc0def8c8de9a4225be9d80e19b0f5a0403e205d6e5ffea4f2ef6c2e42a4298"));
    Octets handle = USER.handle().name();
    assertThat(sm2.verify(KEY, handle, message, SIGNATURE)).isTrue();
    assertThat(sm2.verify(KEY, Octets.utf8("1234567812345678"), message, SIGNATURE)).isFalse();
    assertThat(sm2.verify(KEY, handle, NONCE, SIGNATURE)).isFalse();
  }

  /** The fourth field of the body is a token, empty here. */
  @Test
  void answersTheResolutionWithATrailingToken() throws Exception {
    Message answer = ask(RESOLUTION);

    assertThat(answer.header().opCode().number()).isEqualTo(1);
    assertThat(answer.header().responseCode()).isEqualTo(100);
    assertThat(answer.envelope().requestId()).isEqualTo(1);
  }

  /** Each on a node of its own, which has not seen the wrong proofs before. */
  private static void refuses(Octets answer) throws WireException {
    new RecordedLogInTest().assertRefuses(answer);
  }

  private void assertRefuses(Octets answer) throws WireException {
    random.challengeWith(NONCE, SESSION_ID);
    ask(LOG_IN);
    assertThat(ask(answer).header().responseCode()).isEqualTo(403);
    assertThat(connection.loggedIn()).isEmpty();
  }

  private Message ask(Octets request) throws WireException {
    ByteBuffer in = request.asBuffer();
    Envelope envelope = Envelope.read(in);
    Origin origin = new Origin(Transport.TCP, new InetSocketAddress(0), connection);
    AnswerPart answer = dispatcher.dispatch(envelope, in, origin).toCompletableFuture().join();
    assertThat(answer.rest()).isEmpty();
    ByteBuffer out = answer.message().asBuffer();
    return MessageCodec.decode(Envelope.read(out), out);
  }

  private static Octets answer(Octets signature, String hash) {
    Octets proof =
        new OctetWriter(8 + hash.length() + signature.length())
            .bytes(Octets.utf8(hash))
            .bytes(signature)
            .finish();
    Envelope envelope = Envelope.plain(new ProtocolVersion(2, 10), SESSION_ID, 33);
    return MessageCodec.encode(
        Requests.message(
            envelope,
            new ChallengeAnswer(ValueTypes.HS_PUBKEY, USER, proof),
            new OpFlags(OpFlags.RECU | OpFlags.RRDG),
            0x6b00a149));
  }

  private RequestDispatcher dispatcher() {
    InMemoryNode node =
        new InMemoryNode()
            .homing("88.999.1")
            .holding(
                USER.handle(),
                List.of(HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(KEY))));
    return new RequestDispatcher(
        Pipeline.of(
            new Pipeline.Parts(
                node.store(),
                node::site,
                new ServerAdministrators(Set.of(), false),
                Duration.ofSeconds(60),
                Clock.systemUTC(),
                random,
                Lanes.of(Runnable::run),
                List.of(),
                (context, operation) -> {
                  throw new AssertionError("no sessions here");
                },
                new ThrottledAuthenticator(
                    new Authenticator(node.store(), new ProofRules(false, sm2)),
                    ProofThrottle.Limits.STANDARD,
                    System::nanoTime),
                Peering.NONE,
                NodeRules.STANDARD)),
        () -> 1,
        Clock.systemUTC(),
        (transport, why) -> {});
  }
}
