package io.tanbiao.conformance.raw;

import java.util.ArrayList;
import java.util.List;

/**
 * A value as it stands on the wire (wire notes §3).
 *
 * @param index from 1
 * @param timestamp seconds since the epoch, set by the server
 * @param ttlType 0 relative, 1 absolute
 * @param ttl seconds
 * @param permissions 8 administrator reads, 4 administrator writes, 2 public reads, 1 public writes
 * @param type such as URL
 * @param data octets
 * @param references to other values
 */
public record RawValue(
    int index,
    int timestamp,
    int ttlType,
    int ttl,
    int permissions,
    String type,
    Octets data,
    List<Reference> references) {
  /** Everybody reads, administrators write. */
  public static final int PUBLIC = 0xe;

  /** Only administrators read and write. */
  public static final int RESTRICTED = 0xc;

  private static final int DAY = 86_400;

  /**
   * A reference to a value.
   *
   * @param handle of the record
   * @param index in the record
   */
  public record Reference(String handle, int index) {}

  /** Copies the list. */
  public RawValue {
    references = List.copyOf(references);
  }

  /** A public text. */
  public static RawValue text(int index, String type, String text) {
    return of(index, type, Octets.utf8(text), PUBLIC);
  }

  /** A value without references. */
  public static RawValue of(int index, String type, Octets data, int permissions) {
    return new RawValue(index, 0, 0, DAY, permissions, type, data, List.of());
  }

  /** An HS_ADMIN value: the rights of an identity (wire notes §4). */
  public static RawValue admin(int index, int rights, String handle, int keyIndex) {
    Octets data = new RawWriter().int16(rights).text(handle).int32(keyIndex).finish();
    return of(index, "HS_ADMIN", data, PUBLIC);
  }

  /** An HS_SECKEY value. */
  public static RawValue secret(int index, String secret) {
    return of(index, "HS_SECKEY", Octets.utf8(secret), RESTRICTED);
  }

  /** The same but for the timestamp, which the server sets. */
  public RawValue withoutTimestamp() {
    return new RawValue(index, 0, ttlType, ttl, permissions, type, data, references);
  }

  /** Writes it. */
  void write(RawWriter out) {
    out.int32(index).int32(timestamp).int8(ttlType).int32(ttl).int8(permissions);
    out.text(type).bytes(data).int32(references.size());
    references.forEach(reference -> out.text(reference.handle()).int32(reference.index()));
  }

  /** Takes one from an answer. */
  static RawValue read(RawReader in) {
    int index = in.int32();
    int timestamp = in.int32();
    int ttlType = in.int8();
    int ttl = in.int32();
    int permissions = in.int8();
    String type = in.text();
    Octets data = in.bytes();
    List<Reference> references = new ArrayList<>();
    for (int count = in.int32(); count > 0; count--) {
      references.add(new Reference(in.text(), in.int32()));
    }
    return new RawValue(index, timestamp, ttlType, ttl, permissions, type, data, references);
  }

  /** Takes all values of an answer to a resolution, behind the name. */
  public static List<RawValue> readAll(RawReader in) {
    List<RawValue> values = new ArrayList<>();
    for (int count = in.int32(); count > 0; count--) {
      values.add(read(in));
    }
    return values;
  }
}
