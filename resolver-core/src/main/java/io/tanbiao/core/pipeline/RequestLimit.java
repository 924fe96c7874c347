package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many requests the network of a source gets answered: /24 of IPv4, /56 of IPv6. Those over UDP
 * count apart from all others, since anybody can send them in the name of that network.
 *
 * <p>Two tables of fixed size, with nothing in them but the time until which the requests so far
 * would take at the rate allowed. A network has a place in each, found by a secret hash, and shares
 * both with others; it is refused when both are full, so that one that floods hardly ever hits
 * others. An unused place empties by time alone. Safe for use by any thread, without locks.
 */
public final class RequestLimit {
  /** The most requests a second, so that each takes some nanoseconds. */
  public static final int MOST_PER_SECOND = 10_000_000;

  /** The most requests at once. */
  public static final int MOST_AT_ONCE = 100_000_000;

  /** What is said to who has to wait. */
  public static final Refused TOO_MANY =
      new Refused(ResponseCode.SERVER_TOO_BUSY.number(), "Too many requests from your network", 1);

  private static final int PLACES = 1 << 15;
  private static final int IPV6_PREFIX_OCTETS = 7;
  private static final int HOST_BITS_OF_IPV4 = 8;
  private static final long OVER_UDP = 1L << 62;
  private static final long FIRST_MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
  private static final long SECOND_MULTIPLIER = 0xC2B2_AE3D_27D4_EB4FL;

  private final LongSupplier nanoTime;
  private final long begin;
  private final long nanosPerRequest;
  private final long burstNanos;
  private final boolean loopbackExempt;
  private final long seed = new SecureRandom().nextLong();
  private final AtomicLongArray first = new AtomicLongArray(PLACES);
  private final AtomicLongArray second = new AtomicLongArray(PLACES);
  private final Map<Transport, LongAdder> refused = new EnumMap<>(Transport.class);

  /**
   * How much a network gets.
   *
   * @param requestsPerSecond in the long run, 0..10 000 000; 0 for as many as it likes
   * @param burstRequests at once after a pause, 1..100 000 000
   * @param loopbackExempt whether this machine gets as many as it likes
   */
  public record Rate(int requestsPerSecond, int burstRequests, boolean loopbackExempt) {
    /** 20 000 a second, 40 000 at once, loopback exempt. */
    public static final Rate USUAL = new Rate(20_000, 40_000, true);

    /** As many as anybody likes. */
    public static final Rate UNLIMITED = new Rate(0, 1, true);

    /** Checks the ranges. */
    public Rate {
      requireRange("requestsPerSecond", requestsPerSecond, 0, MOST_PER_SECOND);
      requireRange("burstRequests", burstRequests, 1, MOST_AT_ONCE);
    }

    private static void requireRange(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + ": " + value + " (expected: " + least + ".." + most + ")");
      }
    }
  }

  /**
   * Begins to count.
   *
   * @param nanoTime nanoseconds that never go back
   */
  public RequestLimit(Rate rate, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.nanosPerRequest =
        rate.requestsPerSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate.requestsPerSecond();
    this.burstNanos = nanosPerRequest * rate.burstRequests();
    this.loopbackExempt = rate.loopbackExempt();
    for (Transport transport : Transport.values()) {
      refused.put(transport, new LongAdder());
    }
  }

  /** A limit that refuses nothing. */
  public static RequestLimit none() {
    return new RequestLimit(Rate.UNLIMITED, System::nanoTime);
  }

  /** Whether a request is to be answered; counts it, or that it was refused. */
  public boolean admits(Transport transport, InetSocketAddress source) {
    InetAddress address = source.getAddress();
    if (nanosPerRequest == 0
        || address == null
        || (loopbackExempt && address.isLoopbackAddress())
        || take(networkOf(address) ^ (transport == Transport.UDP ? OVER_UDP : 0))) {
      return true;
    }
    refused.get(transport).increment();
    return false;
  }

  /** How many requests were refused. */
  public long refused(Transport transport) {
    return refused.get(transport).sum();
  }

  /** Requests that come at the very same time may both count as one. */
  private boolean take(long network) {
    long now = nanoTime.getAsLong() - begin;
    int at = place(network, FIRST_MULTIPLIER);
    int also = place(network, SECOND_MULTIPLIER);
    long until = Math.max(first.get(at), now) + nanosPerRequest;
    long alsoUntil = Math.max(second.get(also), now) + nanosPerRequest;
    if (Math.min(until, alsoUntil) - now > burstNanos) {
      return false;
    }
    // Refused by one table only: that place belongs to somebody else for the most part.
    if (until - now <= burstNanos) {
      first.set(at, until);
    }
    if (alsoUntil - now <= burstNanos) {
      second.set(also, alsoUntil);
    }
    return true;
  }

  private int place(long network, long multiplier) {
    long mixed = (network ^ seed) * multiplier;
    mixed = (mixed ^ (mixed >>> Integer.SIZE)) * FIRST_MULTIPLIER;
    return (int) (mixed >>> Integer.SIZE) & (PLACES - 1);
  }

  /** The network of an address; those of IPv4 and of IPv6 differ. */
  private static long networkOf(InetAddress address) {
    if (address instanceof Inet4Address) {
      // Its hash is the address itself, and takes no array to get.
      return Integer.toUnsignedLong(address.hashCode()) >>> HOST_BITS_OF_IPV4;
    }
    byte[] octets = address.getAddress();
    long network = 1;
    for (int i = 0; i < IPV6_PREFIX_OCTETS; i++) {
      network = network << Byte.SIZE | (octets[i] & 0xff);
    }
    return network;
  }
}
