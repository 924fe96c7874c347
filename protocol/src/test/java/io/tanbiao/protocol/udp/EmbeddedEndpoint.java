package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** An endpoint without a socket, whose buffers are counted. */
public final class EmbeddedEndpoint implements AutoCloseable {
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
  private final DatagramEndpoint endpoint;
  private final EmbeddedChannel channel = new EmbeddedChannel(false, false);

  final ManualTime time = new ManualTime();
  final Drops drops = new Drops();

  /** An open endpoint of a server with these settings. */
  public EmbeddedEndpoint(UdpSettings settings, RequestDispatcher dispatcher) {
    this.endpoint = new DatagramEndpoint(settings, dispatcher, time, drops);
    channel.config().setAllocator(allocator);
    channel.pipeline().addLast(endpoint);
    try {
      channel.register();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The settings of a server unless something else is said. */
  public static UdpSettings settings() {
    return UdpSettings.of(List.of(new InetSocketAddress(0)));
  }

  /** Takes one packet of a peer. */
  public void send(InetSocketAddress peer, Octets packet) {
    ByteBuf buffer = allocator.directBuffer(packet.length());
    buffer.writeBytes(packet.toArray());
    channel.writeInbound(new DatagramPacket(buffer, new InetSocketAddress(0), peer));
    channel.runPendingTasks();
  }

  void send(InetSocketAddress peer, List<Octets> packets) {
    packets.forEach(packet -> send(peer, packet));
  }

  Reassembly reassembly() {
    return endpoint.reassembly();
  }

  EmbeddedChannel channel() {
    return channel;
  }

  /** The packets sent to a peer since the last call; nothing may have gone to others. */
  public List<Octets> packets(InetSocketAddress peer) {
    channel.runPendingTasks();
    List<Octets> packets = new ArrayList<>();
    for (DatagramPacket out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      assertThat(out.recipient()).isEqualTo(peer);
      byte[] octets = new byte[out.content().readableBytes()];
      out.content().readBytes(octets);
      out.release();
      packets.add(Octets.of(octets));
    }
    return packets;
  }

  /** The one answer sent to a peer since the last call. */
  Answer answer(InetSocketAddress peer) {
    return TestMessages.answer(Datagrams.join(packets(peer)));
  }

  /** Closes the channel and checks that every buffer was given back. */
  @Override
  public void close() {
    channel.finishAndReleaseAll();
    assertThat(allocator.metric().usedDirectMemory()).as("octets leaked").isZero();
    assertThat(allocator.metric().usedHeapMemory()).as("octets leaked").isZero();
  }
}
