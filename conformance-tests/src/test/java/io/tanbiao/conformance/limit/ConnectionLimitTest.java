package io.tanbiao.conformance.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawUdp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of peers that connect and say nothing do not hinder one that asks (wire notes §9.2,
 * quality §2).
 */
class ConnectionLimitTest {
  private static final int WANTED = 10_000;

  /** Descriptors that both processes need for everything else. */
  private static final int RESERVED = 1_000;

  /** A source address has 28 000 ports on an ordinary Linux; more addresses share the load. */
  private static final int PER_ADDRESS = 5_000;

  private static final Duration GOOD_TIME = Duration.ofMillis(50);
  private static final int ASKED = 400;
  private static final int ROUNDS = 3;
  private static final String NAME = "0.NA/88.300";

  @TempDir Path directory;
  private TanbiaoNode node;

  @BeforeEach
  void starts() throws Exception {
    node = TanbiaoNode.create(directory.resolve("node"));
  }

  @AfterEach
  void stops() throws Exception {
    node.close();
  }

  @Test
  void s9_servesBeside10000IdleConnections() throws Exception {
    int count = Math.min(WANTED, Math.min(ownLimit(), limitOf(node.pid())) - RESERVED);
    assertThat(count).as("descriptors allow a meaningful number").isGreaterThan(1_000);
    List<SocketChannel> idle = new ArrayList<>();
    try {
      // Given
      for (int n = 0; n < count; n++) {
        idle.add(connect(n / PER_ADDRESS));
      }
      if (count < WANTED) {
        System.out.println("idle connections: " + count + " of " + WANTED + " (descriptor limit)");
      }

      // When
      Duration overTcp = bestOf(ROUNDS, this::timesOverNewConnections);
      Duration overUdp = bestOf(ROUNDS, this::timesOverUdp);

      // Then
      assertThat(overTcp).as("TCP, a new connection each").isLessThan(GOOD_TIME);
      assertThat(overUdp).as("UDP").isLessThan(GOOD_TIME);
      assertThat(answersOn(idle)).as("the idle ones are served when they ask").isEqualTo(20);
    } finally {
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
    assertThat(node.isAlive()).isTrue();
  }

  private SocketChannel connect(int address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.bind(
        new InetSocketAddress(
            InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + address)}), 0));
    channel.connect(node.handleAddress());
    return channel;
  }

  private long[] timesOverNewConnections() throws IOException {
    long[] nanos = new long[ASKED];
    for (int n = 0; n < ASKED; n++) {
      long start = System.nanoTime();
      try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
        assertThat(tcp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
      }
      nanos[n] = System.nanoTime() - start;
    }
    return nanos;
  }

  private long[] timesOverUdp() throws IOException {
    long[] nanos = new long[ASKED];
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      for (int n = 0; n < ASKED; n++) {
        long start = System.nanoTime();
        assertThat(udp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
        nanos[n] = System.nanoTime() - start;
      }
    }
    return nanos;
  }

  /** Asks on every so many of them, and counts right answers. */
  private static int answersOn(List<SocketChannel> idle) throws IOException {
    int answers = 0;
    int step = idle.size() / 20;
    for (int n = 0; n < 20; n++) {
      RawMessage request = RawRequests.resolve(NAME);
      RawMessage answer = RawTcp.over(idle.get(n * step).socket()).ask(request);
      answers += answer.requestId() == request.requestId() && answer.code() == 1 ? 1 : 0;
    }
    return answers;
  }

  /** The best 99th percentile of some rounds: the machine may have other work in one of them. */
  private static Duration bestOf(int rounds, Callable<long[]> round) throws Exception {
    Duration best = percentile99(round.call());
    for (int n = 1; n < rounds && best.compareTo(GOOD_TIME) >= 0; n++) {
      Duration next = percentile99(round.call());
      best = next.compareTo(best) < 0 ? next : best;
    }
    return best;
  }

  private static Duration percentile99(long[] nanos) {
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length * 99 / 100]);
  }

  private static int ownLimit() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount());
  }

  private static int limitOf(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "limits")).stream()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.split(" {2,}", -1)[1].strip())
        .mapToInt(soft -> soft.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(soft))
        .findFirst()
        .orElseThrow();
  }
}
