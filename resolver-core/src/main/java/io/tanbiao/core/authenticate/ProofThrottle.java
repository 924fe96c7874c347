package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.core.throttle.TokenBuckets;
import io.tanbiao.core.throttle.TokenBuckets.Flow;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Slows down who sends wrong proofs, and nobody else.
 *
 * <ol>
 *   <li>Wrong proofs are refused unseen beyond a number a minute for an identity from one address,
 *       and beyond a larger number from one address for all identities together. So whoever guesses
 *       locks out himself: the real administrator comes from another address.
 *   <li>Whatever comes from elsewhere, an identity is never refused: when wrong proofs for it, or
 *       from one address, have cost too many rounds of PBKDF2, the next ones get {@link
 *       Derivations#LEAN_ROUNDS} instead of {@link Derivations#MAX_ROUNDS}, which is more than the
 *       official client asks for. Other proofs need none.
 *   <li>Right proofs cost nothing, and give nothing back either. Wrong ones cost what they cost
 *       once they are checked, so that right ones at the same time pass; the few that were under
 *       way beyond the limit leave a debt.
 * </ol>
 *
 * <p>The address must be one that the peer cannot make up. Bounded: what was used least recently is
 * forgotten. All methods may be called by any thread; they hold locks for look-ups only.
 */
public final class ProofThrottle {
  /** The most identities of one address, addresses or identities remembered. */
  static final int MAX_REMEMBERED = 16_384;

  /** Rounds of PBKDF2 that take one processor a few seconds. */
  static final int STANDARD_ROUNDS = 3_000_000;

  private final TokenBuckets<Claim> claims;
  private final TokenBuckets<PeerNetwork> networks;
  private final TokenBuckets<PeerNetwork> roundsOfNetworks;
  private final TokenBuckets<Octets> roundsOfIdentities;
  private final Map<Bound, LongAdder> refused = new EnumMap<>(Bound.class);

  /**
   * How many wrong proofs there may be a minute.
   *
   * @param wrongPerIdentity for one identity from one address, above 0
   * @param wrongPerAddress from one address, above 0
   * @param wastedRounds of PBKDF2 for one identity, and from one address, above 0
   */
  public record Limits(int wrongPerIdentity, int wrongPerAddress, int wastedRounds) {
    /** More than people make, and enough for a broken script to be noticed. */
    public static final Limits STANDARD = new Limits(30, 300);

    /** Limits with the usual work. */
    public Limits(int wrongPerIdentity, int wrongPerAddress) {
      this(wrongPerIdentity, wrongPerAddress, STANDARD_ROUNDS);
    }
  }

  /** What a proof ran into. */
  public enum Bound {
    /** Wrong proofs for one identity from one address. */
    IDENTITY,
    /** Wrong proofs from one address. */
    ADDRESS,
    /** Work for wrong proofs. */
    WORK;

    /** The lower-case name used in metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Who says to be whom.
   *
   * @param identity a digest of it, whose length nobody chooses
   * @param network from where
   */
  record Claim(Octets identity, PeerNetwork network) {}

  /**
   * Nothing was wrong yet.
   *
   * @param nanoTime nanoseconds that never go back
   */
  public ProofThrottle(Limits limits, LongSupplier nanoTime) {
    claims = buckets(limits.wrongPerIdentity(), nanoTime);
    networks = buckets(limits.wrongPerAddress(), nanoTime);
    roundsOfNetworks = buckets(limits.wastedRounds(), nanoTime);
    roundsOfIdentities = buckets(limits.wastedRounds(), nanoTime);
    for (Bound bound : Bound.values()) {
      refused.put(bound, new LongAdder());
    }
  }

  /** How many proofs were refused. */
  public long refused(Bound bound) {
    return refused.get(bound).sum();
  }

  /** How long a proof has to wait before it is looked at; zero for not at all. */
  Duration waitOf(Claim claim) {
    Duration ofNetwork = networks.untilOne(claim.network());
    Duration ofClaim = claims.untilOne(claim);
    return ofNetwork.compareTo(ofClaim) > 0
        ? counted(Bound.ADDRESS, ofNetwork)
        : counted(Bound.IDENTITY, ofClaim);
  }

  /** How long until a proof gets {@link Derivations#MAX_ROUNDS}; zero for now. */
  Duration waitForRounds(Claim claim) {
    Duration ofNetwork = roundsOfNetworks.untilOne(claim.network());
    Duration ofIdentity = roundsOfIdentities.untilOne(claim.identity());
    return ofNetwork.compareTo(ofIdentity) > 0 ? ofNetwork : ofIdentity;
  }

  /** A proof asked for more work than it got. */
  Duration refusedWork(Claim claim) {
    return counted(Bound.WORK, waitForRounds(claim));
  }

  /**
   * A proof was wrong.
   *
   * @param rounds of PBKDF2 that it took to see it
   */
  void wrong(Claim claim, int rounds) {
    claims.spend(claim, 1);
    networks.spend(claim.network(), 1);
    if (rounds > 0) {
      roundsOfNetworks.spend(claim.network(), rounds);
      roundsOfIdentities.spend(claim.identity(), rounds);
    }
  }

  private Duration counted(Bound bound, Duration wait) {
    if (!wait.isZero()) {
      refused.get(bound).increment();
    }
    return wait;
  }

  private static <K> TokenBuckets<K> buckets(int perMinute, LongSupplier nanoTime) {
    return new TokenBuckets<>(Flow.perMinute(perMinute, MAX_REMEMBERED), nanoTime);
  }
}
