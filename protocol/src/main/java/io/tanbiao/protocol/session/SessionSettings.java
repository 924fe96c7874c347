package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.time.Duration;

/**
 * How sessions are made and bounded.
 *
 * @param cipher of new sessions
 * @param allowsDes whether clients below 2.4, which know no other cipher, get a session with DES
 * @param minKeyBits the smallest modulus of a client's Diffie-Hellman or RSA key, in bits
 * @param maxKeyBits the largest one, in bits: what it costs grows with its third power
 * @param maxSessions the most whose owner proved itself, and the most others; one more ousts the
 *     one that was unused for longest
 * @param maxPerAddress the most of one address, or /64 of IPv6; one more ousts the one whose owner
 *     proved nothing and that was unused for longest, or is refused when there is none
 * @param maxIdle the longest time a session lives unused, whatever its client asks for
 */
public record SessionSettings(
    SessionCipher cipher,
    boolean allowsDes,
    int minKeyBits,
    int maxKeyBits,
    int maxSessions,
    int maxPerAddress,
    Duration maxIdle) {
  /** The smallest modulus that can be allowed, in bits. */
  public static final int LEAST_KEY_BITS = 512;

  /** The largest modulus that can be allowed, in bits. */
  public static final int MOST_KEY_BITS = 4096;

  /**
   * AES, no DES, 1024 to 4096 bits, 16 384 sessions of each kind, 4096 of an address, a day: what
   * the official client asks for.
   */
  public static final SessionSettings STANDARD =
      new SessionSettings(SessionCipher.AES, false, 1024, 4096, 16_384, 4_096, Duration.ofDays(1));

  /** Refuses DES for clients that know better. */
  public SessionSettings {
    if (cipher == SessionCipher.DES && !allowsDes) {
      throw new IllegalArgumentException("cipher: DES (expected: AES or DESEDE)");
    }
    if (minKeyBits < LEAST_KEY_BITS || maxKeyBits > MOST_KEY_BITS || minKeyBits > maxKeyBits) {
      throw new IllegalArgumentException(
          "key bits: "
              + minKeyBits
              + ".."
              + maxKeyBits
              + " (expected: within "
              + LEAST_KEY_BITS
              + ".."
              + MOST_KEY_BITS
              + ")");
    }
    if (maxSessions < 1 || maxPerAddress < 1) {
      throw new IllegalArgumentException(
          "sessions: " + maxSessions + ", of an address " + maxPerAddress + " (expected: above 0)");
    }
  }

  /**
   * Refuses keys of a size that is not allowed.
   *
   * @param field whose size it is
   */
  void requireKeyBits(String field, int bits) throws WireException {
    if (bits < minKeyBits || bits > maxKeyBits) {
      throw new WireException(
          Reason.BAD_FIELD,
          field + ": " + bits + " bits (expected: " + minKeyBits + ".." + maxKeyBits + " bits)");
    }
  }
}
