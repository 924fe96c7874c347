package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.LogIn;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log-in of the national SDKs on real connections (op 2001, wire notes §9.4). */
class LogInIT {
  /** id-pointer counts its session ids up from here, whatever the server says. */
  private static final int MADE_UP_SESSION = 10_001;

  private static final Reference USER = Reference.parse("300:88.300/USER");
  private static final Handle PRESS = Handle.of("88.300/press");

  private final KeyPair keys = newKeys();
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding(
              "0.NA/88.300",
              HandleValue.of(100, "HS_ADMIN", AdminEntry.of(AdminEntry.ALL_RIGHTS, USER).encode()))
          .holding(
              "88.300/USER",
              HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(keys.getPublic())));

  private EventLoops loops;
  private TcpServer server;

  @BeforeEach
  void listens() throws IOException {
    loops = EventLoops.open(1, "log-in-test");
    server =
        TcpServer.open(
            TcpSettings.builder(List.of(Loopback.ipv4())).build(),
            node.dispatcher(),
            loops,
            ConnectionObserver.NONE);
  }

  @AfterEach
  void closes() {
    server.close();
    loops.close();
  }

  @Test
  void asksWithoutChallengesOnTheConnectionOfTheLogIn() throws Exception {
    try (Socket socket = connect()) {
      Answer loggedIn = logIn(socket, keys);
      assertThat(loggedIn.outcome().responseCode()).isEqualTo(1);
      assertThat(loggedIn.head().opCode()).isEqualTo(OpCode.LOG_IN);
      assertThat(loggedIn.head().sessionId()).isEqualTo(MADE_UP_SESSION);

      assertThat(create(socket).outcome().responseCode()).isEqualTo(1);
    }
  }

  @Test
  void isNobodyOnTheNextConnection() throws Exception {
    try (Socket socket = connect()) {
      logIn(socket, keys);
    }
    try (Socket socket = connect()) {
      assertThat(create(socket).outcome()).isInstanceOf(Challenge.class);
    }
  }

  @Test
  void isNobodyAfterALogInThatFailed() throws Exception {
    try (Socket socket = connect()) {
      logIn(socket, keys);

      assertThat(logIn(socket, newKeys()).outcome().responseCode()).isEqualTo(403);

      assertThat(create(socket).outcome()).isInstanceOf(Challenge.class);
    }
  }

  /** Only who once had a session with a key makes a MAC. */
  @Test
  void tellsWhoSendsAMacThatItsSessionIsLost() throws Exception {
    try (Socket socket = connect()) {
      logIn(socket, keys);
      Message withMac =
          request(new CreateHandle(PRESS, values()), MADE_UP_SESSION)
              .with(
                  new MessageCredential(
                      0,
                      0,
                      new Reference(new Handle(Octets.EMPTY), 1),
                      MessageCredential.MAC,
                      Octets.utf8("HMAC-SHA256"),
                      Octets.of(new byte[32])));

      assertThat(ask(socket, withMac).outcome().responseCode()).isEqualTo(500);
    }
  }

  private Answer logIn(Socket socket, KeyPair with) throws Exception {
    Message request = request(new LogIn(USER), MADE_UP_SESSION);
    Answer answer = ask(socket, request);
    Challenge challenge = (Challenge) answer.outcome();
    assertThat(answer.head().opCode()).isEqualTo(OpCode.LOG_IN);
    assertThat(answer.digests(request)).isTrue();
    Octets signed = Octets.concat(challenge.nonce(), challenge.digest());
    Octets proof =
        new Credential.PrivateKey(USER, with.getPrivate()).prove(signed, ProtocolVersion.NEWEST);
    Operation op200 = new ChallengeAnswer(Octets.utf8("HS_PUBKEY"), USER, proof);
    return ask(socket, request(op200, challenge.sessionId()));
  }

  private static Answer create(Socket socket) throws Exception {
    return ask(socket, request(new CreateHandle(PRESS, values()), MADE_UP_SESSION));
  }

  private static List<HandleValue> values() {
    return List.of(HandleValue.of(1, "URL", "http://example.org/press"));
  }

  private static Message request(Operation operation, int sessionId) {
    return Requests.message(operation, new OpFlags(OpFlags.RRDG), sessionId, 32, 1_893_456_000);
  }

  private static Answer ask(Socket socket, Message request) throws IOException, WireException {
    socket.getOutputStream().write(MessageCodec.encode(request).toArray());
    byte[] head = socket.getInputStream().readNBytes(Envelope.LENGTH_OCTETS);
    Envelope envelope = Envelope.read(ByteBuffer.wrap(head));
    byte[] message = socket.getInputStream().readNBytes(envelope.messageLengthOctets());
    return Answers.decode(MessageCodec.decode(envelope, ByteBuffer.wrap(message)));
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(server.addresses().get(0));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
