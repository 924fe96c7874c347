package io.tanbiao.protocol.udp;

import java.nio.ByteBuffer;

/** A message of which some fragments have come. Belongs to one event loop. */
final class PartialMessage {
  private static final int REFERENCE_OCTETS = 8;

  private final int messageOctets;
  private final long deadlineNanos;
  private final byte[][] fragments;
  private int missing;
  private int heldOctets;

  PartialMessage(int messageOctets, long deadlineNanos) {
    this.messageOctets = messageOctets;
    this.deadlineNanos = deadlineNanos;
    this.missing = Packets.count(messageOctets);
    this.fragments = new byte[missing][];
    this.heldOctets = missing * REFERENCE_OCTETS;
  }

  int messageOctets() {
    return messageOctets;
  }

  long deadlineNanos() {
    return deadlineNanos;
  }

  /** The memory this takes, roughly. */
  int heldOctets() {
    return heldOctets;
  }

  boolean isWhole() {
    return missing == 0;
  }

  /** Takes a fragment; one that came before is passed over. */
  void add(int number, ByteBuffer payload) {
    if (fragments[number] == null) {
      byte[] fragment = new byte[Packets.payloadOctets(messageOctets, number)];
      payload.get(fragment);
      fragments[number] = fragment;
      heldOctets += fragment.length;
      missing--;
    }
  }

  /** All fragments in order. */
  ByteBuffer whole() {
    ByteBuffer message = ByteBuffer.allocate(messageOctets);
    for (byte[] fragment : fragments) {
      message.put(fragment);
    }
    return message.flip();
  }
}
