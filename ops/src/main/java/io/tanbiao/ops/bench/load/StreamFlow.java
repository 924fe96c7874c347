package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * A kept connection with one or several requests under way. One that ends is opened again a moment
 * later, and what was under way on it has failed.
 */
@Sharable // by one connection after another
final class StreamFlow extends Flow {
  private static final long LOST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Generator generator;
  private final Dialect dialect;
  private final Connector connector;
  private final Window window;
  private final Inbox inbox = new Inbox();
  private Channel channel;
  private ByteBuf batch;
  private boolean closed;
  private int onlyRequest;

  StreamFlow(Generator generator, Dialect dialect, Connector connector, int outstanding) {
    this.generator = generator;
    this.dialect = dialect;
    this.connector = connector;
    this.window = new Window(outstanding);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (closed) {
      context.close();
      return;
    }
    channel = context.channel();
    generator.roomIn(this, System.nanoTime());
  }

  @Override
  boolean hasRoom() {
    return channel != null && window.hasRoom();
  }

  @Override
  void ask(int number, long dueNanos, long nowNanos) {
    if (batch == null) {
      batch = channel.alloc().directBuffer(window.capacity() * dialect.requestOctets());
    }
    onlyRequest = window.open(number, dueNanos, nowNanos);
    dialect.write(onlyRequest, number, batch);
  }

  @Override
  void flush() {
    if (batch != null) {
      channel.writeAndFlush(batch, channel.voidPromise());
      batch = null;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inbox.add((ByteBuf) message);
    long now = System.nanoTime();
    int length = nextAnswer();
    while (length > 0) {
      take(length, now);
      inbox.skip(length);
      length = nextAnswer();
    }
    if (length < 0) {
      generator.tally().answer(Verdict.WRONG, 0);
      context.close();
    }
  }

  private int nextAnswer() {
    return inbox.from() == inbox.to()
        ? 0
        : dialect.answerOctets(inbox.octets(), inbox.from(), inbox.to());
  }

  private void take(int length, long now) {
    int id = dialect.requestId(inbox.octets(), inbox.from(), length);
    int slot = window.slot(id == Dialect.IN_ORDER ? onlyRequest : id);
    if (slot < 0) {
      generator.tally().answer(Verdict.WRONG, 0);
      return;
    }
    Verdict verdict = dialect.check(inbox.octets(), inbox.from(), length, window.number(slot));
    generator.tally().answer(verdict, now - window.dueNanos(slot));
    window.close(slot);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    generator.roomIn(this, System.nanoTime());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    channel = null;
    inbox.clear();
    generator.tally().failed(window.closeAll());
    if (!closed) {
      connector.again(this);
    }
  }

  @Override
  void expire(long nowNanos) {
    int lost = window.closeSentBefore(nowNanos - LOST_AFTER_NANOS);
    if (lost > 0) {
      generator.tally().failed(lost);
      if (channel != null) {
        var unused = channel.close();
      }
    }
  }

  @Override
  void close() {
    closed = true;
    if (channel != null) {
      var unused = channel.close();
    }
  }
}
