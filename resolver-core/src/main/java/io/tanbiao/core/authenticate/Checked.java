package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome.Refused;

/**
 * What became of the check of a proof.
 *
 * @param verification the result
 * @param waitSeconds before the next try; 0 unless the result is {@link Verification#THROTTLED}
 * @param keys the state of the identity's keys before the check, by which a right proof is
 *     remembered, see {@link ThrottledAuthenticator#remembers}; empty when nobody may remember it
 */
public record Checked(Verification verification, int waitSeconds, Octets keys) {
  /** A result that nobody may remember. */
  public Checked(Verification verification, int waitSeconds) {
    this(verification, waitSeconds, Octets.EMPTY);
  }

  /** A result that says everything. */
  public static Checked of(Verification verification) {
    return new Checked(verification, 0);
  }

  /** A result by which the proof is remembered when it is right. */
  static Checked of(Verification verification, Octets keys) {
    return new Checked(verification, 0, verification == Verification.VALID ? keys : Octets.EMPTY);
  }

  /** Whether the proof is right. */
  public boolean isValid() {
    return verification == Verification.VALID;
  }

  /** How the peer is refused when the proof is not right. */
  public Refused refusal() {
    return new Refused(verification.code().number(), message(), waitSeconds);
  }

  /** What people are told; empty when the code says enough. */
  public String message() {
    return switch (verification) {
      case THROTTLED -> "Too many wrong proofs: wait " + waitSeconds + " s";
      case TOO_BUSY -> "Too many proofs wait for their check";
      case NOT_CHECKED -> "The proof could not be checked";
      default -> "";
    };
  }
}
