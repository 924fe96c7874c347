package io.tanbiao.protocol.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.ClientConnection;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.pipeline.TaskGroups;
import io.tanbiao.protocol.cache.CachedAnswer;
import io.tanbiao.protocol.dispatch.AnswerPart;
import io.tanbiao.protocol.dispatch.AnswerRest;
import io.tanbiao.protocol.dispatch.Origin;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: cuts requests, hands them on without waiting for the answers before them, and
 * writes answers as they come, each known by its request id.
 *
 * <p>Reads nothing more while too many requests are under way or the peer does not take its
 * answers. A peer that ends its output still gets all answers. After octets that are no message the
 * requests before them are answered, then code 4, then the connection is closed. The messages of a
 * list are made one by one, each once the peer takes what was written before it; those of other
 * requests come between them. Its state belongs to its event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  /** How long the peer may go on sending what is ignored, so that it can read our last answer. */
  static final Duration LINGER = Duration.ofSeconds(1);

  /** The most that answers have together that leave together. */
  private static final int GATHERED_OCTETS = 32_768;

  private static final int GATHERED_AT_FIRST = 2_048;

  /** What is longer is more than one request of usual length. */
  private static final int LONE_REQUEST_OCTETS = 256;

  private static final Logger LOGGER = LoggerFactory.getLogger(Connection.class);

  /** What may still become a request. */
  private enum Input {
    /** Octets to come. */
    OPEN,
    /** Only octets that are here already. */
    ENDED,
    /** Nothing. */
    DONE
  }

  private final TcpSettings settings;
  private final RequestDispatcher dispatcher;
  private final ConnectionObserver observer;
  private final InputBudget budget;
  private final FrameDecoder frames;
  private final StallWatch watch;
  private final Queue<AnswerRest> lists = new ArrayDeque<>();

  private ChannelHandlerContext context;
  private InetSocketAddress peer;
  private Origin origin;
  private Input input = Input.OPEN;
  private boolean peerEnded;
  private boolean cutting;
  private boolean closing;
  private boolean gone;
  private boolean heard;
  private int inFlight;
  private ConnectionEnd end = ConnectionEnd.PEER;
  private ScheduledFuture<?> ticks;
  private ByteBuf gathered;

  Connection(
      TcpSettings settings,
      RequestDispatcher dispatcher,
      ConnectionObserver observer,
      InputBudget budget) {
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.budget = budget;
    this.frames = new FrameDecoder(budget);
    this.watch = new StallWatch(settings);
  }

  /** Asks a connection to answer what is under way and to close. */
  enum Drain {
    NOW
  }

  @Override
  public void channelActive(ChannelHandlerContext channelContext) {
    context = channelContext;
    // Absent in tests without sockets, and when the peer is gone already.
    peer =
        context.channel().remoteAddress() instanceof InetSocketAddress address
            ? address
            : new InetSocketAddress(0);
    origin = new Origin(Transport.TCP, peer, new ClientConnection());
    long tick = StallWatch.tick(settings).toNanos();
    ticks = context.executor().scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.NANOSECONDS);
    observer.opened();
  }

  @Override
  public void channelInactive(ChannelHandlerContext channelContext) {
    input = Input.DONE;
    closing = true;
    gone = true;
    continueLists();
    dropGathered();
    frames.release();
    ticks.cancel(false);
    observer.closed(end);
  }

  @Override
  public void channelRead(ChannelHandlerContext channelContext, Object message) {
    ByteBuf octets = (ByteBuf) message;
    if (input != Input.OPEN) {
      octets.release();
      return;
    }
    heard = true;
    frames.add(context.alloc(), octets);
    cut();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext channelContext) {
    continueLists();
    cut();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext channelContext, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      peerEnded();
    } else if (event == Drain.NOW) {
      end = ConnectionEnd.SHUTDOWN;
      input = Input.DONE;
      endIfDone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext channelContext, Throwable cause) {
    if (!(cause instanceof IOException)) {
      fail(cause);
    }
    context.close();
  }

  private void peerEnded() {
    peerEnded = true;
    if (closing) {
      context.close();
      return;
    }
    input = input == Input.OPEN ? Input.ENDED : input;
    cut();
  }

  /** Cuts requests while there are some and more may be under way. */
  private void cut() {
    if (cutting) {
      return;
    }
    cutting = true;
    dispatcher.rounds().begin();
    while (mayDispatch()) {
      CachedAnswer known = findKnown();
      boolean admitted = known == null || isAdmitted();
      if (known != null && admitted) {
        answer(known);
        continue;
      }
      Optional<Frame> frame = frames.next();
      if (frame.isEmpty() && input == Input.ENDED) {
        input = Input.DONE;
        frame = frames.rest();
      }
      if (frame.isEmpty()) {
        break;
      }
      take(frame.get(), admitted);
    }
    cutting = false;
    dispatcher.rounds().end();
    writeGathered();
    if (closing) {
      return;
    }
    context.channel().config().setAutoRead(input != Input.OPEN || mayDispatch());
    endIfDone();
  }

  private boolean mayDispatch() {
    return input != Input.DONE
        && inFlight < settings.maxRequestsInFlight()
        && context.channel().isWritable();
  }

  /**
   * Takes what was cut.
   *
   * @param admitted false when it is a request that is not to be answered now
   */
  private void take(Frame frame, boolean admitted) {
    if (frame instanceof Frame.Message message && (!admitted || !isAdmitted())) {
      budget.release(message.reservedOctets());
      write(dispatcher.refuseForNow(message.envelope(), message.octets()).message());
    } else if (frame instanceof Frame.Message message) {
      dispatch(message);
    } else if (frame instanceof Frame.Illegal illegal) {
      write(dispatcher.refuse(illegal.envelope(), illegal.why(), Transport.TCP).message());
      endInput(ConnectionEnd.MALFORMED);
    } else if (frame instanceof Frame.Scrap scrap) {
      write(dispatcher.refuse(scrap.why(), Transport.TCP).message());
      endInput(ConnectionEnd.MALFORMED);
    } else if (frame instanceof Frame.Unaffordable) {
      endInput(ConnectionEnd.TOO_MUCH_INPUT);
    } else {
      throw new AssertionError(frame);
    }
  }

  private void dispatch(Frame.Message message) {
    inFlight++;
    dispatcher
        .dispatch(message.envelope(), message.octets(), origin)
        .whenComplete(
            (answer, failure) ->
                onEventLoop(
                    () -> {
                      budget.release(message.reservedOctets());
                      answered(answer, failure);
                    }));
  }

  private void onEventLoop(Runnable task) {
    if (context.executor().inEventLoop()) {
      task.run();
    } else {
      TaskGroups.deliver(context.executor(), task);
    }
  }

  /** A request is under way until the last message of its answer is written. */
  private void answered(AnswerPart answer, Throwable failure) {
    if (failure != null) {
      inFlight--;
      fail(failure);
      context.close();
      return;
    }
    answer.rest().ifPresentOrElse(lists::add, () -> inFlight--);
    write(answer.message());
    continueLists();
    cut();
  }

  private boolean isAdmitted() {
    return dispatcher.admits(Transport.TCP, peer);
  }

  /** The answer to the next request, if it was answered before. */
  private CachedAnswer findKnown() {
    ByteBuf in = frames.uncut();
    return dispatcher.findKnown(in, in.readerIndex(), in.writerIndex(), origin.connection());
  }

  /** Answers the next request without making anything of it. */
  private void answer(CachedAnswer known) {
    ByteBuf in = frames.uncut();
    dispatcher.writeKnown(known, in, in.readerIndex(), origin, gather(known.lengthOctets()));
    frames.passOver(known.requestOctets());
  }

  /** Answers that are made while requests are cut leave together. */
  private void write(Octets answer) {
    int length = answer.length();
    if (cutting && length <= GATHERED_OCTETS) {
      gather(length).writeBytes(answer.asBuffer());
    } else {
      ByteBuf octets = context.alloc().ioBuffer(length);
      context.writeAndFlush(octets.writeBytes(answer.asBuffer()));
    }
  }

  /** Where the next answer of so many octets is to be appended. */
  private ByteBuf gather(int lengthOctets) {
    if (gathered != null && gathered.readableBytes() + lengthOctets > GATHERED_OCTETS) {
      writeGathered();
    }
    if (gathered == null) {
      gathered = context.alloc().ioBuffer(firstCapacity(lengthOctets), GATHERED_OCTETS);
    }
    return gathered;
  }

  private void dropGathered() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }

  /** A lone answer gets what it needs: it may wait long for a peer that does not read. */
  private int firstCapacity(int lengthOctets) {
    boolean moreToCome = frames.uncut().readableBytes() > LONE_REQUEST_OCTETS;
    return moreToCome ? Math.max(lengthOctets, GATHERED_AT_FIRST) : lengthOctets;
  }

  private void writeGathered() {
    if (gathered != null) {
      ByteBuf octets = gathered;
      gathered = null;
      context.writeAndFlush(octets);
    }
  }

  /** One message more of each list, but only for a peer that takes what it gets. */
  private void continueLists() {
    while (!lists.isEmpty() && (gone || context.channel().isWritable())) {
      AnswerRest rest = lists.remove();
      if (gone) {
        rest.close();
      } else {
        continueList(rest);
      }
    }
  }

  /** As a task of its own in any case: a list that is quick must not keep the event loop. */
  private void continueList(AnswerRest rest) {
    rest.next()
        .whenComplete(
            (answer, failure) -> context.executor().execute(() -> answered(answer, failure)));
  }

  private void endInput(ConnectionEnd why) {
    end = why;
    input = Input.DONE;
  }

  /** Closes once everything is answered; waits for a peer that may still be sending. */
  private void endIfDone() {
    if (input != Input.DONE || inFlight > 0 || closing) {
      return;
    }
    closing = true;
    Channel channel = context.channel();
    var written = context.writeAndFlush(Unpooled.EMPTY_BUFFER);
    if (!peerEnded && channel instanceof DuplexChannel duplex) {
      written.addListener(done -> duplex.shutdownOutput());
      context.executor().schedule(() -> channel.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void tick() {
    boolean busy = heard || inFlight > 0;
    heard = false;
    boolean waitsForInput = frames.isAmidMessage() && mayDispatch();
    boolean waitsForOutput = !context.channel().isWritable();
    switch (watch.tick(busy, waitsForInput, frames.messagesCut(), waitsForOutput)) {
      case FINE -> {}
      case IDLE -> close(ConnectionEnd.IDLE);
      case SLOW_OUTPUT -> close(ConnectionEnd.SLOW_OUTPUT);
      case SLOW_INPUT -> {
        frames.rest().ifPresent(frame -> take(frame, true));
        end = ConnectionEnd.SLOW_INPUT;
        endIfDone();
      }
    }
  }

  private void close(ConnectionEnd why) {
    end = why;
    context.close();
  }

  private void fail(Throwable cause) {
    end = ConnectionEnd.FAILURE;
    LOGGER.atError().setCause(cause).addKeyValue("remote", peer).log("connection failed");
  }
}
