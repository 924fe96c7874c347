package io.tanbiao.protocol.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many octets the lists have together that wait in bodies of the tunnel. */
final class TunnelBudget {
  private final long limitOctets;
  private final AtomicLong reservedOctets = new AtomicLong();

  TunnelBudget(long limitOctets) {
    this.limitOctets = limitOctets;
  }

  /** Whether there is room; takes it if so. */
  boolean reserve(int octets) {
    if (reservedOctets.addAndGet(octets) <= limitOctets) {
      return true;
    }
    release(octets);
    return false;
  }

  /** Gives room back. */
  void release(long octets) {
    reservedOctets.addAndGet(-octets);
  }

  /** What is taken at present. */
  long reservedOctets() {
    return reservedOctets.get();
  }
}
