package io.tanbiao.protocol.udp;

import io.tanbiao.protocol.wire.Envelope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Puts fragmented requests together, in whatever order the fragments come and however often (wire
 * notes §1).
 *
 * <p>Bounded in messages, in messages of one address, in octets and in time. When all is full the
 * oldest incomplete message goes, so that a flood of fragments that are never completed does not
 * keep others out. Belongs to one event loop.
 */
final class Reassembly {
  private final UdpSettings.Fragments bounds;
  private final LongSupplier nanoTime;
  private final UdpObserver observer;
  private final Map<PeerRequest, PartialMessage> partial = new LinkedHashMap<>();
  private final Map<InetAddress, Integer> messagesOfSource = new HashMap<>();
  private long heldOctets;

  Reassembly(UdpSettings.Fragments bounds, LongSupplier nanoTime, UdpObserver observer) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
    this.observer = observer;
  }

  /**
   * Takes a fragment that was checked against its envelope.
   *
   * @return the message, when this was the last fragment of it
   */
  Optional<ByteBuffer> add(InetSocketAddress peer, Envelope envelope, ByteBuffer payload) {
    expire();
    PeerRequest key = new PeerRequest(peer, envelope.requestId());
    PartialMessage message = partial.get(key);
    if (message == null) {
      if (messagesOfSource.getOrDefault(peer.getAddress(), 0) >= bounds.maxMessagesPerSource()) {
        observer.dropped(UdpDrop.TOO_MANY_FRAGMENTS);
        return Optional.empty();
      }
      message = begin(key, envelope.messageLengthOctets());
    } else if (message.messageOctets() != envelope.messageLengthOctets()) {
      observer.dropped(UdpDrop.FRAGMENT_MISMATCH);
      return Optional.empty();
    }
    return add(key, message, envelope.messageId(), payload);
  }

  /** Gives up messages whose time is up. */
  void expire() {
    long now = nanoTime.getAsLong();
    Iterator<Map.Entry<PeerRequest, PartialMessage>> oldest = partial.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<PeerRequest, PartialMessage> entry = oldest.next();
      if (entry.getValue().deadlineNanos() - now > 0) {
        return;
      }
      oldest.remove();
      forget(entry.getKey(), entry.getValue());
      observer.dropped(UdpDrop.FRAGMENTS_EXPIRED);
    }
  }

  /** How many messages are incomplete. */
  int size() {
    return partial.size();
  }

  /** The memory of all incomplete messages, roughly. */
  long heldOctets() {
    return heldOctets;
  }

  private PartialMessage begin(PeerRequest key, int messageOctets) {
    long deadline = nanoTime.getAsLong() + bounds.timeout().toNanos();
    PartialMessage message = new PartialMessage(messageOctets, deadline);
    partial.put(key, message);
    messagesOfSource.merge(key.peer().getAddress(), 1, Integer::sum);
    heldOctets += message.heldOctets();
    if (partial.size() > bounds.maxMessages()) {
      evictOldest();
    }
    return message;
  }

  private Optional<ByteBuffer> add(
      PeerRequest key, PartialMessage message, int number, ByteBuffer payload) {
    int before = message.heldOctets();
    message.add(number, payload);
    heldOctets += message.heldOctets() - before;
    if (message.isWhole()) {
      partial.remove(key);
      forget(key, message);
      return Optional.of(message.whole());
    }
    while (heldOctets > bounds.maxOctets()) {
      evictOldest();
    }
    return Optional.empty();
  }

  private void evictOldest() {
    Iterator<Map.Entry<PeerRequest, PartialMessage>> oldest = partial.entrySet().iterator();
    Map.Entry<PeerRequest, PartialMessage> entry = oldest.next();
    oldest.remove();
    forget(entry.getKey(), entry.getValue());
    observer.dropped(UdpDrop.FRAGMENTS_EVICTED);
  }

  private void forget(PeerRequest key, PartialMessage message) {
    heldOctets -= message.heldOctets();
    messagesOfSource.computeIfPresent(
        key.peer().getAddress(), (source, count) -> count == 1 ? null : count - 1);
  }
}
