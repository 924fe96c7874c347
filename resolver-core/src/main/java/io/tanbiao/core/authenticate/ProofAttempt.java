package io.tanbiao.core.authenticate;

import io.tanbiao.core.authenticate.ProofThrottle.Claim;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.peer.Inquiry;
import java.time.Duration;

/**
 * One answer to a challenge while it is checked, whatever number of requests it may be for: its
 * work is bounded as a whole, and it counts as one proof. Belongs to one thread at a time.
 */
public final class ProofAttempt {
  private final ChallengeAnswer answer;
  private final Claim claim;
  private final Authenticator authenticator;
  private final ProofMemory memory;
  private final ProofThrottle throttle;
  private final Duration wait;
  private final boolean lean;
  private final Derivations work;
  private final Inquiry inquiry;

  ProofAttempt(
      ChallengeAnswer answer,
      Claim claim,
      Authenticator authenticator,
      ProofMemory memory,
      ProofThrottle throttle,
      Inquiry inquiry) {
    this.answer = answer;
    this.claim = claim;
    this.authenticator = authenticator;
    this.memory = memory;
    this.throttle = throttle;
    this.inquiry = inquiry;
    this.wait = throttle.waitOf(claim);
    this.lean = !throttle.waitForRounds(claim).isZero();
    this.work = new Derivations(lean ? Derivations.LEAN_ROUNDS : Derivations.MAX_ROUNDS);
  }

  /** Whether the answer is for a request; no, without a look, when it has to wait. */
  public boolean isFor(Octets signed) {
    return wait.isZero()
        && authenticator.verify(answer, signed, work, inquiry) == Verification.VALID;
  }

  /**
   * Checks the answer, once, which counts it when it is wrong or asks for too much work; one that
   * nobody could check is not held against who sent it.
   *
   * @param signed nonce of the challenge and raw digest of the challenged request
   */
  public Checked check(Octets signed) {
    if (!wait.isZero()) {
      return throttled(wait);
    }
    Octets keys = memory.keysNow(answer.identity(), inquiry);
    Verification verification = authenticator.verify(answer, signed, work, inquiry);
    boolean countsAsWrong =
        verification == Verification.FAILED
            || (verification == Verification.NOT_CHECKED && work.isExceeded());
    if (!countsAsWrong) {
      return Checked.of(verification, keys);
    }
    throttle.wrong(claim, work.rounds());
    return lean && work.isExceeded()
        ? throttled(throttle.refusedWork(claim))
        : Checked.of(verification);
  }

  /** In whole seconds, after which it has really passed. */
  static Checked throttled(Duration wait) {
    long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    return new Checked(Verification.THROTTLED, (int) seconds);
  }
}
