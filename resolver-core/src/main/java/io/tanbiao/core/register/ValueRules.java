package io.tanbiao.core.register;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.SiteCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What values a record may hold (wire notes §3, §4, §10.8). */
final class ValueRules {
  /** The longest type name. */
  static final int MAX_TYPE_OCTETS = 512;

  /** The longest message of the protocol (wire notes §1). */
  static final int MAX_MESSAGE_OCTETS = 262_144;

  /**
   * What surrounds the value list in the largest answer that shows a whole record: header (24),
   * digest (33), length of the name (4), and room for a signature or for MAC and encryption of a
   * session. The name itself comes on top.
   */
  static final int MAX_AROUND_VALUES_OCTETS = 1024;

  /** Results, traces and labels: no client may write what the node has worked out. */
  private static final Octets OF_THE_NODE = Octets.utf8("TB_");

  private ValueRules() {}

  /**
   * Refuses values that no record may hold: indexes, types, and data of HS_ types.
   *
   * @param ofDuplicate the code when two have the same index, which depends on the operation
   */
  static Optional<Refused> refusalOf(List<HandleValue> values, ResponseCode ofDuplicate) {
    if (values.isEmpty()) {
      return refusal(ResponseCode.INVALID_VALUE, "No values");
    }
    for (HandleValue value : values) {
      Optional<String> fault = faultOf(value);
      if (fault.isPresent()) {
        return refusal(ResponseCode.INVALID_VALUE, fault.get());
      }
    }
    return duplicateIndexIn(values, ofDuplicate);
  }

  /** Refuses values of which two have the same index. */
  private static Optional<Refused> duplicateIndexIn(
      List<HandleValue> values, ResponseCode ofDuplicate) {
    if (areAscending(values)) {
      return Optional.empty();
    }
    Set<Integer> indexes = new HashSet<>();
    for (HandleValue value : values) {
      if (!indexes.add(value.index())) {
        return refusal(ofDuplicate, "Index conflict for " + value.index());
      }
    }
    return Optional.empty();
  }

  /** Whether each index is above the one before, as in nearly every record. */
  private static boolean areAscending(List<HandleValue> values) {
    int last = 0;
    for (HandleValue value : values) {
      if (value.index() <= last) {
        return false;
      }
      last = value.index();
    }
    return true;
  }

  /** Refuses a record that is too large to be answered whole. */
  static Optional<Refused> refusalOfRecord(Handle handle, List<HandleValue> values) {
    if (values.size() > HandleValue.MAX_PER_RECORD) {
      return refusal(
          ResponseCode.INVALID_VALUE,
          "Too many values: " + values.size() + " (at most " + HandleValue.MAX_PER_RECORD + ")");
    }
    long answerOctets =
        (long) ValueListCodec.lengthOctets(values)
            + handle.name().length()
            + MAX_AROUND_VALUES_OCTETS;
    if (answerOctets > MAX_MESSAGE_OCTETS) {
      return refusal(
          ResponseCode.INVALID_VALUE,
          "Record too large: its answer would have "
              + answerOctets
              + " octets (at most "
              + MAX_MESSAGE_OCTETS
              + ")");
    }
    return Optional.empty();
  }

  private static Optional<String> faultOf(HandleValue value) {
    if (value.index() <= 0) {
      return Optional.of("Value indexes must be positive");
    }
    Octets type = value.type();
    if (type.isEmpty() || type.length() > MAX_TYPE_OCTETS || !type.isUtf8()) {
      return Optional.of(
          "Value " + value.index() + ": type must be 1 to " + MAX_TYPE_OCTETS + " octets of UTF-8");
    } else if (type.startsWithIgnoreAsciiCase(OF_THE_NODE)) {
      return Optional.of(
          "Value " + value.index() + ": type " + type.text() + " is written by the node alone");
    }
    try {
      checkData(value);
      return Optional.empty();
    } catch (WireException e) {
      return Optional.of(
          "Value " + value.index() + ": " + type.text() + " data: " + e.getMessage());
    }
  }

  private static void checkData(HandleValue value) throws WireException {
    if (value.hasTypeOrBelow(ValueTypes.HS_ADMIN)) {
      AdminEntry.decode(value.data());
    } else if (value.hasTypeOrBelow(ValueTypes.HS_VLIST)) {
      AdminGroup.decode(value.data());
    } else if (value.hasTypeOrBelow(ValueTypes.HS_SITE)
        || value.hasType(ValueTypes.HS_NA_DELEGATE)) {
      SiteCodec.decode(value.data());
    } else if (value.hasType(ValueTypes.HS_PUBKEY) && PublicKeyCodec.isKnown(value.data())) {
      PublicKeyCodec.decode(value.data());
    }
  }

  static Optional<Refused> refusal(ResponseCode code, String message) {
    return Optional.of(Refused.with(code, message));
  }
}
