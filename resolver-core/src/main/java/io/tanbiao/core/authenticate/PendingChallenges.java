package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Requests that wait for the answer to their challenge (wire notes §4).
 *
 * <p>A challenge outside sessions has an id of its own. Those of a session share its id, so that an
 * answer is for the request whose digest it signs.
 *
 * <p>Bounded in number, in octets and in time; each can be answered once. All methods may be called
 * by any thread; one lock guards the table, held for a look-up only.
 */
public final class PendingChallenges {
  /** The most requests that wait at a time. */
  static final int MAX_PENDING = 65_536;

  /** The most octets that the waiting requests may have together. */
  static final long MAX_PENDING_OCTETS = 64L << 20;

  /** The most requests of one session that wait at a time; one more ousts the oldest. */
  static final int MAX_PENDING_PER_SESSION = 8;

  /** The length of a nonce (wire notes §3). */
  static final int NONCE_OCTETS = 16;

  /** How long after its end a challenge is still known to have been late, and not unknown. */
  private static final int REMEMBERED_LIVES = 2;

  private static final int OUTSIDE_SESSIONS = 0;

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
  private final Map<Ticket, Pending> waiting = new LinkedHashMap<>();
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
    if (waiting.size() >= MAX_PENDING || pendingOctets + octets > MAX_PENDING_OCTETS) {
      return Optional.empty();
    }
    Pending pending = new Pending(context, operation, nonce, context.digest(), clock.millis());
    Ticket ticket =
        context.asker() instanceof Asker.Member member
            ? freeTicketOf(member.session())
            : new Ticket(newSessionId(), OUTSIDE_SESSIONS);
    waiting.put(ticket, pending);
    pendingOctets += octets;
    return Optional.of(ticket.sessionId());
  }

  /** A nonce for a new challenge. */
  public Octets newNonce() {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    return Octets.of(nonce);
  }

  /** Takes out the request that a session id stands for; the next call with it finds nothing. */
  public Taken take(int sessionId) {
    return take(new Ticket(sessionId, OUTSIDE_SESSIONS));
  }

  /**
   * Takes out the request of a session that an answer is for.
   *
   * @param isAnswered whether the answer is right for a request; asked only when several wait, and
   *     without the lock. The oldest request is taken when it is right for none.
   */
  public Taken take(Session session, Predicate<Pending> isAnswered) {
    Map<Ticket, Pending> candidates = waitingIn(session);
    Optional<Ticket> oldest = candidates.keySet().stream().findFirst();
    Optional<Ticket> answered =
        candidates.size() < 2
            ? oldest
            : candidates.keySet().stream()
                .filter(ticket -> isAnswered.test(candidates.get(ticket)))
                .findFirst();
    return answered.or(() -> oldest).map(this::take).orElseGet(Taken.Unknown::new);
  }

  private synchronized Taken take(Ticket ticket) {
    Pending pending = remove(ticket);
    if (pending == null) {
      return new Taken.Unknown();
    }
    boolean late = clock.millis() - pending.sinceMillis() > lifeMillis;
    return late ? new Taken.Late() : new Taken.Found(pending);
  }

  /** How many requests wait. */
  public synchronized int size() {
    return waiting.size();
  }

  /** The oldest stand first, since all live equally long. */
  private void forgetOld() {
    long before = clock.millis() - REMEMBERED_LIVES * lifeMillis;
    Iterator<Pending> pending = waiting.values().iterator();
    while (pending.hasNext()) {
      Pending oldest = pending.next();
      if (oldest.sinceMillis() >= before) {
        return;
      }
      pendingOctets -= oldest.context().signedOctets().length();
      pending.remove();
    }
  }

  private Pending remove(Ticket ticket) {
    Pending pending = waiting.remove(ticket);
    if (pending != null) {
      pendingOctets -= pending.context().signedOctets().length();
    }
    return pending;
  }

  /** The oldest stands first. */
  private synchronized Map<Ticket, Pending> waitingIn(Session session) {
    List<Ticket> tickets = new ArrayList<>();
    for (int number = 1; number <= MAX_PENDING_PER_SESSION; number++) {
      Ticket ticket = new Ticket(session.id(), number);
      if (waiting.containsKey(ticket)) {
        tickets.add(ticket);
      }
    }
    tickets.sort(Comparator.comparingLong(ticket -> waiting.get(ticket).sinceMillis()));
    Map<Ticket, Pending> inOrder = new LinkedHashMap<>();
    tickets.forEach(ticket -> inOrder.put(ticket, waiting.get(ticket)));
    return inOrder;
  }

  private Ticket freeTicketOf(Session session) {
    for (int number = 1; number <= MAX_PENDING_PER_SESSION; number++) {
      Ticket ticket = new Ticket(session.id(), number);
      if (!waiting.containsKey(ticket)) {
        return ticket;
      }
    }
    Ticket oldest = waitingIn(session).keySet().iterator().next();
    remove(oldest);
    return oldest;
  }

  private int newSessionId() {
    int id;
    do {
      id = random.nextInt() & Integer.MAX_VALUE;
    } while (id == 0 || waiting.containsKey(new Ticket(id, OUTSIDE_SESSIONS)));
    return id;
  }

  /** What an answer brings, and which of the requests of a session it is for. */
  private record Ticket(int sessionId, int number) {}
}
