package io.tanbiao.protocol.udp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link UdpServer} listens on, and what bounds its memory and its answers.
 *
 * @param addresses to listen on, at least one; port 0 takes a free one
 * @param fragments bounds of requests that come in several packets
 * @param repeats bounds of what is remembered for repeated requests
 * @param amplification bounds of answers of several packets
 * @param drainTimeout for which closing waits for requests under way
 */
public record UdpSettings(
    List<InetSocketAddress> addresses,
    Fragments fragments,
    Repeats repeats,
    Amplification amplification,
    Duration drainTimeout) {

  /** Copies the addresses. */
  public UdpSettings {
    addresses = List.copyOf(addresses);
    requireRange("addresses", addresses.size(), 1, Integer.MAX_VALUE);
  }

  /** The usual bounds. */
  public static UdpSettings of(List<InetSocketAddress> addresses) {
    return new UdpSettings(
        addresses, Fragments.USUAL, Repeats.USUAL, Amplification.USUAL, Duration.ofSeconds(5));
  }

  /** The same settings with other bounds of fragmented requests. */
  public UdpSettings with(Fragments other) {
    return new UdpSettings(addresses, other, repeats, amplification, drainTimeout);
  }

  /** The same settings with other bounds of repeated requests. */
  public UdpSettings with(Repeats other) {
    return new UdpSettings(addresses, fragments, other, amplification, drainTimeout);
  }

  /** The same settings with other bounds of large answers. */
  public UdpSettings with(Amplification other) {
    return new UdpSettings(addresses, fragments, repeats, other, drainTimeout);
  }

  /** What each of several channels may use of all bounds. */
  UdpSettings share(int channels) {
    return new UdpSettings(
        addresses,
        fragments.share(channels),
        repeats.share(channels),
        amplification.share(channels),
        drainTimeout);
  }

  /**
   * Bounds of requests that come in several packets (wire notes §1).
   *
   * @param maxMessages incomplete at once, 1..1 000 000; above it the oldest one is given up
   * @param maxMessagesPerSource incomplete at once from one address, at least 1
   * @param maxOctets that all fragments together may have, at least those of one message
   * @param timeout after which an incomplete message is given up
   */
  public record Fragments(
      int maxMessages, int maxMessagesPerSource, long maxOctets, Duration timeout) {
    /** 4096 messages, 64 of one address, 16 MiB, 5 seconds. */
    public static final Fragments USUAL = new Fragments(4096, 64, 16L << 20, Duration.ofSeconds(5));

    private static final int MAX_MESSAGES = 1_000_000;
    private static final long MIN_OCTETS = 300_000;

    /** Checks the ranges. */
    public Fragments {
      requireRange("maxMessages", maxMessages, 1, MAX_MESSAGES);
      requireRange("maxMessagesPerSource", maxMessagesPerSource, 1, MAX_MESSAGES);
      requireRange("maxOctets", maxOctets, MIN_OCTETS, Long.MAX_VALUE);
      requirePositive("timeout", timeout);
    }

    private Fragments share(int channels) {
      return new Fragments(
          Math.max(1, maxMessages / channels),
          Math.max(1, maxMessagesPerSource / channels),
          Math.max(MIN_OCTETS, maxOctets / channels),
          timeout);
    }
  }

  /**
   * Bounds of what is remembered so that a repeated request does not act twice (wire notes §1).
   *
   * @param maxUnderWay requests of which no answer is known yet, at least 1; above it further ones
   *     are dropped, and their peers repeat them
   * @param maxAnswers remembered at once, at least 1; above it the oldest ones are forgotten
   * @param maxAnswerOctets that all remembered answers may have together
   * @param lifetime for which an answer is remembered
   */
  public record Repeats(int maxUnderWay, int maxAnswers, long maxAnswerOctets, Duration lifetime) {
    /** 8192 requests, 65 536 answers, 16 MiB, 10 seconds. */
    public static final Repeats USUAL =
        new Repeats(8192, 65_536, 16L << 20, Duration.ofSeconds(10));

    private static final int MAX_ENTRIES = 10_000_000;

    /** Checks the ranges. */
    public Repeats {
      requireRange("maxUnderWay", maxUnderWay, 1, MAX_ENTRIES);
      requireRange("maxAnswers", maxAnswers, 1, MAX_ENTRIES);
      requireRange("maxAnswerOctets", maxAnswerOctets, 1, Long.MAX_VALUE);
      requirePositive("lifetime", lifetime);
    }

    private Repeats share(int channels) {
      return new Repeats(
          Math.max(1, maxUnderWay / channels),
          Math.max(1, maxAnswers / channels),
          Math.max(1, maxAnswerOctets / channels),
          lifetime);
    }
  }

  /**
   * Bounds of answers of several packets, which somebody might have ordered in the name of another:
   * they spend from a bucket of the network they go to, and are dropped when it is empty; the
   * client then comes by TCP. Answers of one packet are always sent.
   *
   * @param packetsPerSecond that flow into the bucket of each network, at least 1
   * @param burstPackets that a bucket holds, at least 1
   * @param maxNetworks of which buckets are kept, at least 1
   * @param loopbackExempt whether answers to this machine spend nothing
   */
  public record Amplification(
      int packetsPerSecond, int burstPackets, int maxNetworks, boolean loopbackExempt) {
    /** 200 packets a second, 1000 at once, 65 536 networks, loopback exempt. */
    public static final Amplification USUAL = new Amplification(200, 1000, 65_536, true);

    private static final int MOST = 100_000_000;

    /** Checks the ranges. */
    public Amplification {
      requireRange("packetsPerSecond", packetsPerSecond, 1, MOST);
      requireRange("burstPackets", burstPackets, 1, MOST);
      requireRange("maxNetworks", maxNetworks, 1, MOST);
    }

    /** Rates are not shared out: all packets of a network may come to one channel. */
    private Amplification share(int channels) {
      return new Amplification(
          packetsPerSecond, burstPackets, Math.max(1, maxNetworks / channels), loopbackExempt);
    }
  }

  private static void requireRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + ".." + most + ")");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: above zero)");
    }
  }
}
