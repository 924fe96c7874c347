package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A UDP socket with several requests under way; one without an answer after a second is lost. */
final class DatagramFlow extends Flow {
  /** The longest datagram that is looked at. */
  static final int MAX_DATAGRAM_OCTETS = 2_048;

  private static final long LOST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What the kernel takes at once (UDP_MAX_SEGMENTS of older kernels). */
  private static final int MAX_SEGMENTS = 64;

  private final Generator generator;
  private final Dialect dialect;
  private final InetSocketAddress server;
  private final Window window;
  private final boolean segments;
  private final byte[] answer = new byte[MAX_DATAGRAM_OCTETS];
  private Channel channel;
  private ByteBuf batch;
  private int batched;
  private long nowNanos;

  /**
   * A flow.
   *
   * @param segments whether requests are handed to the kernel as one large datagram that it cuts,
   *     which is cheaper
   */
  DatagramFlow(
      Generator generator,
      Dialect dialect,
      InetSocketAddress server,
      int outstanding,
      boolean segments) {
    this.generator = generator;
    this.dialect = dialect;
    this.server = server;
    this.window = new Window(outstanding);
    this.segments = segments;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
  }

  @Override
  boolean hasRoom() {
    return window.hasRoom();
  }

  @Override
  void ask(int number, long dueNanos, long now) {
    if (batch == null) {
      int most = segments ? MAX_SEGMENTS : 1;
      batch = channel.alloc().directBuffer(most * dialect.requestOctets());
    }
    dialect.write(window.open(number, dueNanos, now), number, batch);
    batched++;
    if (!segments || batched == MAX_SEGMENTS) {
      write();
    }
  }

  @Override
  void flush() {
    if (batched > 0) {
      write();
    }
    channel.flush();
  }

  private void write() {
    Object datagrams =
        batched == 1 ? batch : new SegmentedDatagramPacket(batch, dialect.requestOctets(), server);
    channel.write(datagrams, channel.voidPromise());
    batch = null;
    batched = 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (nowNanos == 0) {
      nowNanos = System.nanoTime();
    }
    DatagramPacket packet = (DatagramPacket) message;
    ByteBuf content = packet.content();
    int length = Math.min(content.readableBytes(), answer.length);
    content.getBytes(content.readerIndex(), answer, 0, length);
    packet.release();
    take(length);
  }

  private void take(int length) {
    boolean whole = dialect.answerOctets(answer, 0, length) == length;
    int slot = whole ? window.slot(dialect.requestId(answer, 0, length)) : -1;
    if (slot >= 0) {
      Verdict verdict = dialect.check(answer, 0, length, window.number(slot));
      generator.tally().answer(verdict, nowNanos - window.dueNanos(slot));
      window.close(slot);
    } else if (!whole) {
      generator.tally().answer(Verdict.WRONG, 0);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    long now = nowNanos == 0 ? System.nanoTime() : nowNanos;
    nowNanos = 0;
    generator.roomIn(this, now);
  }

  /** An ICMP error: the requests under way will be lost one by one. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    channel.flush();
  }

  @Override
  void expire(long now) {
    int lost = window.closeSentBefore(now - LOST_AFTER_NANOS);
    if (lost > 0) {
      generator.tally().failed(lost);
      generator.roomIn(this, now);
    }
  }

  @Override
  void close() {
    var unused = channel.close();
  }
}
