package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.core.throttle.PeerTable;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The sessions of HTTP clients: those of nobody, which are little more than a challenge, and those
 * in which somebody proved who he is (wire notes §7).
 *
 * <p>Both are bounded in number, together and for each address, and in time. When there is no room,
 * the one unused for longest is forgotten, of the same address first; whoever opens sessions in
 * masses forgets his own, and without proof only such sessions. All methods may be called by any
 * thread; one lock guards both tables, held for a look-up only.
 */
public final class WebSessions {
  /** The most sessions of nobody. */
  static final int MAX_UNPROVEN = 65_536;

  /** The most sessions of somebody. */
  static final int MAX_PROVEN = 16_384;

  /** The most sessions of nobody from one address. */
  static final int MAX_UNPROVEN_PER_ADDRESS = 4_096;

  /** The most sessions of somebody from one address. */
  static final int MAX_PROVEN_PER_ADDRESS = 1_024;

  /** How long a session of nobody is kept without use. */
  static final Duration UNPROVEN_IDLE = Duration.ofMinutes(5);

  /** How long a session of somebody is kept without use. */
  static final Duration PROVEN_IDLE = Duration.ofMinutes(30);

  /** The length of session ids and nonces. */
  static final int RANDOM_OCTETS = 16;

  private final Clock clock;
  private final SecureRandom random;
  private final Table unproven = new Table(MAX_UNPROVEN, MAX_UNPROVEN_PER_ADDRESS, UNPROVEN_IDLE);
  private final Table proven = new Table(MAX_PROVEN, MAX_PROVEN_PER_ADDRESS, PROVEN_IDLE);

  /** No sessions yet. */
  public WebSessions(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Opens a session of nobody.
   *
   * @param peer for whom
   */
  public synchronized WebSession open(InetSocketAddress peer) {
    WebSession session = new WebSession(randomOctets().hex(), randomOctets(), Asker.ANYBODY);
    unproven.put(new Used(session, PeerNetwork.of(peer), clock.millis()));
    return session;
  }

  /** The session of an id, which counts as a use of it. */
  public synchronized Optional<WebSession> find(String id) {
    long now = clock.millis();
    return use(id, now).map(Used::session);
  }

  /** Notes who the client of a session is; none when the session has ended. */
  public synchronized Optional<WebSession> prove(String id, Asker.Remembered somebody) {
    long now = clock.millis();
    Optional<Used> found = use(id, now);
    end(id);
    return found.map(
        used -> {
          WebSession changed = new WebSession(id, used.session().nonce(), somebody);
          proven.put(new Used(changed, used.network(), now));
          return changed;
        });
  }

  private Optional<Used> use(String id, long nowMillis) {
    return proven.use(id, nowMillis).or(() -> unproven.use(id, nowMillis));
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
    private final PeerTable<String, Used> sessions = new PeerTable<>();
    private final int limit;
    private final int limitOfNetwork;
    private final long idleMillis;

    private Table(int limit, int limitOfNetwork, Duration idle) {
      this.limit = limit;
      this.limitOfNetwork = limitOfNetwork;
      this.idleMillis = idle.toMillis();
    }

    private void put(Used used) {
      while (sessions.eldest().filter(eldest -> isOld(eldest, used.atMillis())).isPresent()) {
        sessions.eldest().ifPresent(this::remove);
      }
      if (sessions.sizeOf(used.network()) >= limitOfNetwork) {
        sessions.eldestOf(used.network()).ifPresent(this::remove);
      } else if (sessions.size() >= limit) {
        sessions.eldest().ifPresent(this::remove);
      }
      sessions.put(used.session().id(), used.network(), used);
    }

    private Optional<Used> use(String id, long nowMillis) {
      Optional<Used> again =
          sessions
              .remove(id)
              .filter(used -> !isOld(used, nowMillis))
              .map(used -> new Used(used.session(), used.network(), nowMillis));
      again.ifPresent(used -> sessions.put(id, used.network(), used));
      return again;
    }

    private boolean isOld(Used used, long nowMillis) {
      return nowMillis - used.atMillis() > idleMillis;
    }

    private void remove(Used used) {
      remove(used.session().id());
    }

    private void remove(String id) {
      sessions.remove(id);
    }

    private int size() {
      return sessions.size();
    }
  }

  private record Used(WebSession session, PeerNetwork network, long atMillis) {}
}
