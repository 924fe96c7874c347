package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A connection without a socket, whose buffers are counted. */
public final class EmbeddedConnection implements AutoCloseable, ConnectionObserver {
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
  private final List<ConnectionEnd> ends = new ArrayList<>();
  private final InputBudget budget;
  private final EmbeddedChannel channel;

  /** An open connection of a server with these settings. */
  public EmbeddedConnection(TcpSettings settings, RequestDispatcher dispatcher) {
    this.budget = new InputBudget(settings.maxLargeInputOctets());
    this.channel = new EmbeddedChannel(false, false);
    channel.config().setAllocator(allocator);
    channel
        .config()
        .setWriteBufferWaterMark(
            new WriteBufferWaterMark(
                settings.writeBufferLowOctets(), settings.writeBufferHighOctets()));
    channel.pipeline().addLast(new Connection(settings, dispatcher, this, budget));
    try {
      channel.register();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    channel.freezeTime();
  }

  /** The settings of a server unless something else is said. */
  public static TcpSettings.Builder settings() {
    return TcpSettings.builder(List.of(new InetSocketAddress(0)));
  }

  /** Takes octets as one piece of the stream. */
  public void send(Octets octets) {
    ByteBuf buffer = allocator.directBuffer(octets.length());
    channel.writeInbound(buffer.writeBytes(octets.toArray()));
  }

  /** Ends what the peer sends; it may still read. */
  public void endOutput() {
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    channel.runPendingTasks();
  }

  void drain() {
    channel.pipeline().fireUserEventTriggered(Connection.Drain.NOW);
    channel.runPendingTasks();
  }

  void pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    channel.runPendingTasks();
  }

  EmbeddedChannel channel() {
    return channel;
  }

  /** The peer takes nothing more: what is written waits. */
  void stopTaking() {
    channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void flush(ChannelHandlerContext context) {}
            });
  }

  /** How many octets wait for the peer to take them. */
  long waitingOctets() {
    return channel.unsafe().outboundBuffer().totalPendingWriteBytes();
  }

  boolean reads() {
    return channel.config().isAutoRead();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  List<ConnectionEnd> ends() {
    return ends;
  }

  InputBudget budget() {
    return budget;
  }

  /** The answers written since the last call. */
  List<Answer> answers() {
    return written().stream().flatMap(octets -> TestMessages.answers(octets).stream()).toList();
  }

  /** The octets written since the last call, one element a write. */
  public List<Octets> written() {
    channel.runPendingTasks();
    List<Octets> written = new ArrayList<>();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      byte[] octets = new byte[out.readableBytes()];
      out.readBytes(octets);
      out.release();
      written.add(Octets.of(octets));
    }
    return written;
  }

  /** The request ids of the answers written since the last call. */
  List<Integer> answeredIds() {
    return answers().stream().map(answer -> answer.head().requestId()).toList();
  }

  /** Closes the connection and checks that every buffer was given back. */
  @Override
  public void close() {
    channel.finishAndReleaseAll();
    assertThat(allocator.metric().usedDirectMemory()).as("octets leaked").isZero();
    assertThat(allocator.metric().usedHeapMemory()).as("octets leaked").isZero();
  }

  @Override
  public void opened() {}

  @Override
  public void refused() {}

  @Override
  public void closed(ConnectionEnd end) {
    ends.add(end);
  }
}
