package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.core.throttle.PeerTable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * The open sessions of a node: bounded in number, together and for each address, and each in idle
 * time (wire notes §6).
 *
 * <p>Anybody can open sessions, so those whose owner proved itself are kept apart and cannot be
 * ousted by others. Whoever opens them in masses ousts his own. All methods may be called by any
 * thread; one lock guards the table, held for a look-up only.
 */
public final class Sessions implements OpenSession.Use {
  private final SessionSettings settings;
  private final Clock clock;
  private final SecureRandom random;
  private final PeerTable<Integer, Entry> unproven = new PeerTable<>();
  private final PeerTable<Integer, Entry> proven = new PeerTable<>();

  /**
   * No sessions.
   *
   * @param random makes ids, keys and initialisation vectors
   */
  public Sessions(SessionSettings settings, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /** No sessions, of a node that opens none. */
  public static Sessions none(Clock clock) {
    return new Sessions(SessionSettings.STANDARD, clock, new SecureRandom());
  }

  /** The session of an id, unless it ended or was unused for too long. */
  public Optional<OpenSession> find(int id) {
    return id > 0 ? findOpen(id) : Optional.empty();
  }

  private synchronized Optional<OpenSession> findOpen(int id) {
    Optional<Entry> entry = entryOf(id);
    if (entry.filter(this::isIdle).isPresent()) {
      end(entry.get());
      return Optional.empty();
    }
    return entry.map(found -> found.session);
  }

  /**
   * Opens a session.
   *
   * @param idleSeconds it lives unused; as long as allowed when not positive
   * @param network where its client is
   * @return empty when the network has as many as it may, all of them proven
   */
  synchronized Optional<OpenSession> open(
      Reference openedFor, SessionKey key, int idleSeconds, PeerNetwork network) {
    makeRoom(network);
    if (isFull(network)) {
      return Optional.empty();
    }
    OpenSession session = new OpenSession(newId(), openedFor, network, key, random, this);
    long longest = settings.maxIdle().toMillis();
    long idle = idleSeconds > 0 ? Math.min(longest, idleSeconds * 1000L) : longest;
    put(unproven, new Entry(session, idle, clock.millis()));
    return Optional.of(session);
  }

  /** Opens a session whose client is still to choose the key; until then it has another one. */
  synchronized Optional<OpenSession> openWithoutKey(
      Reference openedFor, SessionKey key, int idleSeconds, PeerNetwork network) {
    Optional<OpenSession> session = open(openedFor, key, idleSeconds, network);
    session.ifPresent(OpenSession::awaitKey);
    return session;
  }

  synchronized void end(OpenSession session) {
    session.end();
    unproven.remove(session.id());
    proven.remove(session.id());
  }

  @Override
  public synchronized void used(OpenSession session) {
    entryOf(session.id()).ifPresent(entry -> entry.lastUseMillis = clock.millis());
    unproven.use(session.id());
    proven.use(session.id());
  }

  @Override
  public synchronized void proved(OpenSession session) {
    unproven
        .remove(session.id())
        .ifPresent(
            entry -> {
              entry.lastUseMillis = clock.millis();
              put(proven, entry);
            });
  }

  /** How many sessions are kept, those included whose idle time passed unnoticed. */
  public synchronized int size() {
    return unproven.size() + proven.size();
  }

  /**
   * What idled too long unnoticed goes first, which is looked for when there is some or when there
   * is nothing else; then the unproven session that was unused for longest.
   */
  private void makeRoom(PeerNetwork network) {
    if (!isFull(network)) {
      return;
    }
    boolean looks =
        unproven.sizeOf(network) == 0 || proven.eldestOf(network).filter(this::isIdle).isPresent();
    if (looks) {
      proven.allOf(network).stream().filter(this::isIdle).forEach(this::end);
    }
    if (isFull(network)) {
      unproven.eldestOf(network).ifPresent(this::end);
    }
  }

  private boolean isFull(PeerNetwork network) {
    return unproven.sizeOf(network) + proven.sizeOf(network) >= settings.maxPerAddress();
  }

  private void put(PeerTable<Integer, Entry> table, Entry entry) {
    if (table.size() >= settings.maxSessions()) {
      table.eldest().ifPresent(this::end);
    }
    table.put(entry.session.id(), entry.session.openedFrom(), entry);
  }

  private void end(Entry entry) {
    end(entry.session);
  }

  private boolean isIdle(Entry entry) {
    return clock.millis() - entry.lastUseMillis > entry.maxIdleMillis;
  }

  private Optional<Entry> entryOf(int id) {
    return proven.find(id).or(() -> unproven.find(id));
  }

  private int newId() {
    int id;
    do {
      id = random.nextInt() & Integer.MAX_VALUE;
    } while (id == 0 || entryOf(id).isPresent());
    return id;
  }

  private static final class Entry {
    private final OpenSession session;
    private final long maxIdleMillis;
    private long lastUseMillis;

    Entry(OpenSession session, long maxIdleMillis, long lastUseMillis) {
      this.session = session;
      this.maxIdleMillis = maxIdleMillis;
      this.lastUseMillis = lastUseMillis;
    }
  }
}
