package io.tanbiao.core.peer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import java.time.Duration;
import java.util.List;

/**
 * The nodes that are asked about keys and groups held by them (HW-8.15).
 *
 * <ol>
 *   <li>Only who is configured is asked, and nobody asks further on behalf of this node.
 *   <li>An answer is taken only when it is vouched for by the key that was configured for the node.
 *   <li>Everything but {@link #know} blocks, up to the time given, so it must not be called on an
 *       event loop, nor on a thread that resolutions wait for.
 *   <li>Safe for use by any thread.
 * </ol>
 */
public interface Peers {
  /** No peers: whatever is not held here is nowhere. */
  Peers NONE = new NoPeers();

  /** Whether there is a node to ask about a handle. Does not block on the network. */
  boolean know(Handle handle);

  /**
   * The public values of a handle that have a type, or one below it; none when there are none.
   *
   * @param what handle and index; index 0 for any
   * @param within how long the answer may take
   */
  List<HandleValue> values(Reference what, Octets type, Duration within) throws PeerException;

  /**
   * Whether an answer to a challenge was made with a secret key held there (op 201).
   *
   * @param within how long the answer may take
   */
  boolean verify(VerifyChallenge question, Duration within) throws PeerException;

  /**
   * Whether a secret is the one held there. The secret itself is not sent.
   *
   * @param within how long the answer may take
   */
  boolean verifySecret(Reference identity, Octets secret, Duration within) throws PeerException;
}
