package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.wire.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields that several bodies share.
 *
 * <p>Lengths are bounded by the longest message and by what the body holds, not by the limits of
 * the rules: a name of 5 007 octets is asked for and not found (wire notes §9.6), it is not
 * malformed.
 */
final class Fields {
  static final int LENGTH_OCTETS = 4;
  static final int INT_OCTETS = 4;
  static final int MAX_ITEMS = Envelope.MAX_MESSAGE_OCTETS / LENGTH_OCTETS;

  /**
   * The most indexes, and the most types, of one request: no record has more values, and each is
   * compared with each value.
   */
  static final int MAX_SELECTORS = HandleValue.MAX_PER_RECORD;

  private Fields() {}

  static Octets bytes(OctetReader in, String field) throws WireException {
    return in.bytes(field, Envelope.MAX_MESSAGE_OCTETS);
  }

  static Handle handle(OctetReader in) throws WireException {
    return new Handle(bytes(in, "handle"));
  }

  static Reference reference(OctetReader in, String field) throws WireException {
    return new Reference(new Handle(bytes(in, field + " handle")), in.int32(field + " index"));
  }

  static List<Integer> indexes(OctetReader in) throws WireException {
    int count = in.count("indexes", MAX_SELECTORS, INT_OCTETS);
    List<Integer> indexes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      indexes.add(in.int32("index"));
    }
    return indexes;
  }

  static List<Octets> list(OctetReader in, String field, int most) throws WireException {
    int count = in.count(field, most, LENGTH_OCTETS);
    List<Octets> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(bytes(in, field));
    }
    return items;
  }

  static int lengthOctets(Octets bytes) {
    return LENGTH_OCTETS + bytes.length();
  }

  static int lengthOctets(Handle handle) {
    return lengthOctets(handle.name());
  }

  static int lengthOfIndexes(List<Integer> indexes) {
    return LENGTH_OCTETS + INT_OCTETS * indexes.size();
  }

  static int lengthOfList(List<Octets> items) {
    int length = LENGTH_OCTETS;
    for (Octets item : items) {
      length += lengthOctets(item);
    }
    return length;
  }

  static void writeIndexes(List<Integer> indexes, OctetWriter out) {
    out.int32(indexes.size());
    indexes.forEach(out::int32);
  }

  static void writeList(List<Octets> items, OctetWriter out) {
    out.int32(items.size());
    items.forEach(out::bytes);
  }
}
