package io.tanbiao.ops.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The flows of workloads that ask for records that are there. */
final class ReadingFlows extends FlowFactory {
  private static final int REACH_MILLIS = 5_000;
  private static final int SOCKET_BUFFER_OCTETS = 4 << 20;

  /** Datagrams that are taken from the kernel at once. */
  private static final int RECEIVED_AT_ONCE = 16;

  private static final long SEED = 42;

  private final DialectFactory dialects;

  ReadingFlows(DialectFactory dialects) {
    this.dialects = dialects;
  }

  @Override
  Numbers numbers(LoadPlan plan, int loop) {
    return Numbers.random(plan.handles(), plan.asked(), SEED + loop);
  }

  @Override
  void connect(LoadPlan plan, List<Generator> generators, boolean epoll) throws IOException {
    boolean datagrams =
        switch (plan.workload()) {
          case UDP_HOT, UDP_UNIFORM, UDP_ECHO -> true;
          default -> false;
        };
    if (!datagrams) {
      reach(plan);
    }
    for (int i = 0; i < generators.size(); i++) {
      Generator generator = generators.get(i);
      Dialect dialect = dialects.of(plan);
      List<Flow> flows = new ArrayList<>();
      for (int number = i; number < plan.connections(); number += generators.size()) {
        flows.add(
            datagrams
                ? datagramFlow(plan, generator, dialect, epoll)
                : streamFlow(plan, generator, dialect, epoll, number));
      }
      generator.loop().submit(() -> generator.start(flows)).syncUninterruptibly();
    }
  }

  /** Tells at once that nobody listens. */
  static void reach(LoadPlan plan) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(plan.server(), REACH_MILLIS);
    } catch (IOException e) {
      throw new UnreachableException(e.getMessage(), e);
    }
  }

  private static Flow datagramFlow(
      LoadPlan plan, Generator generator, Dialect dialect, boolean epoll) {
    boolean segments = epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    DatagramFlow flow =
        new DatagramFlow(generator, dialect, plan.server(), plan.outstanding(), segments);
    Class<? extends DatagramChannel> channel =
        epoll ? EpollDatagramChannel.class : NioDatagramChannel.class;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(generator.loop())
            .channel(channel)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_OCTETS)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_OCTETS)
            .handler(flow);
    if (epoll) {
      int octets = DatagramFlow.MAX_DATAGRAM_OCTETS;
      bootstrap
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, octets)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(RECEIVED_AT_ONCE * octets));
    }
    bootstrap.connect(plan.server()).syncUninterruptibly();
    return flow;
  }

  private static Flow streamFlow(
      LoadPlan plan, Generator generator, Dialect dialect, boolean epoll, int number) {
    Connector connector = new Connector(generator.loop(), plan.server(), epoll);
    switch (plan.workload()) {
      case TCP_ONCE, TCP_ECHO_ONCE -> {
        return new OnceFlow(generator, dialect, connector.fromAddressOf(number));
      }
      default -> {
        StreamFlow flow = new StreamFlow(generator, dialect, connector, plan.outstanding());
        connector.open(flow, () -> connector.again(flow));
        return flow;
      }
    }
  }
}
