package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.core.peer.Peers;
import io.tanbiao.core.store.Store;
import java.time.Duration;
import java.util.List;

/**
 * Peers that are asked about names of other servers only, whatever prefixes they are configured
 * for: what this node answers for it holds itself (HW-8.15). Blocks on store reads.
 */
public final class PeersForOthers implements Peers {
  private final Responsibility responsibility;
  private final Peers peers;

  /** Keeps the names that a store is responsible for from the peers. */
  public PeersForOthers(Store store, Peers peers) {
    this.responsibility = new Responsibility(store);
    this.peers = peers;
  }

  @Override
  public boolean know(Handle handle) {
    return peers.know(handle) && !responsibility.covers(handle);
  }

  @Override
  public List<HandleValue> values(Reference what, Octets type, Duration within)
      throws PeerException {
    return peers.values(what, type, within);
  }

  @Override
  public boolean verify(VerifyChallenge question, Duration within) throws PeerException {
    return peers.verify(question, within);
  }

  @Override
  public boolean verifySecret(Reference identity, Octets secret, Duration within)
      throws PeerException {
    return peers.verifySecret(identity, secret, within);
  }
}
