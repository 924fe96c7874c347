package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Reference;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The open sessions of a node: bounded in number, each in idle time (wire notes §6).
 *
 * <p>Anybody can open sessions, so those whose owner proved itself are kept apart and cannot be
 * ousted by others. All methods may be called by any thread; one lock guards the table, held for a
 * look-up only.
 */
public final class Sessions implements OpenSession.Use {
  private final SessionSettings settings;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<Integer, Entry> unproven;
  private final Map<Integer, Entry> proven;

  /**
   * No sessions.
   *
   * @param random makes ids, keys and initialisation vectors
   */
  public Sessions(SessionSettings settings, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.unproven = leastRecentlyUsed(settings.maxSessions());
    this.proven = leastRecentlyUsed(settings.maxSessions());
  }

  /** No sessions, of a node that opens none. */
  public static Sessions none(Clock clock) {
    return new Sessions(SessionSettings.STANDARD, clock, new SecureRandom());
  }

  /** The session of an id, unless it ended or was unused for too long. */
  public synchronized Optional<OpenSession> find(int id) {
    Entry entry = id > 0 ? entryOf(id) : null;
    if (entry == null) {
      return Optional.empty();
    }
    if (clock.millis() - entry.lastUseMillis > entry.maxIdleMillis) {
      end(entry.session);
      return Optional.empty();
    }
    return Optional.of(entry.session);
  }

  /**
   * Opens a session.
   *
   * @param idleSeconds it lives unused; as long as allowed when not positive
   */
  synchronized OpenSession open(Reference openedFor, SessionKey key, int idleSeconds) {
    int id = newId();
    OpenSession session = new OpenSession(id, openedFor, key, random, this);
    long longest = settings.maxIdle().toMillis();
    long idle = idleSeconds > 0 ? Math.min(longest, idleSeconds * 1000L) : longest;
    unproven.put(id, new Entry(session, idle, clock.millis()));
    return session;
  }

  /** Opens a session whose client is still to choose the key; until then it has another one. */
  synchronized OpenSession openWithoutKey(Reference openedFor, SessionKey key, int idleSeconds) {
    OpenSession session = open(openedFor, key, idleSeconds);
    session.awaitKey();
    return session;
  }

  synchronized void end(OpenSession session) {
    session.end();
    unproven.remove(session.id());
    proven.remove(session.id());
  }

  @Override
  public synchronized void used(OpenSession session) {
    Entry entry = entryOf(session.id());
    if (entry != null) {
      entry.lastUseMillis = clock.millis();
    }
  }

  @Override
  public synchronized void proved(OpenSession session) {
    Entry entry = unproven.remove(session.id());
    if (entry != null) {
      entry.lastUseMillis = clock.millis();
      proven.put(session.id(), entry);
    }
  }

  /** How many sessions are kept, those included whose idle time passed unnoticed. */
  public synchronized int size() {
    return unproven.size() + proven.size();
  }

  private Entry entryOf(int id) {
    Entry entry = proven.get(id);
    return entry != null ? entry : unproven.get(id);
  }

  private int newId() {
    int id;
    do {
      id = random.nextInt() & Integer.MAX_VALUE;
    } while (id == 0 || unproven.containsKey(id) || proven.containsKey(id));
    return id;
  }

  private static Map<Integer, Entry> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Integer, Entry> eldest) {
        boolean ousts = size() > most;
        if (ousts) {
          eldest.getValue().session.end();
        }
        return ousts;
      }
    };
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
