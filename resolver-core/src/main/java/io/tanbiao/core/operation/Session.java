package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.throttle.PeerNetwork;
import java.util.Optional;

/**
 * A session, as far as rules care: whose it is (wire notes §6). Keys and counters are known to who
 * reads messages only. Safe for use by any thread.
 */
public interface Session {
  /** The id by which its messages and challenges name it, above 0. */
  int id();

  /**
   * Where the key exchange went to that opened it. Over UDP its messages may name any address, so
   * wrong proofs in it count against this one.
   */
  PeerNetwork openedFrom();

  /** Who the session was opened for, once that was proven; the MAC of a request stands for it. */
  Optional<Reference> owner();

  /**
   * Somebody answered a challenge of this session. Whoever the session was not opened for has
   * proven to be somebody for one request only.
   *
   * @param keys the state of the identity's keys when its proof was checked
   */
  void proved(Reference identity, Octets keys);

  /**
   * The state of the owner's keys when it proved itself; it has to do so again once they change.
   */
  Octets ownerKeys();
}
