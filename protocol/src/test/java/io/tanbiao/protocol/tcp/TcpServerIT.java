package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.Await;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.wire.Envelope;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handle over TCP between real sockets (wire notes §1, §9.2). */
class TcpServerIT implements ConnectionObserver {
  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private final EventLoops loops = EventLoops.open(2, "tcp-test");
  private final HeldRequests requests = new HeldRequests();
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"));
  private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
  private TcpServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    loops.close();
  }

  @Test
  void keepsAConnectionForOneRequestAfterAnother() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());

    try (Socket socket = connect()) {
      for (int id = 1; id <= 100; id++) {
        // When
        send(socket, TestMessages.resolution(id, "88.300/x"));

        // Then
        Answer answer = receive(socket);
        assertThat(answer.head().requestId()).isEqualTo(id);
        assertThat(answer.outcome()).isInstanceOf(Outcome.Resolved.class);
      }
    }
  }

  @Test
  void answersAThousandPipelinedRequestsInAnyOrder() throws IOException {
    // Given
    listen(usual().maxRequestsInFlight(1000).build(), requests.dispatcher());
    try (Socket socket = connect()) {
      Octets[] all =
          IntStream.range(0, 1000)
              .mapToObj(id -> TestMessages.resolution(id + 1, "88.300/x"))
              .toArray(Octets[]::new);

      // When
      send(socket, Octets.concat(all));
      Await.until(() -> requests.count() == 1000);
      for (int i = 0; i < 1000; i++) {
        requests.answer(i * 333 % 1000);
      }

      // Then
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        order.add(receive(socket).head().requestId());
      }
      assertThat(order.subList(0, 4)).containsExactly(1, 334, 667, 1000);
      assertThat(new HashSet<>(order)).hasSize(1000);
    }
  }

  @Test
  void givesEveryAnswerToAPeerThatOnlyHalfCloses() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());
    try (Socket socket = connect()) {
      Octets[] all =
          IntStream.rangeClosed(1, 500)
              .mapToObj(id -> TestMessages.resolution(id, "88.300/x"))
              .toArray(Octets[]::new);

      // When
      send(socket, Octets.concat(all));
      socket.shutdownOutput();

      // Then
      Octets answers = Octets.of(socket.getInputStream().readAllBytes());
      assertThat(TestMessages.answers(answers)).hasSize(500);
    }
  }

  @Test
  void saysWhyBeforeItClosesOnGarbage() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());
    try (Socket socket = connect()) {
      // When
      send(socket, Octets.concat(TestMessages.envelope(9, 262_145), Octets.of(new byte[100_000])));

      // Then
      Answer answer = receive(socket);
      assertThat(answer.outcome().responseCode()).isEqualTo(4);
      assertThat(answer.head().requestId()).isEqualTo(9);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    Await.until(() -> events.contains("malformed"));
  }

  @Test
  void takesTheLongestMessage() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());
    try (Socket socket = connect()) {
      // When
      send(socket, TestMessages.resolutionOfLength(9, "88.300/x", Envelope.MAX_MESSAGE_OCTETS));

      // Then
      assertThat(receive(socket).outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void closesIdleAndSlowConnections() throws IOException {
    // Given
    listen(
        usual().idleTimeout(Duration.ofMillis(80)).messageTimeout(Duration.ofMillis(40)).build(),
        node.dispatcher());
    try (Socket idle = connect();
        Socket slow = connect()) {
      // When
      send(slow, TestMessages.resolution(9, "88.300/x").slice(0, 30));

      // Then
      assertThat(receive(slow).outcome().responseCode()).isEqualTo(4);
      assertThat(slow.getInputStream().read()).isEqualTo(-1);
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
    Await.until(() -> events.contains("idle") && events.contains("slow-input"));
  }

  @Test
  void stopsReadingFromAPeerThatDoesNotRead() throws IOException {
    // Given
    node.holding("88.300/large", HandleValue.of(1, "DESC", "x".repeat(200_000)));
    listen(usual().messageTimeout(Duration.ofMillis(200)).build(), node.dispatcher());
    Octets request = TestMessages.resolution(9, "88.300/large");
    try (Socket socket = connect()) {
      // When
      try {
        while (!events.contains("slow-output")) {
          send(socket, request);
        }
      } catch (SocketException closedByServer) {
        events.add("closed");
      }

      // Then
      Await.until(() -> events.contains("slow-output"));
    }
  }

  @Test
  void refusesConnectionsAboveTheLimit() throws IOException {
    // Given
    listen(usual().maxConnections(2).build(), node.dispatcher());
    try (Socket first = connect();
        Socket second = connect()) {
      ask(first);
      ask(second);

      // When
      try (Socket third = connect()) {
        assertThat(isClosedByServer(third)).isTrue();
      }

      // Then
      Await.until(() -> events.contains("refused"));
      ask(first);
    }
    Await.until(() -> server.connections() == 0);
    try (Socket again = connect()) {
      ask(again);
    }
  }

  @Test
  void answersOneAmongManyIdleConnections() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        idle.add(connect());
      }

      // When
      try (Socket socket = connect()) {
        ask(socket);
      }

      // Then
      Await.until(() -> server.connections() == 1000);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    Await.until(() -> server.connections() == 0);
  }

  @Test
  void listensOnBothFamilies() throws IOException {
    // Given
    listen(
        TcpSettings.builder(List.of(Loopback.ipv4(), Loopback.ipv6())).build(), node.dispatcher());

    for (InetSocketAddress address : server.addresses()) {
      // When
      try (Socket socket = connect(address)) {
        // Then
        ask(socket);
      }
    }
    Set<InetAddress> families = new HashSet<>();
    server.addresses().forEach(address -> families.add(address.getAddress()));
    assertThat(families).hasSize(2);
  }

  @Test
  void namesTheAddressThatIsTaken() throws IOException {
    // Given
    listen(usual().build(), node.dispatcher());
    TcpSettings same = TcpSettings.builder(server.addresses()).build();

    // Then
    assertThatThrownBy(() -> TcpServer.open(same, node.dispatcher(), loops, this))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "cannot listen on TCP /127.0.0.1:" + server.addresses().get(0).getPort());
  }

  @Test
  void finishesRequestsUnderWayWhenItCloses() throws IOException {
    // Given
    listen(usual().build(), requests.dispatcher());
    try (Socket socket = connect()) {
      send(socket, TestMessages.resolution(9, "88.300/x"));
      Await.until(() -> requests.count() == 1);
      Thread closing = new Thread(server::close, "closing");

      // When
      closing.start();
      Await.until(() -> cannotConnect());
      requests.answer(0);

      // Then
      assertThat(receive(socket).head().requestId()).isEqualTo(9);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      Await.until(() -> !closing.isAlive());
    }
  }

  @Override
  public void opened() {
    events.add("opened");
  }

  @Override
  public void refused() {
    events.add("refused");
  }

  @Override
  public void closed(ConnectionEnd end) {
    events.add(end.label());
  }

  private static TcpSettings.Builder usual() {
    return TcpSettings.builder(List.of(Loopback.ipv4()));
  }

  private void listen(TcpSettings settings, RequestDispatcher dispatcher) throws IOException {
    server = TcpServer.open(settings, dispatcher, loops, this);
  }

  private Socket connect() throws IOException {
    return connect(server.addresses().get(0));
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return socket;
  }

  private boolean cannotConnect() {
    try (Socket socket = connect()) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }

  private static boolean isClosedByServer(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (IOException reset) {
      return true;
    }
  }

  private static void ask(Socket socket) throws IOException {
    send(socket, TestMessages.resolution(1, "88.300/x"));
    assertThat(receive(socket).outcome()).isInstanceOf(Outcome.Resolved.class);
  }

  private static void send(Socket socket, Octets octets) throws IOException {
    socket.getOutputStream().write(octets.toArray());
  }

  private static Answer receive(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] envelope = in.readNBytes(Envelope.LENGTH_OCTETS);
    int length = ByteBuffer.wrap(envelope).getInt(16);
    return TestMessages.answer(
        Octets.concat(Octets.of(envelope), Octets.of(in.readNBytes(length))));
  }
}
