package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.peer.Inquiry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a proof holds beyond its request: as long as the keys held here do not change, or a
 * fixed time for keys held by others, since nobody tells when those change. Blocks on the store.
 */
final class ProofMemory {
  /** How long a proof by a key that another server holds is remembered (HW-8.15). */
  static final Duration BY_KEYS_OF_OTHERS = Duration.ofSeconds(60);

  private final Authenticator authenticator;
  private final LongSupplier nanoTime;

  /**
   * A memory of nothing: what is remembered is kept by who asks.
   *
   * @param nanoTime nanoseconds that never go back
   */
  ProofMemory(Authenticator authenticator, LongSupplier nanoTime) {
    this.authenticator = authenticator;
    this.nanoTime = nanoTime;
  }

  /**
   * The state of the keys of an identity, read before its proof is checked: a digest of those held
   * here, else the time, which no digest is as short as.
   */
  Octets keysNow(Reference identity, Inquiry inquiry) {
    return inquiry.concerns(identity.handle())
        ? Octets.of(ByteBuffer.allocate(Long.BYTES).putLong(nanoTime.getAsLong()).array())
        : authenticator.keysNow(identity);
  }

  /** Whether a proof still holds that was right when the keys had a state. */
  boolean holds(Reference identity, Octets keys) {
    return keys.length() == Long.BYTES
        ? nanoTime.getAsLong() - keys.asBuffer().getLong() < BY_KEYS_OF_OTHERS.toNanos()
        : keys.equals(authenticator.keysNow(identity));
  }
}
