package io.tanbiao.core.peer;

import io.tanbiao.core.handle.Reference;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * How a node asks its peers.
 *
 * @param peers who they are
 * @param patience the time of one decision for all their answers, waiting for a thread included
 * @param executor runs what waits for them, and nothing else; its queue must be bounded
 * @param nanoTime nanoseconds that never go back
 */
public record Peering(Peers peers, Duration patience, Executor executor, LongSupplier nanoTime) {
  /** Of a node without peers. */
  public static final Peering NONE =
      new Peering(Peers.NONE, Duration.ZERO, Runnable::run, System::nanoTime);

  /** Whether the keys of an identity are held by a peer. */
  public boolean concerns(Reference identity) {
    return peers.know(identity.handle());
  }

  /** For a decision on a thread that must not wait. */
  public Inquiry silent() {
    return Inquiry.silent(peers);
  }

  /** For a decision that waits, on the executor; its time begins now. */
  public Inquiry asking() {
    return Inquiry.asking(peers, nanoTime, patience);
  }
}
