package io.tanbiao.ops.bench.limit;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that answers everything with the same octets, on one event loop. */
public final class EchoServer implements AutoCloseable {
  private static final int DATAGRAM_OCTETS = 2_048;
  private static final int DATAGRAMS_AT_ONCE = 16;
  private static final int SOCKET_BUFFER_OCTETS = 4 << 20;
  private static final int RECEIVE_OCTETS = 64 * 1024;
  private static final int LENGTH_FIELD_AT = 16;
  private static final int LENGTH_FIELD_OCTETS = 4;
  private static final int REQUESTS_PER_FLUSH = 256;

  private final EventLoops loops;
  private final Channel channel;

  private EchoServer(EventLoops loops, Channel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /** Listens. */
  public static EchoServer open(EchoKind kind, InetSocketAddress address) {
    EventLoops loops = EventLoops.open(1, "bench-echo");
    ChannelFuture bound =
        kind == EchoKind.UDP
            ? datagrams(loops).bind(address)
            : connections(loops, kind).bind(address);
    bound.awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loops.close();
      throw new IllegalStateException("cannot listen on " + address, bound.cause());
    }
    return new EchoServer(loops, bound.channel());
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    loops.close();
  }

  private static Bootstrap datagrams(EventLoops loops) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops.group())
            .channelFactory(loops.datagramChannel(InetAddress.getLoopbackAddress()))
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_OCTETS)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_OCTETS)
            .handler(new DatagramEcho());
    if (loops.isNative()) {
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DATAGRAM_OCTETS)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(DATAGRAMS_AT_ONCE * DATAGRAM_OCTETS));
    }
    return bootstrap;
  }

  private static ServerBootstrap connections(EventLoops loops, EchoKind kind) {
    return new ServerBootstrap()
        .group(loops.group())
        .channelFactory(loops.serverChannel(InetAddress.getLoopbackAddress()))
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_OCTETS))
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel accepted) {
                accepted.pipeline().addLast(new FlushConsolidationHandler(REQUESTS_PER_FLUSH));
                if (kind == EchoKind.TCP) {
                  accepted.pipeline().addLast(frames(), new FrameEcho());
                } else {
                  accepted.pipeline().addLast(new HttpServerCodec(), new HttpEcho());
                }
              }
            });
  }

  private static LengthFieldBasedFrameDecoder frames() {
    return new LengthFieldBasedFrameDecoder(
        Envelope.LENGTH_OCTETS + Envelope.MAX_MESSAGE_OCTETS, LENGTH_FIELD_AT, LENGTH_FIELD_OCTETS);
  }
}
