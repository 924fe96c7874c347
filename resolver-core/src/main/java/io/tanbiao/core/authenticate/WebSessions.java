package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of HTTP clients: those of nobody, which are little more than a challenge, and those
 * in which somebody proved who he is (wire notes §7).
 *
 * <p>Both are bounded in number and in time. When there is no room, the one unused for longest is
 * forgotten; whoever opens sessions in masses without proof forgets only such sessions. All methods
 * may be called by any thread; one lock guards both tables, held for a look-up only.
 */
public final class WebSessions {
  /** The most sessions of nobody. */
  static final int MAX_UNPROVEN = 65_536;

  /** The most sessions of somebody. */
  static final int MAX_PROVEN = 16_384;

  /** How long a session of nobody is kept without use. */
  static final Duration UNPROVEN_IDLE = Duration.ofMinutes(5);

  /** How long a session of somebody is kept without use. */
  static final Duration PROVEN_IDLE = Duration.ofMinutes(30);

  /** The length of session ids and nonces. */
  static final int RANDOM_OCTETS = 16;

  private final Clock clock;
  private final SecureRandom random;
  private final Table unproven = new Table(MAX_UNPROVEN, UNPROVEN_IDLE);
  private final Table proven = new Table(MAX_PROVEN, PROVEN_IDLE);

  /** No sessions yet. */
  public WebSessions(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Opens a session of nobody. */
  public synchronized WebSession open() {
    WebSession session = new WebSession(randomOctets().hex(), randomOctets(), Asker.ANYBODY);
    unproven.put(session, clock.millis());
    return session;
  }

  /** The session of an id, which counts as a use of it. */
  public synchronized Optional<WebSession> find(String id) {
    long now = clock.millis();
    return proven.use(id, now).or(() -> unproven.use(id, now));
  }

  /** Notes who the client of a session is; none when the session has ended. */
  public synchronized Optional<WebSession> prove(String id, Reference identity) {
    Optional<WebSession> found = find(id);
    end(id);
    return found.map(
        session -> {
          Asker asker = new Asker.Proven(identity);
          WebSession changed = new WebSession(session.id(), session.nonce(), asker);
          proven.put(changed, clock.millis());
          return changed;
        });
  }

  /** Ends a session, if there is one of that id. */
  public synchronized void end(String id) {
    unproven.remove(id);
    proven.remove(id);
  }

  /** How many sessions there are. */
  public synchronized int size() {
    return unproven.size() + proven.size();
  }

  private Octets randomOctets() {
    byte[] octets = new byte[RANDOM_OCTETS];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  /** Sessions in the order of their last use. */
  private static final class Table {
    private final Map<String, Used> byId = new LinkedHashMap<>();
    private final int limit;
    private final long idleMillis;

    private Table(int limit, Duration idle) {
      this.limit = limit;
      this.idleMillis = idle.toMillis();
    }

    private void put(WebSession session, long nowMillis) {
      Iterator<Used> oldestFirst = byId.values().iterator();
      while (oldestFirst.hasNext()
          && (oldestFirst.next().isOld(nowMillis, idleMillis) || byId.size() >= limit)) {
        oldestFirst.remove();
      }
      byId.put(session.id(), new Used(session, nowMillis));
    }

    private Optional<WebSession> use(String id, long nowMillis) {
      Used used = byId.remove(id);
      if (used == null || used.isOld(nowMillis, idleMillis)) {
        return Optional.empty();
      }
      byId.put(id, new Used(used.session(), nowMillis));
      return Optional.of(used.session());
    }

    private void remove(String id) {
      byId.remove(id);
    }

    private int size() {
      return byId.size();
    }
  }

  private record Used(WebSession session, long atMillis) {
    private boolean isOld(long nowMillis, long idleMillis) {
      return nowMillis - atMillis > idleMillis;
    }
  }
}
