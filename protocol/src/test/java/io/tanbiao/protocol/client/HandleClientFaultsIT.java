package io.tanbiao.protocol.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The client with servers and networks that fail. */
class HandleClientFaultsIT {
  private static final Resolution RESOLUTION = Resolution.ofAll(Handle.of("88.300/x"));
  private static final Outcome MISSING = new Outcome.Refused(100, "");
  private static final ClientTimeouts BRIEF =
      new ClientTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          List.of(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(5)));

  @Test
  void repeatsARequestWhosePacketWasLost() throws Exception {
    try (DatagramSocket server = new DatagramSocket(Loopback.ipv4());
        HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.UDP)) {
      // Given
      CompletableFuture<Void> answering =
          run(
              () -> {
                receive(server);
                DatagramPacket second = receive(server);
                second.setData(answer(MISSING, Octets.of(second.getData(), 0, second.getLength())));
                server.send(second);
              });

      // Then
      assertThat(client.send(RESOLUTION, OpFlags.NONE)).isEqualTo(MISSING);
      answering.get();
    }
  }

  @Test
  void passesOverPacketsOfOtherRequests() throws Exception {
    try (DatagramSocket server = new DatagramSocket(Loopback.ipv4());
        HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.UDP)) {
      // Given
      CompletableFuture<Void> answering =
          run(
              () -> {
                DatagramPacket request = receive(server);
                byte[] right =
                    answer(MISSING, Octets.of(request.getData(), 0, request.getLength()));
                byte[] wrong = right.clone();
                wrong[8] ^= 1;
                for (byte[] octets : List.of(wrong, right)) {
                  request.setData(octets);
                  server.send(request);
                }
              });

      // Then
      assertThat(client.send(RESOLUTION, OpFlags.NONE)).isEqualTo(MISSING);
      answering.get();
    }
  }

  @Test
  void comesByTcpWhenUdpIsSilent() throws Exception {
    try (ServerSocket server = listen();
        DatagramSocket silent = new DatagramSocket(server.getLocalSocketAddress());
        HandleClient client =
            HandleClient.connect(
                (InetSocketAddress) server.getLocalSocketAddress(),
                ClientTransport.AUTO,
                new ClientTimeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    List.of(Duration.ofMillis(10), Duration.ofMillis(10))))) {
      // Given
      CompletableFuture<Void> answering = answerOnce(server, MISSING, octets -> octets);

      // Then
      assertThat(client.send(RESOLUTION, OpFlags.NONE)).isEqualTo(MISSING);
      assertThat(silent.isClosed()).isFalse();
      answering.get();
    }
  }

  @Test
  void asksAgainWhenTheKeptConnectionWasClosed() throws Exception {
    try (ServerSocket server = listen();
        HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.TCP)) {
      for (int i = 0; i < 2; i++) {
        // Given
        CompletableFuture<Void> answering = answerOnce(server, MISSING, octets -> octets);

        // Then
        assertThat(client.send(RESOLUTION, OpFlags.NONE)).isEqualTo(MISSING);
        answering.get();
      }
    }
  }

  @Test
  void refusesAnswersToOtherRequestsAndGarbage() throws Exception {
    List<UnaryOperator<byte[]>> spoils =
        List.of(
            octets -> spoil(octets, 8),
            octets -> spoil(octets, 16),
            octets -> spoil(octets, 41),
            octets -> "HTTP/1.1 400 Bad Request\r\n\r\n".repeat(3).getBytes(US_ASCII));
    for (UnaryOperator<byte[]> spoil : spoils) {
      try (ServerSocket server = listen();
          HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.TCP)) {
        // Given
        CompletableFuture<Void> answering = answerOnce(server, MISSING, spoil);

        // Then
        assertThatThrownBy(() -> client.send(RESOLUTION, OpFlags.NONE))
            .isInstanceOf(BadAnswerException.class);
        answering.get();
      }
    }
  }

  @Test
  void saysThatTheServerHungUp() throws Exception {
    try (ServerSocket server = listen();
        HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.TCP)) {
      // Given
      CompletableFuture<Void> answering = answerOnce(server, MISSING, octets -> new byte[10]);

      // Then
      assertThatThrownBy(() -> client.send(RESOLUTION, OpFlags.NONE))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("10 of 20 octets");
      answering.get();
    }
  }

  @Test
  void signsNoChallengeToAnotherRequest() throws Exception {
    // Given
    Outcome challenge = new Outcome.Challenge(5, Octets.of(new byte[16]), Octets.of(new byte[32]));
    Credential credential =
        new Credential.SecretKey(
            new Reference(Handle.of("88.300/ADMIN"), 301), Octets.utf8("secret"));
    try (ServerSocket server = listen();
        HandleClient client = client(server.getLocalSocketAddress(), ClientTransport.TCP)) {
      CompletableFuture<Void> answering = answerOnce(server, challenge, octets -> octets);

      // Then
      assertThatThrownBy(
              () ->
                  client.send(
                      new Operation.DeleteHandle(Handle.of("88.300/x")), OpFlags.NONE, credential))
          .isInstanceOf(BadAnswerException.class)
          .hasMessageContaining("challenges another request");
      answering.get();
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static CompletableFuture<Void> run(Task task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (IOException | AssertionError e) {
                done.completeExceptionally(e);
              }
            },
            "faulty-server");
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private static CompletableFuture<Void> answerOnce(
      ServerSocket server, Outcome outcome, UnaryOperator<byte[]> spoil) {
    return run(
        () -> {
          try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] envelope = in.readNBytes(Envelope.LENGTH_OCTETS);
            byte[] message = in.readNBytes(ByteBuffer.wrap(envelope).getInt(16));
            byte[] answer = answer(outcome, Octets.concat(Octets.of(envelope), Octets.of(message)));
            socket.getOutputStream().write(spoil.apply(answer));
          }
        });
  }

  private static byte[] answer(Outcome outcome, Octets request) {
    RequestHandler handler = (context, operation) -> CompletableFuture.completedFuture(outcome);
    RequestDispatcher dispatcher =
        new RequestDispatcher(handler, () -> 1, Clock.systemUTC(), (transport, reason) -> {});
    ByteBuffer in = request.asBuffer();
    try {
      Envelope envelope = Envelope.read(in);
      return dispatcher
          .dispatch(envelope, in, Transport.TCP, new InetSocketAddress(0))
          .toCompletableFuture()
          .get()
          .message()
          .toArray();
    } catch (WireException | InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] spoil(byte[] octets, int at) {
    octets[at] ^= 0x40;
    return octets;
  }

  private static DatagramPacket receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    socket.receive(packet);
    return packet;
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, Loopback.ipv4().getAddress());
  }

  private static HandleClient client(SocketAddress server, ClientTransport transport) {
    return HandleClient.connect((InetSocketAddress) server, transport, BRIEF);
  }
}
