package io.tanbiao.core.handle;

import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A registered handle and its values, in the one form that is stored, digested and answered from.
 *
 * <p>The form is the wire form of the value list behind a small header that says where the values
 * stand that everybody may read, so an anonymous answer is copied and not built:
 *
 * <pre>
 * octet  form, 1
 * octet  1 when everybody may read every value, else 0
 * long   revision, 1 for the first
 * short  length of the name, then the name as registered
 * short  number of readable values, each: int offset, int length   (only when the octet above is 0)
 * list   values, as {@link ValueListCodec} writes them; offsets count from here
 * </pre>
 *
 * <p>A value is readable for everybody when it has public read permission and is not HS_SECKEY: a
 * secret key never leaves the node, whatever its permissions say. Immutable; equal when the stored
 * octets are equal.
 */
public final class HandleRecord {
  private static final int FORM = 1;
  private static final int ALL_READABLE = 1;
  private static final int FIXED_OCTETS = 1 + 1 + 8 + 2;
  private static final int RANGE_OCTETS = 4 + 4;

  private final Octets stored;
  private final Handle handle;
  private final long revision;
  private final List<Range> readable;
  private final int listStart;

  private record Range(int offset, int length) {}

  private HandleRecord(
      Octets stored, Handle handle, long revision, List<Range> readable, int listStart) {
    this.stored = stored;
    this.handle = handle;
    this.revision = revision;
    this.readable = readable;
    this.listStart = listStart;
  }

  /**
   * Makes a record.
   *
   * @param handle the name as registered
   * @param revision counts the writes of this record, from 1
   * @param values in the order in which answers show them
   */
  public static HandleRecord of(Handle handle, long revision, List<HandleValue> values) {
    List<Range> ranges = readableRanges(values);
    boolean all = ranges.size() == values.size();
    int rangeOctets = all ? 0 : 2 + ranges.size() * RANGE_OCTETS;
    int listStart = FIXED_OCTETS + handle.name().length() + rangeOctets;
    OctetWriter out = new OctetWriter(listStart + ValueListCodec.lengthOctets(values));
    out.octet(FORM).octet(all ? ALL_READABLE : 0).int64(revision);
    out.int16(handle.name().length()).octets(handle.name());
    if (!all) {
      out.int16(ranges.size());
      ranges.forEach(range -> out.int32(range.offset()).int32(range.length()));
    }
    ValueListCodec.write(values, out);
    return new HandleRecord(out.finish(), handle, revision, all ? null : ranges, listStart);
  }

  /**
   * Reads the header of a stored record; the values are checked when {@link #values()} reads them.
   *
   * @throws WireException when the octets are no record of this form: the store is damaged or newer
   */
  public static HandleRecord fromStored(Octets stored) throws WireException {
    OctetReader in = new OctetReader(stored);
    int form = in.octet("record form");
    if (form != FORM) {
      throw new WireException(Reason.BAD_FIELD, "record form: " + form + " (expected: 1)");
    }
    boolean all = in.octet("record readable") == ALL_READABLE;
    long revision = in.int64("record revision");
    Handle handle = new Handle(in.octets(in.unsignedShort("name length"), "name"));
    List<Range> ranges = all ? null : readRanges(in);
    int listStart = in.position();
    if (in.remaining() < 4) {
      throw new WireException(Reason.TRUNCATED, "record: no value list");
    }
    return new HandleRecord(stored, handle, revision, ranges, listStart);
  }

  /** The octets to store, and what digests of this record cover. */
  public Octets stored() {
    return stored;
  }

  /** The name as it was registered. */
  public Handle handle() {
    return handle;
  }

  /** How often this record was written, from 1. */
  public long revision() {
    return revision;
  }

  /** The wire form of all values. */
  public Octets valueList() {
    return stored.from(listStart);
  }

  /** The wire form of the values that everybody may read. */
  public Octets readableValueList() {
    if (readable == null) {
      return valueList();
    }
    int length = 4;
    for (Range range : readable) {
      length += range.length();
    }
    OctetWriter out = new OctetWriter(length);
    out.int32(readable.size());
    for (Range range : readable) {
      int start = listStart + range.offset();
      out.octets(stored.slice(start, start + range.length()));
    }
    return out.finish();
  }

  /** Whether everybody may read every value. */
  public boolean isReadableForEverybody() {
    return readable == null;
  }

  /** How many values everybody may read. */
  public int readableCount() {
    return readable == null ? stored.asBuffer().getInt(listStart) : readable.size();
  }

  /**
   * All values.
   *
   * @throws WireException when the stored list is damaged
   */
  public List<HandleValue> values() throws WireException {
    OctetReader in = new OctetReader(listBuffer());
    List<HandleValue> values = ValueListCodec.read(in);
    in.end("value list");
    return values;
  }

  /** Whether everybody may read a value: public, and no secret key. */
  public static boolean isReadableForEverybody(HandleValue value) {
    return value.permissions().isPublic() && !value.isSecret();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HandleRecord that && stored.equals(that.stored);
  }

  @Override
  public int hashCode() {
    return stored.hashCode();
  }

  /** Name and revision, without any value. */
  @Override
  public String toString() {
    return handle + "@" + revision;
  }

  private ByteBuffer listBuffer() {
    return stored.asBuffer().position(listStart);
  }

  private static List<Range> readableRanges(List<HandleValue> values) {
    List<Range> ranges = new ArrayList<>(values.size());
    int offset = 4;
    for (HandleValue value : values) {
      int length = ValueListCodec.lengthOctets(value);
      if (isReadableForEverybody(value)) {
        ranges.add(new Range(offset, length));
      }
      offset += length;
    }
    return ranges;
  }

  private static List<Range> readRanges(OctetReader in) throws WireException {
    int count = in.unsignedShort("readable values");
    if (count > HandleValue.MAX_PER_RECORD) {
      throw new WireException(Reason.TOO_MANY, "readable values: " + count);
    }
    List<Range> ranges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int offset = in.int32("readable offset");
      int length = in.int32("readable length");
      ranges.add(new Range(offset, length));
    }
    requireOrderedWithin(in.remaining(), ranges);
    return ranges;
  }

  /** Values stand one behind another, so an answer is never longer than the list it shows. */
  private static void requireOrderedWithin(int listOctets, List<Range> ranges)
      throws WireException {
    int end = 4;
    for (Range range : ranges) {
      if (range.offset() < end
          || range.length() < 0
          || (long) range.offset() + range.length() > listOctets) {
        throw new WireException(Reason.BAD_FIELD, "readable range outside the value list");
      }
      end = range.offset() + range.length();
    }
  }
}
