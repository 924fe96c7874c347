package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.Await;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handle over UDP between real sockets (wire notes §1). */
class UdpServerIT {
  private static final int READ_TIMEOUT_MILLIS = 10_000;

  private final EventLoops loops = EventLoops.open(2, "udp-test");
  private final Drops drops = new Drops();
  private final HeldRequests requests = new HeldRequests();
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"))
          .holding("88.300/large", HandleValue.of(1, "DESC", "x".repeat(3000)));
  private UdpServer server;

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    loops.close();
  }

  @Test
  void answersManyPeersOnBothFamilies() throws IOException {
    // Given
    listen(node.dispatcher(), Loopback.ipv4(), Loopback.ipv6());

    for (InetSocketAddress address : server.addresses()) {
      for (int id = 1; id <= 20; id++) {
        try (DatagramSocket socket = connect(address)) {
          // When
          send(socket, TestMessages.resolution(id, "88.300/x"));

          // Then
          Answer answer = receive(socket, 1);
          assertThat(answer.head().requestId()).isEqualTo(id);
          assertThat(answer.outcome()).isInstanceOf(Outcome.Resolved.class);
        }
      }
    }
  }

  @Test
  void carriesFragmentsBothWays() throws IOException {
    // Given
    listen(node.dispatcher(), Loopback.ipv4());
    Octets request = TestMessages.resolutionOfLength(7, "88.300/large", 1500);

    try (DatagramSocket socket = connect(server.addresses().get(0))) {
      // When
      for (Octets packet : Datagrams.of(request)) {
        send(socket, packet);
      }

      // Then
      assertThat(receive(socket, 7).outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void actsOnceUponARepeatedWrite() throws IOException {
    // Given
    listen(requests.dispatcher(), Loopback.ipv4());
    Octets write =
        TestMessages.request(7, new Operation.DeleteHandle(Handle.of("88.300/x")), OpFlags.NONE);

    try (DatagramSocket socket = connect(server.addresses().get(0))) {
      // When
      send(socket, write);
      send(socket, write);
      Await.until(() -> drops.dropped.contains(UdpDrop.REPEATED_UNDER_WAY));
      requests.answer(0, Outcome.Done.PLAINLY);
      receive(socket, 1);
      send(socket, write);

      // Then
      assertThat(receive(socket, 1).outcome()).isEqualTo(Outcome.Done.PLAINLY);
      assertThat(requests.count()).isEqualTo(1);
      assertThat(drops.repeated).hasSize(1);
    }
  }

  @Test
  void namesTheAddressThatIsTaken() throws IOException {
    // Given
    listen(node.dispatcher(), Loopback.ipv4());
    UdpSettings same = UdpSettings.of(server.addresses());

    // Then
    assertThatThrownBy(() -> UdpServer.open(same, node.dispatcher(), loops, drops))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on UDP /127.0.0.1:");
  }

  @Test
  void finishesRequestsUnderWayWhenItCloses() throws IOException {
    // Given
    listen(requests.dispatcher(), Loopback.ipv4());
    try (DatagramSocket socket = connect(server.addresses().get(0))) {
      send(socket, TestMessages.resolution(9, "88.300/x"));
      Await.until(() -> requests.count() == 1);
      Thread closing = new Thread(server::close, "closing");

      // When
      closing.start();
      requests.answer(0);

      // Then
      assertThat(receive(socket, 1).head().requestId()).isEqualTo(9);
      Await.until(() -> !closing.isAlive());
    }
  }

  private void listen(RequestDispatcher dispatcher, InetSocketAddress... addresses)
      throws IOException {
    server = UdpServer.open(UdpSettings.of(List.of(addresses)), dispatcher, loops, drops);
  }

  private static DatagramSocket connect(InetSocketAddress address) throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.connect(address);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return socket;
  }

  private static void send(DatagramSocket socket, Octets packet) throws IOException {
    socket.send(new DatagramPacket(packet.toArray(), packet.length()));
  }

  private static Answer receive(DatagramSocket socket, int packets) throws IOException {
    List<Octets> received = new ArrayList<>();
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    while (received.size() < packets) {
      socket.receive(packet);
      received.add(Octets.of(packet.getData(), 0, packet.getLength()));
    }
    return TestMessages.answer(Datagrams.join(received));
  }
}
