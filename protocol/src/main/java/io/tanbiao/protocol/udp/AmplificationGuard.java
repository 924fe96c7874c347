package io.tanbiao.protocol.udp;

import io.tanbiao.core.throttle.TokenBuckets;
import java.net.InetAddress;
import java.util.function.LongSupplier;

/**
 * Lets answers of several packets go to a network only as fast as its token bucket fills, since the
 * address of a request may be forged. Answers of one packet are hardly longer than their request
 * and always go. Belongs to one event loop.
 */
final class AmplificationGuard {
  private final UdpSettings.Amplification bounds;
  private final TokenBuckets<SourceNetwork> buckets;

  AmplificationGuard(UdpSettings.Amplification bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.buckets =
        new TokenBuckets<>(
            new TokenBuckets.Flow(
                bounds.burstPackets(), bounds.packetsPerSecond(), bounds.maxNetworks()),
            nanoTime);
  }

  /** Whether an answer may go, which spends what it needs. */
  boolean maySend(InetAddress to, int packets) {
    if (packets <= 1 || (bounds.loopbackExempt() && to.isLoopbackAddress())) {
      return true;
    }
    return buckets.trySpend(SourceNetwork.of(to), packets);
  }

  /** How many networks have a bucket. */
  int size() {
    return buckets.size();
  }
}
