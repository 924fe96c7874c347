package io.tanbiao.protocol.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Handle over UDP (wire notes §1): one channel on each event loop where the native transport lets
 * them share a port, else one channel for each address.
 *
 * <p>Safe for use by any thread; {@link #close()} not on an event loop. The event loops are the
 * caller's and outlive the server.
 */
public final class UdpServer implements AutoCloseable {
  private static final int RECEIVE_OCTETS = 2048;
  private static final int PACKETS_PER_READ = 64;
  private static final int SOCKET_BUFFER_OCTETS = 1 << 20;
  private static final int WAITING_OCTETS = 4 << 20;
  private static final int FLUSH_AT_THE_LATEST = 256;

  private final UdpSettings settings;
  private final RequestDispatcher dispatcher;
  private final EventLoops loops;
  private final UdpObserver observer;
  private final List<Channel> channels = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  private UdpServer(
      UdpSettings settings, RequestDispatcher dispatcher, EventLoops loops, UdpObserver observer) {
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.loops = loops;
    this.observer = observer;
  }

  /**
   * Listens.
   *
   * @param dispatcher answers requests
   * @param loops run the channels
   * @param observer is told of what is dropped
   * @throws IOException when an address cannot be listened on; nothing is left open then
   */
  public static UdpServer open(
      UdpSettings settings, RequestDispatcher dispatcher, EventLoops loops, UdpObserver observer)
      throws IOException {
    UdpServer server = new UdpServer(settings, dispatcher, loops, observer);
    try {
      for (InetSocketAddress address : settings.addresses()) {
        server.listen(address);
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** The addresses listened on, with their real ports, in the order of the settings. */
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
  }

  /**
   * Takes no further requests, answers what is under way for at most the drain time-out, and closes
   * all channels.
   */
  @Override
  public void close() {
    channels.forEach(
        channel -> channel.pipeline().fireUserEventTriggered(DatagramEndpoint.Drain.NOW));
    long deadline = System.nanoTime() + settings.drainTimeout().toNanos();
    for (Channel channel : channels) {
      channel
          .closeFuture()
          .awaitUninterruptibly(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      channel.close().awaitUninterruptibly();
    }
  }

  /** A first channel without port sharing finds out whether somebody else has the port. */
  private void listen(InetSocketAddress wanted) throws IOException {
    List<EventLoop> each = loops.each();
    if (!loops.isNative() || each.size() == 1) {
      addresses.add(bind(each.get(0), wanted, false, 1));
      return;
    }
    InetSocketAddress address = reserve(each.get(0), wanted);
    for (EventLoop loop : each) {
      bind(loop, address, true, each.size());
    }
    addresses.add(address);
  }

  private InetSocketAddress reserve(EventLoop loop, InetSocketAddress wanted) throws IOException {
    InetSocketAddress address = bind(loop, wanted, false, 1);
    channels.remove(channels.size() - 1).close().awaitUninterruptibly();
    return address;
  }

  private InetSocketAddress bind(
      EventLoop loop, InetSocketAddress address, boolean sharesPort, int channelsOfPort)
      throws IOException {
    Bootstrap bootstrap =
        bootstrap(
            loop,
            address.getAddress(),
            settings.share(channelsOfPort * settings.addresses().size()));
    if (sharesPort) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
    }
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot listen on UDP " + address + ": " + bound.cause().getMessage(), bound.cause());
    }
    channels.add(bound.channel());
    return (InetSocketAddress) bound.channel().localAddress();
  }

  private Bootstrap bootstrap(EventLoop loop, InetAddress address, UdpSettings share) {
    return new Bootstrap()
        .group(loop)
        .channelFactory(loops.datagramChannel(address))
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(RECEIVE_OCTETS).maxMessagesPerRead(PACKETS_PER_READ))
        .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_OCTETS)
        .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_OCTETS)
        .option(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(WAITING_OCTETS / 2, WAITING_OCTETS))
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(new FlushConsolidationHandler(FLUSH_AT_THE_LATEST, true))
                    .addLast(new DatagramEndpoint(share, dispatcher, System::nanoTime, observer));
              }
            });
  }
}
