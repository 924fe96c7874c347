package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Listing;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds how many lists are open at a time, of the node and of one connection; code 3 beyond.
 *
 * <p>A list counts from the moment it is the outcome of a request: whoever gets it opens it. It
 * counts until it is closed, however slowly its peer reads it, and once if its outcome is open
 * twice at a time.
 */
final class OpenLists implements RequestHandler {
  private static final Refused TOO_MANY =
      Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many lists are being read");

  private final RequestHandler next;
  private final NodeRules rules;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<InetSocketAddress, Integer> openOfPeer = new ConcurrentHashMap<>();

  OpenLists(RequestHandler next, NodeRules rules) {
    this.next = next;
    this.rules = rules;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return next.handle(context, operation).thenApply(outcome -> admit(outcome, context.peer()));
  }

  private Outcome admit(Outcome outcome, InetSocketAddress peer) {
    if (outcome instanceof OfChallenged of) {
      return of.with(admit(of.outcome(), peer));
    } else if (!(outcome instanceof Listing)) {
      return outcome;
    }
    return enter(peer) ? outcome.withNames(new Place(peer)::open) : TOO_MANY;
  }

  private boolean enter(InetSocketAddress peer) {
    int ofPeer = openOfPeer.merge(peer, 1, Integer::sum);
    if (open.incrementAndGet() <= rules.maxOpenLists() && ofPeer <= rules.maxOpenListsOfPeer()) {
      return true;
    }
    leave(peer);
    return false;
  }

  private void leave(InetSocketAddress peer) {
    open.decrementAndGet();
    openOfPeer.computeIfPresent(peer, (same, count) -> count > 1 ? count - 1 : null);
  }

  /** What one outcome takes, from when it was admitted until all that it opened is closed. */
  private final class Place {
    private final InetSocketAddress peer;
    private boolean taken = true;
    private int cursors;

    Place(InetSocketAddress peer) {
      this.peer = peer;
    }

    NameCursor open(NameCursor names) {
      if (takes()) {
        return new Counted(names, this);
      }
      names.close();
      return new Busy();
    }

    private synchronized boolean takes() {
      taken = taken || enter(peer);
      cursors += taken ? 1 : 0;
      return taken;
    }

    private synchronized void closed() {
      cursors--;
      if (cursors == 0) {
        taken = false;
        leave(peer);
      }
    }
  }

  /** A list that counts until it is closed. */
  private static final class Counted implements NameCursor {
    private final NameCursor names;
    private final Place place;
    private final AtomicBoolean closed = new AtomicBoolean();

    Counted(NameCursor names, Place place) {
      this.names = names;
      this.place = place;
    }

    @Override
    public CompletionStage<Page> next(int limit) {
      return names.next(limit);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        place.closed();
        names.close();
      }
    }
  }

  /** A list that there is no room for any more. */
  private static final class Busy implements NameCursor {
    @Override
    public CompletionStage<Page> next(int limit) {
      return CompletableFuture.completedFuture(new Page(TOO_MANY, true));
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
