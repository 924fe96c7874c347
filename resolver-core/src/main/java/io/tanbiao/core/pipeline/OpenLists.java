package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
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
 * Bounds how many lists are open at a time, of the node and of one connection; code 3 beyond. A
 * list stays open until it is closed, however slowly its peer reads it.
 */
final class OpenLists implements RequestHandler {
  /** The most lists of a node. */
  static final int MAX_OPEN = 64;

  /** The most lists of one address and port, which is one connection. */
  static final int MAX_OPEN_OF_PEER = 8;

  private static final Refused TOO_MANY =
      Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many lists are being read");

  private final RequestHandler next;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<InetSocketAddress, Integer> openOfPeer = new ConcurrentHashMap<>();

  OpenLists(RequestHandler next) {
    this.next = next;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return next.handle(context, operation)
        .thenApply(outcome -> outcome.withNames(names -> admit(names, context.peer())));
  }

  private NameCursor admit(NameCursor names, InetSocketAddress peer) {
    if (enter(peer)) {
      return new Counted(names, peer);
    }
    names.close();
    return new Busy();
  }

  private boolean enter(InetSocketAddress peer) {
    int ofPeer = openOfPeer.merge(peer, 1, Integer::sum);
    if (open.incrementAndGet() <= MAX_OPEN && ofPeer <= MAX_OPEN_OF_PEER) {
      return true;
    }
    leave(peer);
    return false;
  }

  private void leave(InetSocketAddress peer) {
    open.decrementAndGet();
    openOfPeer.computeIfPresent(peer, (same, count) -> count > 1 ? count - 1 : null);
  }

  /** A list that counts until it is closed. */
  private final class Counted implements NameCursor {
    private final NameCursor names;
    private final InetSocketAddress peer;
    private final AtomicBoolean closed = new AtomicBoolean();

    Counted(NameCursor names, InetSocketAddress peer) {
      this.names = names;
      this.peer = peer;
    }

    @Override
    public CompletionStage<Page> next(int limit) {
      return names.next(limit);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        leave(peer);
        names.close();
      }
    }
  }

  /** A list that there is no room for. */
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
