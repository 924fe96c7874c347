package io.tanbiao.core.handle;

import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;

/**
 * Reads big-endian fields of untrusted octets; every length and count is read against a limit.
 *
 * <p>Reads from a view narrowed to the thing being read, so no field can reach beyond it. Not safe
 * for use by several threads. Every method throws {@link WireException} instead of reading past the
 * end.
 */
public final class OctetReader {
  private final ByteBuffer in;

  /** Reads what remains of a buffer, whose own position is not moved. */
  public OctetReader(ByteBuffer buffer) {
    this.in = buffer.slice();
  }

  /** Reads octets from their beginning. */
  public OctetReader(Octets octets) {
    this.in = octets.asBuffer();
  }

  /** The number of octets not yet read. */
  public int remaining() {
    return in.remaining();
  }

  /** The number of octets read so far. */
  public int position() {
    return in.position();
  }

  /** One octet as a number in 0..255. */
  public int octet(String field) throws WireException {
    require(1, field);
    return in.get() & 0xff;
  }

  /** Two octets as a number in 0..65535. */
  public int unsignedShort(String field) throws WireException {
    require(2, field);
    return in.getShort() & 0xffff;
  }

  /** Four octets as a signed number. */
  public int int32(String field) throws WireException {
    require(4, field);
    return in.getInt();
  }

  /** Eight octets as a signed number. */
  public long int64(String field) throws WireException {
    require(8, field);
    return in.getLong();
  }

  /** A length or count of four octets in {@code [0, limit]}. */
  public int length(String field, int limit) throws WireException {
    int length = int32(field);
    if (length < 0) {
      throw new WireException(Reason.NEGATIVE_LENGTH, field + ": " + length);
    }
    if (length > limit) {
      throw new WireException(
          Reason.TOO_LONG, field + ": " + length + " (expected: 0.." + limit + ")");
    }
    return length;
  }

  /**
   * The number of items in a list, of which each needs at least {@code itemOctets}; so a count that
   * the rest cannot hold is refused before anything is allocated for it.
   */
  public int count(String field, int limit, int itemOctets) throws WireException {
    int count = int32(field);
    if (count < 0) {
      throw new WireException(Reason.NEGATIVE_LENGTH, field + ": " + count);
    }
    if (count > limit) {
      throw new WireException(
          Reason.TOO_MANY, field + ": " + count + " (expected: 0.." + limit + ")");
    }
    if ((long) count * itemOctets > in.remaining()) {
      throw new WireException(
          Reason.TRUNCATED, field + ": " + count + " items in " + in.remaining() + " octets");
    }
    return count;
  }

  /** A length of four octets in {@code [0, limit]} and that many octets. */
  public Octets bytes(String field, int limit) throws WireException {
    return octets(length(field, limit), field);
  }

  /** Exactly {@code count} octets. */
  public Octets octets(int count, String field) throws WireException {
    require(count, field);
    byte[] copy = new byte[count];
    in.get(copy);
    return Octets.owning(copy);
  }

  /** The octets not yet read. */
  public Octets rest() {
    return Octets.remainingOf(in);
  }

  /** Passes over octets. */
  public void skip(int count, String field) throws WireException {
    require(count, field);
    in.position(in.position() + count);
  }

  /** Refuses octets that follow the last field. */
  public void end(String what) throws WireException {
    if (in.hasRemaining()) {
      throw new WireException(
          Reason.TRAILING, what + ": " + in.remaining() + " octets after its end");
    }
  }

  private void require(int octets, String field) throws WireException {
    if (in.remaining() < octets) {
      throw new WireException(
          Reason.TRUNCATED, field + ": needs " + octets + " octets, has " + in.remaining());
    }
  }
}
