package io.tanbiao.core.authenticate;

import io.tanbiao.core.authenticate.PendingChallenges.Pending;
import io.tanbiao.core.throttle.PeerNetwork;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Requests that wait, in the order they came: bounded together and for each peer. One thread. */
final class WaitingRequests {
  private final Bounds all;
  private final Bounds eachNetwork;
  private final Map<Ticket, Pending> waiting = new LinkedHashMap<>();
  private final Map<PeerNetwork, Share> shares = new HashMap<>();
  private long heapOctets;

  /**
   * How much may wait.
   *
   * @param requests how many
   * @param heapOctets they may take together
   */
  record Bounds(int requests, long heapOctets) {
    private boolean allow(int nowRequests, long nowOctets, long more) {
      return nowRequests < requests && nowOctets + more <= heapOctets;
    }
  }

  /** What an answer brings, and which of the requests of a session it is for. */
  record Ticket(int sessionId, int number) {}

  private static final class Share {
    private final Set<Ticket> tickets = new LinkedHashSet<>();
    private long heapOctets;
  }

  WaitingRequests(Bounds all, Bounds eachNetwork) {
    this.all = all;
    this.eachNetwork = eachNetwork;
  }

  /** Whether there is room for a request of so many octets of heap. */
  boolean hasRoom(PeerNetwork network, long more) {
    return all.allow(waiting.size(), heapOctets, more) && hasOwnRoom(network, more);
  }

  /** Forgets the oldest requests until there is room, those of the same peer first. */
  boolean makeRoom(PeerNetwork network, long more) {
    while (!hasOwnRoom(network, more) && shares.containsKey(network)) {
      remove(shares.get(network).tickets.iterator().next());
    }
    while (!hasRoom(network, more) && !waiting.isEmpty()) {
      remove(waiting.keySet().iterator().next());
    }
    return hasRoom(network, more);
  }

  void put(Ticket ticket, Pending pending) {
    waiting.put(ticket, pending);
    heapOctets += pending.heapOctets();
    Share share = shares.computeIfAbsent(pending.network(), network -> new Share());
    share.tickets.add(ticket);
    share.heapOctets += pending.heapOctets();
  }

  /** Null when it does not wait. */
  Pending get(Ticket ticket) {
    return waiting.get(ticket);
  }

  /** Null when it did not wait. */
  Pending remove(Ticket ticket) {
    Pending pending = waiting.remove(ticket);
    if (pending != null) {
      forget(ticket, pending);
    }
    return pending;
  }

  void forgetBefore(long millis) {
    Iterator<Map.Entry<Ticket, Pending>> oldestFirst = waiting.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<Ticket, Pending> oldest = oldestFirst.next();
      if (oldest.getValue().sinceMillis() >= millis) {
        return;
      }
      oldestFirst.remove();
      forget(oldest.getKey(), oldest.getValue());
    }
  }

  int size() {
    return waiting.size();
  }

  private boolean hasOwnRoom(PeerNetwork network, long more) {
    Share share = shares.get(network);
    return share == null
        ? eachNetwork.allow(0, 0, more)
        : eachNetwork.allow(share.tickets.size(), share.heapOctets, more);
  }

  private void forget(Ticket ticket, Pending pending) {
    heapOctets -= pending.heapOctets();
    Share share = shares.get(pending.network());
    share.tickets.remove(ticket);
    share.heapOctets -= pending.heapOctets();
    if (share.tickets.isEmpty()) {
      shares.remove(pending.network());
    }
  }
}
