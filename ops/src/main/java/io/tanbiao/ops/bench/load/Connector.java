package io.tanbiao.ops.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** Opens the TCP connections of one flow on its event loop. */
final class Connector {
  private static final int RECEIVE_OCTETS = 64 * 1024;
  private static final int CONNECT_MILLIS = 5_000;
  private static final long AGAIN_MILLIS = 100;
  private static final int LOOPBACK_NET = 127;

  private final EventLoop loop;
  private final InetSocketAddress server;
  private final boolean epoll;
  private final Bootstrap bootstrap;

  /** A connector; nothing is opened. */
  Connector(EventLoop loop, InetSocketAddress server, boolean epoll) {
    this.loop = loop;
    this.server = server;
    this.epoll = epoll;
    Class<? extends SocketChannel> channel =
        epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(channel)
            .disableResolver()
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_OCTETS))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true);
  }

  /**
   * Connects from an address of its own when the server is on loopback: closed connections keep
   * their ports for a while, and one address has too few of them for a new connection each request.
   */
  Connector fromAddressOf(int client) {
    byte[] to = server.getAddress().getAddress();
    if (epoll && to.length == 4 && to[0] == LOOPBACK_NET) {
      try {
        InetAddress own =
            InetAddress.getByAddress(new byte[] {to[0], 0, 1, (byte) (1 + client % 250)});
        bootstrap
            .localAddress(new InetSocketAddress(own, 0))
            .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
      } catch (UnknownHostException e) {
        throw new AssertionError("four octets are an address", e);
      }
    }
    return this;
  }

  /** Opens a connection for a handler, which hears of it by channelActive. */
  void open(ChannelHandler handler, Runnable whenRefused) {
    ChannelFuture connected = bootstrap.clone().handler(handler).connect(server);
    connected.addListener(
        result -> {
          if (!result.isSuccess()) {
            whenRefused.run();
          }
        });
  }

  /** Opens a connection a moment later, and tries until there is one. */
  void again(ChannelHandler handler) {
    later(() -> open(handler, () -> again(handler)));
  }

  /** Does something a moment later. */
  void later(Runnable action) {
    if (!loop.isShuttingDown()) {
      var unused = loop.schedule(action, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
