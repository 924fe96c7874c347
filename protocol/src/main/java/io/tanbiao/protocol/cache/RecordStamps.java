package io.tanbiao.protocol.cache;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Octets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether a record may have changed since somebody began to read it.
 *
 * <p>A ticket is taken before the read; it is fresh as long as no commit has touched a record of
 * the same stamp, and no prefix or prefix handle at all: what a prefix says can bear on all names
 * under it. Whoever commits calls {@link #changed} when readers can see the change and before it is
 * acknowledged. Several records share a stamp, so a change makes some tickets stale without need.
 * Safe for use by any thread, without locks.
 */
public final class RecordStamps {
  private static final int STAMPS = 1 << 14;
  private static final Octets PREFIX_HANDLES = Octets.utf8("0.");

  private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
  private final AtomicLong prefixes = new AtomicLong();

  /** A ticket for what is read from now on; empty for names that are not stamped: prefixes. */
  public Optional<ReadTicket> ticket(Handle handle) {
    Octets name = handle.name();
    if (name.indexOf('/') < 0 || name.startsWith(PREFIX_HANDLES)) {
      return Optional.empty();
    }
    int slot = slotOf(name);
    return Optional.of(new ReadTicket(slot, stamps.get(slot), prefixes.get()));
  }

  /** Whether nothing changed since a ticket was taken. */
  public boolean isFresh(ReadTicket ticket) {
    return stamps.get(ticket.slot()) == ticket.stamp() && prefixes.get() == ticket.prefixes();
  }

  /**
   * A record was created, changed or deleted, and readers see it already. To be called before the
   * commit is acknowledged.
   */
  public void changed(HandleKey key) {
    if (key.octets().startsWith(PREFIX_HANDLES)) {
      prefixesChanged();
    } else {
      stamps.incrementAndGet(slotOf(key.octets()));
    }
  }

  /** A prefix was homed or is homed no longer. To be called before that is acknowledged. */
  public void prefixesChanged() {
    prefixes.incrementAndGet();
  }

  /** The same for a name in upper and lower case, whatever the node thinks of case. */
  private static int slotOf(Octets name) {
    return spread(name.upperCaseAscii(name.length()).hashCode()) & (STAMPS - 1);
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 14) ^ (hash >>> 21);
  }
}
