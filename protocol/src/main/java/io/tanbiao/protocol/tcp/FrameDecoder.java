package io.tanbiao.protocol.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.protocol.wire.Envelope;
import java.util.Optional;

/**
 * Cuts a stream of octets into messages; reads their envelopes and nothing more.
 *
 * <p>A message of illegal length is refused before its octets arrive. Cuts only when it is asked
 * for the next one, so that whoever asks decides how many requests are under way. Belongs to one
 * event loop. Owns the octets it was given until {@link #release()}.
 */
final class FrameDecoder {
  private final InputBudget budget;
  private ByteBuf octets = Unpooled.EMPTY_BUFFER;
  private Envelope envelope;
  private int reservedOctets;
  private long cut;

  FrameDecoder(InputBudget budget) {
    this.budget = budget;
  }

  /** Takes over further octets. */
  void add(ByteBufAllocator allocator, ByteBuf more) {
    // The cumulator appends as long as anything is left: what was cut has to go first.
    octets.discardSomeReadBytes();
    octets = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, octets, more);
  }

  /** The next message, or what stands in its place; empty until more octets arrive. */
  Optional<Frame> next() {
    if (envelope == null) {
      if (octets.readableBytes() < Envelope.LENGTH_OCTETS) {
        return Optional.empty();
      }
      envelope = readEnvelope();
      Optional<Frame> refusal = refusal();
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    int length = envelope.messageLengthOctets();
    return octets.readableBytes() < length ? Optional.empty() : Optional.of(cut(length));
  }

  /** What was not cut yet, from the beginning of an envelope; empty amid a message. */
  ByteBuf uncut() {
    return envelope == null ? octets : Unpooled.EMPTY_BUFFER;
  }

  /** Passes over a message of {@link #uncut()} that was answered as it stands. */
  void passOver(int lengthOctets) {
    octets.skipBytes(lengthOctets);
    cut++;
  }

  /** What is left of the stream at its end, or when nobody waits any longer; empty if nothing. */
  Optional<Frame> rest() {
    int left = octets.readableBytes();
    if (envelope != null) {
      return Optional.of(
          new Frame.Illegal(
              envelope,
              new WireException(
                  Reason.TRUNCATED,
                  "message: "
                      + left
                      + " octets (expected: "
                      + envelope.messageLengthOctets()
                      + ")")));
    }
    return left == 0
        ? Optional.empty()
        : Optional.of(
            new Frame.Scrap(
                new WireException(
                    Reason.TRUNCATED, "envelope: " + left + " octets (expected: 20)")));
  }

  /** Whether a message has begun and has not been cut. */
  boolean isAmidMessage() {
    return envelope != null || octets.isReadable();
  }

  /** How many messages were cut so far. */
  long messagesCut() {
    return cut;
  }

  /** Gives up all octets; nothing can be cut or added afterwards. */
  void release() {
    octets.release();
    octets = Unpooled.EMPTY_BUFFER;
    budget.release(reservedOctets);
    reservedOctets = 0;
    envelope = null;
  }

  private Envelope readEnvelope() {
    try {
      Envelope read = Envelope.read(octets.nioBuffer(octets.readerIndex(), Envelope.LENGTH_OCTETS));
      octets.skipBytes(Envelope.LENGTH_OCTETS);
      return read;
    } catch (WireException e) {
      throw new AssertionError("20 octets are an envelope", e);
    }
  }

  private Optional<Frame> refusal() {
    try {
      envelope.requireLegalLength();
    } catch (WireException e) {
      return Optional.of(new Frame.Illegal(envelope, e));
    }
    int length = envelope.messageLengthOctets();
    if (length > TcpSettings.LARGE_MESSAGE_OCTETS) {
      if (!budget.tryReserve(length)) {
        return Optional.of(new Frame.Unaffordable(envelope));
      }
      reservedOctets = length;
    }
    return Optional.empty();
  }

  private Frame cut(int length) {
    Frame message =
        new Frame.Message(envelope, octets.nioBuffer(octets.readerIndex(), length), reservedOctets);
    octets.skipBytes(length);
    envelope = null;
    reservedOctets = 0;
    cut++;
    return message;
  }
}
