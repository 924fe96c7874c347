package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * A client that opens a connection for each request and closes it behind the answer. The latency
 * includes opening.
 */
@Sharable // by one connection after another
final class OnceFlow extends Flow {
  private static final long LOST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int REQUEST_ID = 1;

  private final Generator generator;
  private final Dialect dialect;
  private final Connector connector;
  private final Inbox inbox = new Inbox();
  private Channel channel;
  private boolean busy;
  private boolean closed;
  private boolean answered;
  private int number;
  private long dueNanos;
  private long sentNanos;

  OnceFlow(Generator generator, Dialect dialect, Connector connector) {
    this.generator = generator;
    this.dialect = dialect;
    this.connector = connector;
  }

  @Override
  boolean hasRoom() {
    return !busy;
  }

  @Override
  void ask(int record, long due, long nowNanos) {
    number = record;
    dueNanos = due;
    sentNanos = nowNanos;
    busy = true;
    answered = false;
    inbox.clear();
    connector.open(
        this,
        () -> {
          generator.tally().failed(1);
          // Not at once: a server that refuses would be asked without end.
          connector.later(this::next);
        });
  }

  @Override
  void flush() {
    // Each request is sent when its connection is open.
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    ByteBuf request = channel.alloc().directBuffer(dialect.requestOctets());
    dialect.write(REQUEST_ID, number, request);
    channel.writeAndFlush(request, channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inbox.add((ByteBuf) message);
    int length = dialect.answerOctets(inbox.octets(), inbox.from(), inbox.to());
    if (length != 0 && !answered) {
      answered = true;
      generator.tally().answer(verdict(length), System.nanoTime() - dueNanos);
      context.close();
    }
  }

  private Verdict verdict(int length) {
    boolean mine =
        length > 0 && dialect.requestId(inbox.octets(), inbox.from(), length) == REQUEST_ID;
    return mine ? dialect.check(inbox.octets(), inbox.from(), length, number) : Verdict.WRONG;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    channel = null;
    if (!answered) {
      generator.tally().failed(1);
    }
    next();
  }

  private void next() {
    busy = false;
    if (!closed) {
      generator.roomIn(this, System.nanoTime());
    }
  }

  @Override
  void expire(long nowNanos) {
    if (channel != null && nowNanos - sentNanos > LOST_AFTER_NANOS) {
      var unused = channel.close();
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
