package io.tanbiao.protocol.udp;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets answers of several packets go to a network only as fast as its token bucket fills, since the
 * address of a request may be forged. Answers of one packet are hardly longer than their request
 * and always go. Belongs to one event loop.
 */
final class AmplificationGuard {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final UdpSettings.Amplification bounds;
  private final LongSupplier nanoTime;
  private final Map<SourceNetwork, Bucket> buckets;

  private static final class Bucket {
    private double packets;
    private long filledNanos;
  }

  AmplificationGuard(UdpSettings.Amplification bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
    this.buckets = newBuckets(bounds.maxNetworks());
  }

  /** Whether an answer may go, which spends what it needs. */
  boolean maySend(InetAddress to, int packets) {
    if (packets <= 1 || (bounds.loopbackExempt() && to.isLoopbackAddress())) {
      return true;
    }
    Bucket bucket = buckets.computeIfAbsent(SourceNetwork.of(to), network -> full());
    fill(bucket);
    if (bucket.packets < packets) {
      return false;
    }
    bucket.packets -= packets;
    return true;
  }

  /** How many networks have a bucket. */
  int size() {
    return buckets.size();
  }

  private Bucket full() {
    Bucket bucket = new Bucket();
    bucket.packets = bounds.burstPackets();
    bucket.filledNanos = nanoTime.getAsLong();
    return bucket;
  }

  private void fill(Bucket bucket) {
    long now = nanoTime.getAsLong();
    double flowed = (now - bucket.filledNanos) / NANOS_PER_SECOND * bounds.packetsPerSecond();
    bucket.packets = Math.min(bounds.burstPackets(), bucket.packets + flowed);
    bucket.filledNanos = now;
  }

  /** The network that was answered least recently goes when there are too many. */
  private static Map<SourceNetwork, Bucket> newBuckets(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<SourceNetwork, Bucket> eldest) {
        return size() > most;
      }
    };
  }
}
