package io.tanbiao.protocol.tcp;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.wire.Envelope;
import java.nio.ByteBuffer;

/** What comes next in a stream of octets. */
sealed interface Frame {

  /**
   * A message.
   *
   * @param envelope before it
   * @param octets of it; to be read before the decoder is touched again
   * @param reservedOctets to be given back to the budget once it is answered
   */
  record Message(Envelope envelope, ByteBuffer octets, int reservedOctets) implements Frame {}

  /**
   * A message that is not or will not be there; nobody knows where the next one begins.
   *
   * @param envelope before it
   * @param why it is refused
   */
  record Illegal(Envelope envelope, WireException why) implements Frame {}

  /**
   * Fewer octets than an envelope at the end of the stream.
   *
   * @param why they are refused
   */
  record Scrap(WireException why) implements Frame {}

  /**
   * A large message for which there is no memory now.
   *
   * @param envelope before it
   */
  record Unaffordable(Envelope envelope) implements Frame {}
}
