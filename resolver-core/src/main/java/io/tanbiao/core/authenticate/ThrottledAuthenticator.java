package io.tanbiao.core.authenticate;

import io.tanbiao.core.authenticate.ProofThrottle.Bound;
import io.tanbiao.core.authenticate.ProofThrottle.Claim;
import io.tanbiao.core.authenticate.ProofThrottle.Limits;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.throttle.PeerNetwork;
import java.security.PublicKey;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Checks proofs, and refuses those of whom {@link ProofThrottle} slows down before any key is
 * looked up. Every proof that a node checks passes here.
 *
 * <p>Op 201 has its own accounts: it asks about answers that others made, and over UDP the address
 * of who asks can be forged. So what it is asked slows down no administrator, and what is asked
 * over UDP slows down nobody who asks over TCP.
 *
 * <p>Blocks on store reads and on bounded cryptographic work. Safe for use by any thread.
 */
public final class ThrottledAuthenticator {
  private static final int DIGESTED_IDENTITY_OCTETS = 16;

  private final Authenticator authenticator;
  private final ProofMemory memory;
  private final ProofThrottle proofs;
  private final ProofThrottle questions;
  private final ProofThrottle forgeableQuestions;

  /**
   * Checks proofs as the authenticator does.
   *
   * @param nanoTime nanoseconds that never go back
   */
  public ThrottledAuthenticator(Authenticator authenticator, Limits limits, LongSupplier nanoTime) {
    this.authenticator = authenticator;
    this.memory = new ProofMemory(authenticator, nanoTime);
    this.proofs = new ProofThrottle(limits, nanoTime);
    this.questions = new ProofThrottle(limits, nanoTime);
    this.forgeableQuestions = new ProofThrottle(limits, nanoTime);
  }

  /** How many proofs were refused. */
  public long refused(Bound bound) {
    return Stream.of(proofs, questions, forgeableQuestions)
        .mapToLong(throttle -> throttle.refused(bound))
        .sum();
  }

  /**
   * Begins the check of an answer to a challenge.
   *
   * @param from an address that is known to be of who answers: that which got the challenge, or
   *     that which opened the session
   * @param inquiry asks for keys that are not held here
   */
  public ProofAttempt attempt(ChallengeAnswer answer, PeerNetwork from, Inquiry inquiry) {
    return attempt(answer, from, proofs, inquiry);
  }

  /**
   * Checks an answer for the server that gave the challenge (op 201). Only by keys held here: two
   * servers could ask each other for ever.
   */
  public Checked verify(VerifyChallenge question, RequestContext context) {
    ProofThrottle throttle = context.transport() == Transport.UDP ? forgeableQuestions : questions;
    PeerNetwork from = PeerNetwork.of(context.peer());
    return attempt(Authenticator.answerIn(question), from, throttle, Inquiry.none())
        .check(Authenticator.signedIn(question));
  }

  /** Checks a secret key that somebody sent as it is. */
  public Checked verifySecret(
      Reference identity, Octets secret, PeerNetwork from, Inquiry inquiry) {
    Claim claim = claim(identity, from);
    Duration wait = proofs.waitOf(claim);
    if (!wait.isZero()) {
      return ProofAttempt.throttled(wait);
    }
    Octets keys = memory.keysNow(identity, inquiry);
    Verification verification = authenticator.verifySecret(identity, secret, inquiry);
    if (verification == Verification.FAILED) {
      proofs.wrong(claim, 0);
    }
    return Checked.of(verification, keys);
  }

  /**
   * Checks a public key whose private half somebody was seen to hold. Keys cannot be guessed this
   * way, so that nobody has to wait.
   *
   * @param inquiry asks for keys that are not held here
   */
  public Checked verifyKey(Reference identity, PublicKey held, Inquiry inquiry) {
    return Checked.of(authenticator.verifyKey(identity, held, inquiry));
  }

  /**
   * Whether a proof still holds beyond its request: until keys held here change, and for a minute
   * when another server holds them.
   *
   * @param keys as {@link Checked#keys()} gave them
   */
  public boolean remembers(Reference identity, Octets keys) {
    return memory.holds(identity, keys);
  }

  private ProofAttempt attempt(
      ChallengeAnswer answer, PeerNetwork from, ProofThrottle throttle, Inquiry inquiry) {
    return new ProofAttempt(
        answer, claim(answer.identity(), from), authenticator, memory, throttle, inquiry);
  }

  private Claim claim(Reference identity, PeerNetwork from) {
    Octets text =
        Octets.concat(
            Octets.utf8(identity.index() + ":"),
            authenticator.caseRule().key(identity.handle()).octets());
    Octets digest = DigestAlgorithm.SHA256.digest(text).slice(0, DIGESTED_IDENTITY_OCTETS);
    return new Claim(digest, from);
  }
}
