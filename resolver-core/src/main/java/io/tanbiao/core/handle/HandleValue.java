package io.tanbiao.core.handle;

import java.util.List;

/**
 * One typed value of a record (wire notes §3).
 *
 * @param index positive and unique within its record; other numbers can come from a peer and are
 *     refused at registration
 * @param type UTF-8 name of the type, compared without ASCII case
 * @param data what the type says; opaque here
 * @param timeToLive how long others may keep the value
 * @param timestampSeconds when the value was last written, seconds since the epoch; set by the
 *     server
 * @param permissions who may read and write
 * @param references pointers to other values
 */
public record HandleValue(
    int index,
    Octets type,
    Octets data,
    TimeToLive timeToLive,
    int timestampSeconds,
    Permissions permissions,
    List<Reference> references) {
  /** The most values a record may have (wire notes §3). */
  public static final int MAX_PER_RECORD = 2048;

  private static final byte DOT = '.';

  /** Copies the references. */
  public HandleValue {
    references = List.copyOf(references);
  }

  /** A public value with one day to live, written at no time yet. */
  public static HandleValue of(int index, String type, Octets data) {
    return new HandleValue(
        index, Octets.utf8(type), data, TimeToLive.DAY, 0, Permissions.DEFAULT, List.of());
  }

  /** A public text value with one day to live, written at no time yet. */
  public static HandleValue of(int index, String type, String data) {
    return of(index, type, Octets.utf8(data));
  }

  /** The same value written at another time. */
  public HandleValue at(int seconds) {
    return new HandleValue(index, type, data, timeToLive, seconds, permissions, references);
  }

  /** The same value with other permissions. */
  public HandleValue with(Permissions other) {
    return new HandleValue(index, type, data, timeToLive, timestampSeconds, other, references);
  }

  /** Whether it is a secret key, which is shown to nobody. */
  public boolean isSecret() {
    return hasTypeOrBelow(ValueTypes.HS_SECKEY);
  }

  /** Whether both say the same, whenever they were written. */
  public boolean saysTheSameAs(HandleValue other) {
    return equals(other.at(timestampSeconds));
  }

  /** Whether the type is exactly this one, without ASCII case. */
  public boolean hasType(Octets wanted) {
    return type.equalsIgnoreAsciiCase(wanted);
  }

  /** Whether the type is this one or one below it: {@code HS_ADMIN} and {@code HS_ADMIN.x}. */
  public boolean hasTypeOrBelow(Octets wanted) {
    return type.startsWithIgnoreAsciiCase(wanted)
        && (type.length() == wanted.length() || type.at(wanted.length()) == DOT);
  }

  /**
   * Whether a requested type selects this value: {@code URL} selects only that type, {@code URL.}
   * also those below it.
   */
  public boolean isSelectedByType(Octets requested) {
    int end = requested.length() - 1;
    boolean selectsBelow = end >= 0 && requested.at(end) == DOT;
    return selectsBelow ? hasTypeOrBelow(requested.slice(0, end)) : hasType(requested);
  }
}
