package io.tanbiao.core.handle;

import java.nio.ByteBuffer;

/**
 * Writes big-endian fields into a buffer that was made large enough.
 *
 * <p>Codecs compute their length first, so the buffer never grows. Not safe for use by several
 * threads.
 */
public final class OctetWriter {
  private final ByteBuffer out;
  private final boolean ownsArray;

  /** Writes into a buffer at its position, which moves. */
  public OctetWriter(ByteBuffer buffer) {
    this.out = buffer;
    this.ownsArray = false;
  }

  /** Writes into a new array of the given length. */
  public OctetWriter(int lengthOctets) {
    this.out = ByteBuffer.allocate(lengthOctets);
    this.ownsArray = true;
  }

  /** One octet. */
  public OctetWriter octet(int value) {
    out.put((byte) value);
    return this;
  }

  /** Two octets. */
  public OctetWriter int16(int value) {
    out.putShort((short) value);
    return this;
  }

  /** Four octets. */
  public OctetWriter int32(int value) {
    out.putInt(value);
    return this;
  }

  /** Eight octets. */
  public OctetWriter int64(long value) {
    out.putLong(value);
    return this;
  }

  /** A length of four octets and the octets. */
  public OctetWriter bytes(Octets octets) {
    return int32(octets.length()).octets(octets);
  }

  /** The octets without a length. */
  public OctetWriter octets(Octets octets) {
    octets.putInto(out);
    return this;
  }

  /** The number of octets written so far. */
  public int position() {
    return out.position();
  }

  /**
   * Everything written into the array this writer was made with.
   *
   * @throws IllegalStateException when fewer octets were written than announced: a codec whose
   *     length and content disagree
   */
  public Octets finish() {
    if (out.hasRemaining()) {
      throw new IllegalStateException("unwritten octets: " + out.remaining() + " (expected: 0)");
    }
    // Nothing can be written any more, so the array is not copied once more.
    return ownsArray ? Octets.owning(out.array()) : Octets.of(out.array());
  }
}
