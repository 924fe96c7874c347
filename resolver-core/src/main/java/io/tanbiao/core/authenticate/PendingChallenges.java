package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Requests that wait for the answer to their challenge (wire notes §4).
 *
 * <p>Bounded in number, in octets and in time; each can be answered once. All methods may be called
 * by any thread; one lock guards the table, held for a look-up only.
 */
public final class PendingChallenges {
  /** The most requests that wait at a time. */
  static final int MAX_PENDING = 65_536;

  /** The most octets that the waiting requests may have together. */
  static final long MAX_PENDING_OCTETS = 64L << 20;

  /** The length of a nonce (wire notes §3). */
  static final int NONCE_OCTETS = 16;

  /** How long after its end a challenge is still known to have been late, and not unknown. */
  private static final int REMEMBERED_LIVES = 2;

  /** What is kept of a request until its challenge is answered. */
  public record Pending(
      RequestContext context, Operation operation, Octets nonce, Octets digest, long sinceMillis) {

    /** What the answer signs. */
    public Octets signed() {
      return Octets.concat(nonce, digest);
    }
  }

  /** What an answer finds. */
  public sealed interface Taken {
    /**
     * The request it answers for.
     *
     * @param request kept since the challenge
     */
    record Found(Pending request) implements Taken {}

    /** The challenge was given too long ago. */
    record Late() implements Taken {}

    /** Never given, answered before, or long forgotten. */
    record Unknown() implements Taken {}
  }

  private final Clock clock;
  private final SecureRandom random;
  private final long lifeMillis;
  private final Map<Integer, Pending> bySessionId = new LinkedHashMap<>();
  private long pendingOctets;

  /**
   * An empty table.
   *
   * @param life how long a challenge can be answered
   */
  public PendingChallenges(Clock clock, SecureRandom random, Duration life) {
    this.clock = clock;
    this.random = random;
    this.lifeMillis = life.toMillis();
  }

  /**
   * Keeps a request.
   *
   * @return the session id to answer with; empty when too many wait already
   */
  public synchronized Optional<Integer> keep(
      RequestContext context, Operation operation, Octets nonce) {
    forgetOld();
    int octets = context.signedOctets().length();
    if (bySessionId.size() >= MAX_PENDING || pendingOctets + octets > MAX_PENDING_OCTETS) {
      return Optional.empty();
    }
    Pending pending = new Pending(context, operation, nonce, context.digest(), clock.millis());
    int sessionId = newSessionId();
    bySessionId.put(sessionId, pending);
    pendingOctets += octets;
    return Optional.of(sessionId);
  }

  /** A nonce for a new challenge. */
  public Octets newNonce() {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    return Octets.of(nonce);
  }

  /** Takes out the request that a session id stands for; the next call with it finds nothing. */
  public synchronized Taken take(int sessionId) {
    Pending pending = bySessionId.remove(sessionId);
    if (pending == null) {
      return new Taken.Unknown();
    }
    pendingOctets -= pending.context().signedOctets().length();
    boolean late = clock.millis() - pending.sinceMillis() > lifeMillis;
    return late ? new Taken.Late() : new Taken.Found(pending);
  }

  /** How many requests wait. */
  public synchronized int size() {
    return bySessionId.size();
  }

  /** The oldest stand first, since all live equally long. */
  private void forgetOld() {
    long before = clock.millis() - REMEMBERED_LIVES * lifeMillis;
    Iterator<Pending> pending = bySessionId.values().iterator();
    while (pending.hasNext()) {
      Pending oldest = pending.next();
      if (oldest.sinceMillis() >= before) {
        return;
      }
      pendingOctets -= oldest.context().signedOctets().length();
      pending.remove();
    }
  }

  private int newSessionId() {
    int id;
    do {
      id = random.nextInt() & Integer.MAX_VALUE;
    } while (id == 0 || bySessionId.containsKey(id));
    return id;
  }
}
