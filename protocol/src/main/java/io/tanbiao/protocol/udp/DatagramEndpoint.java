package io.tanbiao.protocol.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.TaskGroups;
import io.tanbiao.protocol.cache.CachedAnswer;
import io.tanbiao.protocol.dispatch.AnswerPart;
import io.tanbiao.protocol.dispatch.Origin;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP channel: puts requests together, hands them on, and sends their answers in as many
 * packets as they need. Its state belongs to its event loop.
 */
final class DatagramEndpoint extends ChannelInboundHandlerAdapter {
  private static final Logger LOGGER = LoggerFactory.getLogger(DatagramEndpoint.class);
  private static final int OP_CODE_AT = 0;
  private static final int RESPONSE_CODE_AT = 4;
  private static final int CODES_OCTETS = 8;
  private static final long EXPIRE_SECONDS = 1;
  private static final Refused TOO_LONG =
      Refused.with(ResponseCode.OPERATION_NOT_SUPPORTED, "Lists of more than one message need TCP");

  private final RequestDispatcher dispatcher;
  private final UdpObserver observer;
  private final Reassembly reassembly;
  private final KeptAnswers keptAnswers;
  private final AmplificationGuard guard;

  private ChannelHandlerContext context;
  private ScheduledFuture<?> expiry;
  private int inFlight;
  private boolean draining;

  DatagramEndpoint(
      UdpSettings share,
      RequestDispatcher dispatcher,
      LongSupplier nanoTime,
      UdpObserver observer) {
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.reassembly = new Reassembly(share.fragments(), nanoTime, observer);
    this.keptAnswers = new KeptAnswers(share.repeats(), nanoTime);
    this.guard = new AmplificationGuard(share.amplification(), nanoTime);
  }

  /** Asks an endpoint to answer what is under way and to close. */
  enum Drain {
    NOW
  }

