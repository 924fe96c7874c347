package io.tanbiao.core.handle;

import io.tanbiao.core.handle.WireException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of a value list, the octets that answers, storage and digests share (wire notes
 * §3).
 *
 * <pre>
 * int count, then for each value:
 *   int    index
 *   int    timestamp, seconds since the epoch
 *   octet  time-to-live type: 0 relative, 1 absolute
 *   int    time to live
 *   octet  permissions
 *   bytes  type
 *   bytes  data
 *   int    count of references, each: bytes handle, int index
 * </pre>
 */
public final class ValueListCodec {
  /** The longest single array (wire notes §3). */
  public static final int MAX_ARRAY_OCTETS = 1 << 20;

  private static final int FIXED_OCTETS = 4 + 4 + 1 + 4 + 1 + 4 + 4 + 4;

  private ValueListCodec() {}

  /** The length of the wire form of a list. */
  public static int lengthOctets(List<HandleValue> values) {
    int length = 4;
    for (HandleValue value : values) {
      length += lengthOctets(value);
    }
    return length;
  }

  /** The length of the wire form of one value. */
  public static int lengthOctets(HandleValue value) {
    int length = FIXED_OCTETS + value.type().length() + value.data().length();
    for (Reference reference : value.references()) {
      length += reference.lengthOctets();
    }
    return length;
  }

  /** The wire form of a list. */
  public static Octets encode(List<HandleValue> values) {
    OctetWriter out = new OctetWriter(lengthOctets(values));
    write(values, out);
    return out.finish();
  }

  /** Writes the wire form of a list. */
  public static void write(List<HandleValue> values, OctetWriter out) {
    out.int32(values.size());
    for (HandleValue value : values) {
      write(value, out);
    }
  }

  /** Writes the wire form of one value. */
  public static void write(HandleValue value, OctetWriter out) {
    out.int32(value.index())
        .int32(value.timestampSeconds())
        .octet(value.timeToLive().absolute() ? 1 : 0)
        .int32(value.timeToLive().seconds())
        .octet(value.permissions().bits())
        .bytes(value.type())
        .bytes(value.data())
        .int32(value.references().size());
    for (Reference reference : value.references()) {
      reference.write(out);
    }
  }

  /** Reads a list, leaving the reader behind it. */
  public static List<HandleValue> read(OctetReader in) throws WireException {
    int count = in.count("values", HandleValue.MAX_PER_RECORD, FIXED_OCTETS);
    List<HandleValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(readValue(in));
    }
    return values;
  }

  /** Reads one value. */
  public static HandleValue readValue(OctetReader in) throws WireException {
    int index = in.int32("value index");
    int timestampSeconds = in.int32("value timestamp");
    TimeToLive timeToLive = readTimeToLive(in);
    Permissions permissions = new Permissions(in.octet("value permissions"));
    Octets type = in.bytes("value type", MAX_ARRAY_OCTETS);
    Octets data = in.bytes("value data", MAX_ARRAY_OCTETS);
    int count =
        in.count(
            "value references",
            MAX_ARRAY_OCTETS / Reference.MIN_LENGTH_OCTETS,
            Reference.MIN_LENGTH_OCTETS);
    List<Reference> references = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      references.add(Reference.read(in));
    }
    return new HandleValue(
        index, type, data, timeToLive, timestampSeconds, permissions, references);
  }

  private static TimeToLive readTimeToLive(OctetReader in) throws WireException {
    int kind = in.octet("time-to-live type");
    if (kind > 1) {
      throw new WireException(
          Reason.BAD_FIELD, "time-to-live type: " + kind + " (expected: 0 or 1)");
    }
    return new TimeToLive(kind == 1, in.int32("time to live"));
  }
}
