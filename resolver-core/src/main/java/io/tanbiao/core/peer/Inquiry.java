package io.tanbiao.core.peer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What one decision learns from other nodes: at most {@link #MAX_QUESTIONS} answers, all within one
 * time (HW-8.15).
 *
 * <p>What could not be learnt is missing from the decision, and {@link #gap()} says so: a refusal
 * with a gap is none that may be told. Belongs to one thread at a time.
 */
public final class Inquiry {
  /** The most questions to other nodes for one decision; groups there may name groups elsewhere. */
  public static final int MAX_QUESTIONS = 8;

  private static final int NONCE_OCTETS = 16;

  /** What a decision goes without; the last one outweighs those before it. */
  public enum Gap {
    /** Nothing. */
    NONE,
    /** What other nodes hold: on this thread nobody is asked. */
    NOT_ASKED,
    /** An answer for which there was no room: code 3. */
    BUSY,
    /** An answer that did not come, or was none, or one too many: code 406. */
    FAILED
  }

  /** One question to the peers. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Duration within) throws PeerException;
  }

  private record Wanted(Reference what, Octets type) {}

  private final Peers peers;
  private final boolean asks;
  private final LongSupplier nanoTime;
  private final long deadlineNanos;
  private final Map<Wanted, List<HandleValue>> learnt = new HashMap<>();
  private int questions;
  private Gap gap = Gap.NONE;

  private Inquiry(Peers peers, boolean asks, LongSupplier nanoTime, long deadlineNanos) {
    this.peers = peers;
    this.asks = asks;
    this.nanoTime = nanoTime;
    this.deadlineNanos = deadlineNanos;
  }

  /** One that asks nobody and knows of nobody to ask: what is not held here is nowhere. */
  public static Inquiry none() {
    return silent(Peers.NONE);
  }

  /** One that asks nobody, for threads that must not wait; its gap tells that it wanted to. */
  public static Inquiry silent(Peers peers) {
    return new Inquiry(peers, false, () -> 0, 0);
  }

  /**
   * One that asks and waits.
   *
   * @param nanoTime nanoseconds that never go back
   * @param within time for everything, which begins to run now
   */
  public static Inquiry asking(Peers peers, LongSupplier nanoTime, Duration within) {
    return new Inquiry(peers, true, nanoTime, nanoTime.getAsLong() + within.toNanos());
  }

  /** Whether others are to be asked about a handle. */
  public boolean concerns(Handle handle) {
    return peers.know(handle);
  }

  /** What the decision goes without. */
  public Gap gap() {
    return gap;
  }

  /**
   * The public values of a handle held elsewhere that have a type; none when they are not to be
   * had.
   *
   * @param what handle and index; index 0 for any
   */
  public List<HandleValue> values(Reference what, Octets type) {
    Wanted wanted = new Wanted(what, type);
    List<HandleValue> known = learnt.get(wanted);
    if (known != null) {
      return known;
    }
    List<HandleValue> values =
        ask(within -> peers.values(what, type, within)).map(List::copyOf).orElse(List.of());
    learnt.put(wanted, values);
    return values;
  }

  /**
   * Whether an answer was made with a secret key held elsewhere; empty when nobody can tell.
   *
   * @param signed what the answer signs: a nonce and the digest of a request, or two nonces
   */
  public Optional<Boolean> verify(ChallengeAnswer answer, Octets signed) {
    VerifyChallenge question = questionAbout(answer, signed);
    return ask(within -> peers.verify(question, within));
  }

  /** Whether a secret is the one held elsewhere; empty when nobody can tell. */
  public Optional<Boolean> verifySecret(Reference identity, Octets secret) {
    return ask(within -> peers.verifySecret(identity, secret, within));
  }

  /**
   * Whoever is asked puts nonce and digest together again, so the end of what is signed may pass
   * for a digest even where it is none: deployed servers read digests of known kinds only.
   */
  private static VerifyChallenge questionAbout(ChallengeAnswer answer, Octets signed) {
    int digestStart = signed.length();
    Octets type = Octets.EMPTY;
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      int start = signed.length() - algorithm.lengthOctets();
      if (start >= NONCE_OCTETS || (type.isEmpty() && start >= 0)) {
        digestStart = start;
        type = Octets.of((byte) algorithm.number());
      }
    }
    return new VerifyChallenge(
        answer.identity(),
        signed.slice(0, digestStart),
        Octets.concat(type, signed.from(digestStart)),
        answer.answer());
  }

  private <T> Optional<T> ask(Question<T> question) {
    if (!asks) {
      return without(Gap.NOT_ASKED);
    }
    long left = deadlineNanos - nanoTime.getAsLong();
    if (left <= 0 || questions == MAX_QUESTIONS) {
      return without(Gap.FAILED);
    }
    questions++;
    try {
      return Optional.of(question.ask(Duration.ofNanos(left)));
    } catch (PeerException e) {
      return without(e.isBusy() ? Gap.BUSY : Gap.FAILED);
    }
  }

  private <T> Optional<T> without(Gap other) {
    if (other.compareTo(gap) > 0) {
      gap = other;
    }
    return Optional.empty();
  }
}