  @Override
  public void channelActive(ChannelHandlerContext channelContext) {
    context = channelContext;
    expiry =
        context
            .executor()
            .scheduleAtFixedRate(this::expire, EXPIRE_SECONDS, EXPIRE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext channelContext) {
    expiry.cancel(false);
  }

  @Override
  public void channelRead(ChannelHandlerContext channelContext, Object message) {
    DatagramPacket packet = (DatagramPacket) message;
    try {
      if (!draining) {
        dispatcher.rounds().begin();
        admit(packet.sender(), packet.content());
      }
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext channelContext) {
    dispatcher.rounds().end();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext channelContext, Object event) {
    if (event == Drain.NOW) {
      draining = true;
      closeIfDrained();
    }
  }

  /** A packet that cannot be sent or received is lost, like any other. */
  @Override
  public void exceptionCaught(ChannelHandlerContext channelContext, Throwable cause) {
    if (cause instanceof IOException) {
      observer.dropped(UdpDrop.NETWORK);
    } else {
      fail(cause);
    }
  }

  /** What is remembered, for tests and limits. */
  Reassembly reassembly() {
    return reassembly;
  }

  private void admit(InetSocketAddress peer, ByteBuf packet) {
    if (!dispatcher.admits(Transport.UDP, peer)) {
      refuseForNow(peer, packet.nioBuffer());
    } else if (!answerKnown(peer, packet)) {
      receive(peer, packet.nioBuffer());
    }
  }

  /** Of a request of several packets, the first one is answered. */
  private void refuseForNow(InetSocketAddress peer, ByteBuffer packet) {
    try {
      Envelope envelope = Envelope.read(packet);
      if (envelope.messageId() != 0 || (!envelope.encrypted() && isAnswer(packet))) {
        observer.dropped(UdpDrop.TOO_MANY_REQUESTS);
      } else {
        send(peer, dispatcher.refuseForNow(envelope, packet.slice()).message());
      }
    } catch (WireException e) {
      observer.dropped(UdpDrop.NO_ENVELOPE);
    }
  }

  /** Answers a request of one packet that was answered before, without making anything of it. */
  private boolean answerKnown(InetSocketAddress peer, ByteBuf packet) {
    int start = packet.readerIndex();
    CachedAnswer answer =
        dispatcher.findKnown(packet, start, packet.writerIndex(), Connection.NONE);
    if (answer == null) {
      return false;
    }
    if (context.channel().isWritable()) {
      ByteBuf out = context.alloc().ioBuffer(answer.lengthOctets());
      Origin origin = new Origin(Transport.UDP, peer, Connection.NONE);
      dispatcher.writeKnown(answer, packet, start, origin, out);
      context.writeAndFlush(new DatagramPacket(out, peer), context.voidPromise());
    } else {
      observer.dropped(UdpDrop.CONGESTION);
    }
    return true;
  }

  private void receive(InetSocketAddress peer, ByteBuffer packet) {
    Envelope envelope;
    try {
      envelope = Envelope.read(packet);
    } catch (WireException e) {
      observer.dropped(UdpDrop.NO_ENVELOPE);
      return;
    }
    try {
      Packets.requireWhole(envelope, packet.remaining());
    } catch (WireException e) {
      refuse(peer, envelope, packet.slice(), e);
      return;
    }
    int length = envelope.messageLengthOctets();
    if (Packets.count(length) == 1) {
      received(peer, envelope, packet.slice(packet.position(), length));
    } else {
      reassembly
          .add(peer, envelope, packet)
          .ifPresent(message -> received(peer, envelope, message));
    }
  }

  private void refuse(
      InetSocketAddress peer, Envelope envelope, ByteBuffer payload, WireException why) {
    if (envelope.messageId() == 0 && isAnswer(payload)) {
      observer.dropped(UdpDrop.ANSWER);
    } else {
      send(peer, dispatcher.refuse(envelope, why, Transport.UDP).message());
    }
  }

  private void received(InetSocketAddress peer, Envelope envelope, ByteBuffer message) {
    if (!envelope.encrypted() && isAnswer(message)) {
      observer.dropped(UdpDrop.ANSWER);
    } else if (onlyReads(envelope, message)) {
      dispatch(peer, envelope, message, answer -> send(peer, answer), () -> {});
    } else {
      dispatchOnce(peer, envelope, message);
    }
  }

  private void dispatchOnce(InetSocketAddress peer, Envelope envelope, ByteBuffer message) {
    RequestKey key = RequestKey.of(peer, envelope, message);
    KeptAnswers.Known known = keptAnswers.begin(key);
    if (known instanceof KeptAnswers.Known.Never) {
      dispatch(
          peer,
          envelope,
          message,
          answer -> keepAndSend(key, answer),
          () -> keptAnswers.forget(key));
    } else if (known instanceof KeptAnswers.Known.Answered answered) {
      observer.repeated();
      send(peer, answered.answer());
    } else if (known instanceof KeptAnswers.Known.UnderWay) {
      observer.dropped(UdpDrop.REPEATED_UNDER_WAY);
    } else if (known instanceof KeptAnswers.Known.Full) {
      observer.dropped(UdpDrop.TOO_MANY_UNDER_WAY);
    } else {
      throw new AssertionError(known);
    }
  }

  /**
   * A request that got a challenge or came at a busy time has not acted and may come again; keeping
   * those answers would let anybody fill the memory.
   */
  private void keepAndSend(RequestKey key, Octets answer) {
    if (hasNotActed(answer)) {
      keptAnswers.forget(key);
    } else {
      keptAnswers.answered(key, answer);
    }
    send(key.peer(), answer);
  }

  private void dispatch(
      InetSocketAddress peer,
      Envelope envelope,
      ByteBuffer message,
      Consumer<Octets> whenAnswered,
      Runnable whenFailed) {
    inFlight++;
    dispatcher
        .dispatch(envelope, message, Transport.UDP, peer)
        .thenApply(DatagramEndpoint::onlyMessage)
        .whenComplete(
            (answer, failure) ->
                onEventLoop(() -> answered(answer, failure, whenAnswered, whenFailed)));
  }

  /** Packets of several messages cannot be told apart (wire notes §1). */
  private static Octets onlyMessage(AnswerPart answer) {
    return answer.rest().map(rest -> rest.refuse(TOO_LONG)).orElse(answer).message();
  }

  private void onEventLoop(Runnable task) {
    if (context.executor().inEventLoop()) {
      task.run();
    } else {
      TaskGroups.deliver(context.executor(), task);
    }
  }

  private void answered(
      Octets answer, Throwable failure, Consumer<Octets> whenAnswered, Runnable whenFailed) {
    inFlight--;
    if (failure == null) {
      whenAnswered.accept(answer);
    } else {
      fail(failure);
      whenFailed.run();
    }
    closeIfDrained();
  }

  private void send(InetSocketAddress peer, Octets answer) {
    int packets = Packets.count(answer.length() - Envelope.LENGTH_OCTETS);
    if (!guard.maySend(peer.getAddress(), packets)) {
      observer.dropped(UdpDrop.AMPLIFICATION);
    } else if (!context.channel().isWritable()) {
      observer.dropped(UdpDrop.CONGESTION);
    } else {
      for (int number = 0; number < packets; number++) {
        context.write(new DatagramPacket(packet(answer, number), peer));
      }
      context.flush();
    }
  }

  private ByteBuf packet(Octets answer, int number) {
    ByteBuf packet = context.alloc().ioBuffer(Packets.MAX_PACKET_OCTETS);
    ByteBuffer out = packet.internalNioBuffer(0, Packets.MAX_PACKET_OCTETS);
    int start = out.position();
    Packets.write(answer, number, out);
    return packet.writerIndex(out.position() - start);
  }

  private void closeIfDrained() {
    if (draining && inFlight == 0) {
      context.flush();
      context.close();
    }
  }

  private void expire() {
    reassembly.expire();
    keptAnswers.expire();
  }

  private void fail(Throwable cause) {
    observer.dropped(UdpDrop.FAILURE);
    LOGGER.atError().setCause(cause).log("UDP failed");
  }

  private static boolean isAnswer(ByteBuffer message) {
    return message.remaining() >= CODES_OCTETS
        && message.getInt(message.position() + RESPONSE_CODE_AT) != 0;
  }

  private static boolean onlyReads(Envelope envelope, ByteBuffer message) {
    OpCode opCode = new OpCode(message.getInt(message.position() + OP_CODE_AT));
    return !envelope.encrypted()
        && (opCode.equals(OpCode.RESOLUTION) || opCode.equals(OpCode.GET_SITE_INFO));
  }

  private static boolean hasNotActed(Octets answer) {
    int code = answer.asBuffer().getInt(Envelope.LENGTH_OCTETS + RESPONSE_CODE_AT);
    return code == ResponseCode.AUTHENTICATION_NEEDED.number()
        || code == ResponseCode.SERVER_TOO_BUSY.number();
  }
}
