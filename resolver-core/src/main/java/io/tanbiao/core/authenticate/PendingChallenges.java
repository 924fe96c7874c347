package io.tanbiao.core.authenticate;

import io.tanbiao.core.authenticate.WaitingRequests.Bounds;
import io.tanbiao.core.authenticate.WaitingRequests.Ticket;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Session;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.throttle.PeerNetwork;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
 * <p>Bounded in number, in octets of heap and in time, together and for each peer; each can be
 * answered once. Whoever asks for too many over TCP or HTTP is told to come back later, and nobody
 * else is.
 *
 * <p>Over UDP the address of a request may be forged. So requests over UDP have a table of their
 * own, which no flood makes overflow into that of the others, and when it is full, or a peer's part
 * of it, nobody is refused: the oldest goes, of the same peer first. A client that is there answers
 * within a round trip, while a forged request is never answered; so who gets lost is the flood.
 *
 * <p>All methods may be called by any thread; one lock guards the tables, held for a look-up only.
 */
public final class PendingChallenges {
  /**
   * The most requests that wait at a time, and octets of heap for them (HW-8.4). With those over
   * UDP they fit a heap of 128 MiB.
   */
  static final Bounds ALL = new Bounds(16_384, 32L << 20);

  /** The most of one peer; the largest message, of 262 144 octets, fits (HW-8.4). */
  static final Bounds OF_PEER = new Bounds(2_048, 4L << 20);

  /** The most that came over UDP (HW-8.4). */
  static final Bounds ALL_BY_UDP = new Bounds(4_096, 8L << 20);

  /** The most that came over UDP from one peer; the largest message fits (HW-8.4). */
  static final Bounds OF_PEER_BY_UDP = new Bounds(1_024, 4L << 20);

  /**
   * Octets of heap charged for each octet of a request, signed and decoded. The worst is a list of
   * names of one octet: 5 on the wire are 52 in the heap, and the signed octets come on top.
   */
  static final int HEAP_OCTETS_PER_SIGNED_OCTET = 12;

  /** Octets of heap charged for what is kept of every request: context, nonce, digest, entries. */
  static final int HEAP_OCTETS_PER_REQUEST = 1_024;

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

    /** What it takes of the heap at most: the decoded operation is larger than its octets. */
    long heapOctets() {
      long signedOctets = context.signedOctets().length();
      return HEAP_OCTETS_PER_REQUEST + HEAP_OCTETS_PER_SIGNED_OCTET * signedOctets;
    }

    PeerNetwork network() {
      return PeerNetwork.of(context.peer());
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
  private final WaitingRequests waiting = new WaitingRequests(ALL, OF_PEER);
  private final WaitingRequests waitingByUdp = new WaitingRequests(ALL_BY_UDP, OF_PEER_BY_UDP);

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
    Pending pending = new Pending(context, operation, nonce, context.digest(), clock.millis());
    boolean forgeable = context.transport() == Transport.UDP;
    WaitingRequests table = forgeable ? waitingByUdp : waiting;
    boolean hasRoom =
        forgeable
            ? table.makeRoom(pending.network(), pending.heapOctets())
            : table.hasRoom(pending.network(), pending.heapOctets());
    if (!hasRoom) {
      return Optional.empty();
    }
    Ticket ticket =
        context.asker() instanceof Asker.Member member
            ? freeTicketOf(member.session())
            : new Ticket(newSessionId(), OUTSIDE_SESSIONS);
    table.put(ticket, pending);
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
    return waiting.size() + waitingByUdp.size();
  }

  /** The oldest stand first, since all live equally long. */
  private void forgetOld() {
    long before = clock.millis() - REMEMBERED_LIVES * lifeMillis;
    waiting.forgetBefore(before);
    waitingByUdp.forgetBefore(before);
  }

  private Pending remove(Ticket ticket) {
    Pending pending = waiting.remove(ticket);
    return pending != null ? pending : waitingByUdp.remove(ticket);
  }

  private Pending get(Ticket ticket) {
    Pending pending = waiting.get(ticket);
    return pending != null ? pending : waitingByUdp.get(ticket);
  }

  /** The oldest stands first. */
  private synchronized Map<Ticket, Pending> waitingIn(Session session) {
    List<Ticket> tickets = new ArrayList<>();
    for (int number = 1; number <= MAX_PENDING_PER_SESSION; number++) {
      Ticket ticket = new Ticket(session.id(), number);
      if (get(ticket) != null) {
        tickets.add(ticket);
      }
    }
    tickets.sort(Comparator.comparingLong(ticket -> get(ticket).sinceMillis()));
    Map<Ticket, Pending> inOrder = new LinkedHashMap<>();
    tickets.forEach(ticket -> inOrder.put(ticket, get(ticket)));
    return inOrder;
  }

  private Ticket freeTicketOf(Session session) {
    for (int number = 1; number <= MAX_PENDING_PER_SESSION; number++) {
      Ticket ticket = new Ticket(session.id(), number);
      if (get(ticket) == null) {
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
    } while (id == 0 || get(new Ticket(id, OUTSIDE_SESSIONS)) != null);
    return id;
  }
}
