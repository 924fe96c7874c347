package io.tanbiao.protocol.session;

import java.time.Duration;

/**
 * How sessions are made and bounded.
 *
 * @param cipher of new sessions
 * @param allowsDes whether clients below 2.4, which know no other cipher, get a session with DES
 * @param maxSessions the most whose owner proved itself, and the most others; one more ousts the
 *     one that was unused for longest
 * @param maxIdle the longest time a session lives unused, whatever its client asks for
 */
public record SessionSettings(
    SessionCipher cipher, boolean allowsDes, int maxSessions, Duration maxIdle) {
  /** AES, no DES, 16 384 sessions of each kind, a day: what the official client asks for. */
  public static final SessionSettings STANDARD =
      new SessionSettings(SessionCipher.AES, false, 16_384, Duration.ofDays(1));

  /** Refuses DES for clients that know better. */
  public SessionSettings {
    if (cipher == SessionCipher.DES && !allowsDes) {
      throw new IllegalArgumentException("cipher: DES (expected: AES or DESEDE)");
    }
    if (maxSessions < 1) {
      throw new IllegalArgumentException("sessions: " + maxSessions + " (expected: above 0)");
    }
  }
}
