package io.tanbiao.protocol.eventloop;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Event loops and the kinds of channels that run on them: native epoll on Linux, else the JDK's
 * selectors. Whoever opened them closes them, after everything that runs on them. Safe for use by
 * any thread.
 */
public final class EventLoops implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final EventLoopGroup group;
  private final boolean epoll;

  private EventLoops(EventLoopGroup group, boolean epoll) {
    this.group = group;
    this.epoll = epoll;
  }

  /**
   * Opens event loops on the fastest transport of the machine.
   *
   * @param threads one loop each, at least 1
   * @param name of the threads
   */
  public static EventLoops open(int threads, String name) {
    return open(threads, name, Epoll.isAvailable());
  }

  /** Opens event loops on the JDK's selectors. */
  static EventLoops openPortable(int threads, String name) {
    return open(threads, name, false);
  }

  private static EventLoops open(int threads, String name, boolean epoll) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: 1..)");
    }
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new EventLoops(
        new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name), io), epoll);
  }

  /** All loops. */
  public EventLoopGroup group() {
    return group;
  }

  /** The loops one by one. */
  public List<EventLoop> each() {
    List<EventLoop> loops = new ArrayList<>();
    for (EventExecutor loop : group) {
      loops.add((EventLoop) loop);
    }
    return loops;
  }

  /** Whether the native transport is used, which lets several channels share one UDP port. */
  public boolean isNative() {
    return epoll;
  }

  /**
   * Makes channels that accept TCP connections.
   *
   * @param address on which: one of IPv4 gets a socket of IPv4, which is quicker
   */
  public ChannelFactory<ServerChannel> serverChannel(InetAddress address) {
    return epoll
        ? () -> new EpollServerSocketChannel(familyOf(address))
        : NioServerSocketChannel::new;
  }

  /**
   * Makes channels that receive datagrams.
   *
   * @param address on which: one of IPv4 gets a socket of IPv4, which is quicker
   */
  public ChannelFactory<DatagramChannel> datagramChannel(InetAddress address) {
    return epoll ? () -> new EpollDatagramChannel(familyOf(address)) : NioDatagramChannel::new;
  }

  /** Ends the threads, at the latest after five seconds. Not to be called on one of them. */
  @Override
  public void close() {
    group
        .shutdownGracefully(0, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
        .syncUninterruptibly();
  }

  private static SocketProtocolFamily familyOf(InetAddress address) {
    return address instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
  }
}
