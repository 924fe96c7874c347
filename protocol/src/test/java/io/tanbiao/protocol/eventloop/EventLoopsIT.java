package io.tanbiao.protocol.eventloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.client.ClientTimeouts;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.HandleClient;
import io.tanbiao.protocol.tcp.ConnectionObserver;
import io.tanbiao.protocol.tcp.TcpServer;
import io.tanbiao.protocol.tcp.TcpSettings;
import io.tanbiao.protocol.udp.UdpObserver;
import io.tanbiao.protocol.udp.UdpServer;
import io.tanbiao.protocol.udp.UdpSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both servers on the native transport and on the JDK's selectors. */
class EventLoopsIT {
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "DESC", "x".repeat(3000)));

  @Test
  void runServersOnTheNativeTransport() throws IOException {
    try (EventLoops loops = EventLoops.open(2, "native")) {
      assertThat(loops.isNative()).isTrue();
      assertServes(loops);
    }
  }

  @Test
  void runServersWithoutTheNativeTransport() throws IOException {
    try (EventLoops loops = EventLoops.openPortable(2, "portable")) {
      assertThat(loops.isNative()).isFalse();
      assertServes(loops);
    }
  }

  @Test
  void areAtLeastOne() {
    assertThatThrownBy(() -> EventLoops.open(0, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads: 0 (expected: 1..)");
  }

  private void assertServes(EventLoops loops) throws IOException {
    TcpSettings settings = TcpSettings.builder(List.of(Loopback.ipv4())).build();
    try (TcpServer tcp =
            TcpServer.open(settings, node.dispatcher(), loops, ConnectionObserver.NONE);
        UdpServer udp =
            UdpServer.open(
                UdpSettings.of(tcp.addresses()), node.dispatcher(), loops, UdpObserver.NONE)) {
      assertThat(udp.addresses()).isEqualTo(tcp.addresses());
      for (ClientTransport transport : List.of(ClientTransport.UDP, ClientTransport.TCP)) {
        try (HandleClient client =
            HandleClient.connect(tcp.addresses().get(0), transport, ClientTimeouts.USUAL)) {
          assertThat(client.send(Resolution.ofAll(Handle.of("88.300/x")), OpFlags.CLIENT_DEFAULT))
              .isInstanceOf(Outcome.Resolved.class);
        }
      }
    }
  }
}
