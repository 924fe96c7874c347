package io.tanbiao.protocol.tcp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Handle over TCP (wire notes §1): keeps connections open, takes further requests before the
 * earlier ones are answered, and answers each as soon as it can, in any order.
 *
 * <p>Safe for use by any thread; {@link #close()} not on an event loop. The event loops are the
 * caller's and outlive the server.
 */
public final class TcpServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int FLUSH_AT_THE_LATEST = 256;
  private static final long CLOSE_MILLIS = 1000;

  private final TcpSettings settings;
  private final RequestDispatcher dispatcher;
  private final ConnectionObserver observer;
  private final InputBudget budget;
  private final AtomicInteger open = new AtomicInteger();
  private final List<Channel> listeners = new ArrayList<>();
  private final ChannelGroup connections =
      new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  private TcpServer(
      TcpSettings settings, RequestDispatcher dispatcher, ConnectionObserver observer) {
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.observer = observer;
    this.budget = new InputBudget(settings.maxLargeInputOctets());
  }

  /**
   * Listens.
   *
   * @param dispatcher answers requests
   * @param loops run the connections
   * @param observer is told of connections
   * @throws IOException when an address cannot be listened on; nothing is left open then
   */
  public static TcpServer open(
      TcpSettings settings,
      RequestDispatcher dispatcher,
      EventLoops loops,
      ConnectionObserver observer)
      throws IOException {
    TcpServer server = new TcpServer(settings, dispatcher, observer);
    for (InetSocketAddress address : settings.addresses()) {
      ChannelFuture bound =
          server.bootstrap(loops, address.getAddress()).bind(address).awaitUninterruptibly();
      if (!bound.isSuccess()) {
        server.close();
        throw new IOException(
            "cannot listen on TCP " + address + ": " + bound.cause().getMessage(), bound.cause());
      }
      server.listeners.add(bound.channel());
    }
    return server;
  }

  /** The addresses listened on, with their real ports, in the order of the settings. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
  }

  /** How many connections are open. */
  public int connections() {
    return open.get();
  }

  /**
   * Listens no longer, answers what is under way for at most the drain time-out, and closes all
   * connections.
   */
  @Override
  public void close() {
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
    connections.forEach(
        connection -> connection.pipeline().fireUserEventTriggered(Connection.Drain.NOW));
    connections
        .newCloseFuture()
        .awaitUninterruptibly(settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
    connections.close().awaitUninterruptibly(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private ServerBootstrap bootstrap(EventLoops loops, InetAddress address) {
    return new ServerBootstrap()
        .group(loops.group())
        .channelFactory(loops.serverChannel(address))
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        // TCP_NODELAY is on already: Netty sets it itself, and each option is a system call.
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(
                settings.writeBufferLowOctets(), settings.writeBufferHighOctets()))
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accept(channel);
              }
            });
  }

  private void accept(Channel channel) {
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
    if (open.incrementAndGet() > settings.maxConnections()) {
      observer.refused();
      channel.close();
      return;
    }
    connections.add(channel);
    channel
        .pipeline()
        .addLast(new FlushConsolidationHandler(FLUSH_AT_THE_LATEST, true))
        .addLast(new Connection(settings, dispatcher, observer, budget));
  }
}
