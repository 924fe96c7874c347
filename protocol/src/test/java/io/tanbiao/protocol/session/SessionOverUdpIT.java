package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.udp.UdpDrop;
import io.tanbiao.protocol.udp.UdpObserver;
import io.tanbiao.protocol.udp.UdpServer;
import io.tanbiao.protocol.udp.UdpSettings;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session over UDP between real sockets (wire notes §1, §6). */
class SessionOverUdpIT {
  private static final Reference ADMIN = InMemoryNode.ADMINISTRATOR;
  private static final String SECRET = "secret";
  private static final int READ_TIMEOUT_MILLIS = 10_000;
  private static final Operation CREATE =
      new Operation.CreateHandle(
          Handle.of("88.300/new"), List.of(HandleValue.of(1, "URL", "https://example.org")));

  private final EventLoops loops = EventLoops.open(1, "udp-session-test");
  private final InMemoryNode node =
      new InMemoryNode().homing("88.300").holding("88.300/ADMIN", SessionClient.secret(SECRET));
  private UdpServer server;
  private DatagramSocket socket;
  private SessionClient client;

  @BeforeEach
  void opens() throws IOException, WireException {
    server =
        UdpServer.open(
            UdpSettings.of(List.of(Loopback.ipv4())), node.dispatcher(), loops, new Unwatched());
    socket = new DatagramSocket();
    socket.connect(server.addresses().get(0));
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    client = new SessionClient(this::ask).open(ADMIN);
    Operation list = new Operation.ListHomedPrefixes(Handle.of("/"));
    assertThat(client.askAs(ADMIN, SECRET, list, 0).outcome()).isInstanceOf(Outcome.Names.class);
  }

  @AfterEach
  void closes() {
    socket.close();
    server.close();
    loops.close();
  }

  /** As if the first answer had been lost. */
  @Test
  void createsOnceThoughTheClientRepeatsWithANewCounter() throws WireException {
    // Given
    Message create = client.vouched(CREATE, 0);
    Octets lost = client.send(MessageCodec.encode(create));
    assertThat(client.read(lost).outcome()).isInstanceOf(Outcome.Created.class);
    // When, Then
    assertThat(client.repeat(create).outcome()).isEqualTo(client.read(lost).outcome());
    assertThat(client.repeatEncrypted(create).outcome()).isEqualTo(client.read(lost).outcome());
    assertThat(client.askVouched(CREATE, 0).outcome().responseCode()).isEqualTo(101);
  }

  private Octets ask(Octets request) {
    byte[] answer = new byte[2048];
    DatagramPacket packet = new DatagramPacket(answer, answer.length);
    try {
      socket.send(new DatagramPacket(request.toArray(), request.length()));
      socket.receive(packet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Octets.of(answer, 0, packet.getLength());
  }

  private static final class Unwatched implements UdpObserver {
    @Override
    public void dropped(UdpDrop why) {
      throw new AssertionError(why);
    }

    @Override
    public void repeated() {
      throw new AssertionError("no packet is sent twice");
    }
  }
}
