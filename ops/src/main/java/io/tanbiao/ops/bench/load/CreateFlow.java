package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

/**
 * An administrator who creates one handle after another over a kept connection. What a handle takes
 * in messages, a challenge for example, is part of its latency; opening a session is not.
 */
@Sharable // by one connection after another
final class CreateFlow extends Flow {
  private static final long LOST_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Generator generator;
  private final Administrator administrator;
  private final Connector connector;
  private final Inbox inbox = new Inbox();
  private Channel channel;
  private boolean ready;
  private boolean busy;
  private boolean closed;
  private long dueNanos;
  private long sentNanos;

  CreateFlow(Generator generator, Administrator administrator, Connector connector) {
    this.generator = generator;
    this.administrator = administrator;
    this.connector = connector;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    if (closed) {
      context.close();
      return;
    }
    sentNanos = System.nanoTime();
    administrator.opening().ifPresentOrElse(this::send, this::becomeReady);
  }

  private void becomeReady() {
    ready = true;
    generator.roomIn(this, System.nanoTime());
  }

  @Override
  boolean hasRoom() {
    return ready && !busy;
  }

  @Override
  void ask(int number, long due, long nowNanos) {
    busy = true;
    dueNanos = due;
    sentNanos = nowNanos;
    send(administrator.create(number));
  }

  @Override
  void flush() {
    // Each request is sent at once.
  }

  private void send(Octets message) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(message.asBuffer()), channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object received) {
    inbox.add((ByteBuf) received);
    int length = MessageOctets.messageOctets(inbox.octets(), inbox.from(), inbox.to());
    if (length == 0) {
      return;
    }
    try {
      if (length < 0) {
        throw new WireException(WireException.Reason.TOO_LONG, "an answer");
      }
      ByteBuffer octets = ByteBuffer.wrap(inbox.octets(), inbox.from(), length).slice();
      Envelope envelope = Envelope.read(octets);
      Message answer = MessageCodec.decode(envelope, octets);
      inbox.skip(length);
      act(administrator.take(answer));
    } catch (WireException | GeneralSecurityException e) {
      done(Verdict.WRONG);
      context.close();
    }
  }

  private void act(Administrator.Step step) {
    if (step instanceof Administrator.Step.Send send) {
      send(send.message());
    } else if (step instanceof Administrator.Step.Ready) {
      becomeReady();
    } else if (step instanceof Administrator.Step.Done done) {
      done(done.verdict());
      if (done.lost()) {
        channel.close();
      } else {
        generator.roomIn(this, System.nanoTime());
      }
    }
  }

  private void done(Verdict verdict) {
    generator.tally().answer(verdict, System.nanoTime() - dueNanos);
    busy = false;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    channel = null;
    ready = false;
    inbox.clear();
    if (busy) {
      busy = false;
      generator.tally().failed(1);
    }
    if (!closed) {
      connector.again(this);
    }
  }

  @Override
  void expire(long nowNanos) {
    boolean waits = busy || !ready;
    if (channel != null && waits && nowNanos - sentNanos > LOST_AFTER_NANOS) {
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
