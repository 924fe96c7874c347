package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;

import io.tanbiao.conformance.node.TanbiaoNode;
import java.util.ArrayList;
import java.util.List;
import net.handle.hdllib.AdminRecord;
import net.handle.hdllib.Common;
import net.handle.hdllib.Encoder;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ValueReference;

/** Values as the official client makes them. */
final class ClientValues {
  /** The index of the administrator in every record of these tests. */
  static final int ADMIN = 100;

  /** The index of a value that only administrators may read. */
  static final int RESTRICTED = 5;

  /** The index of a secret key. */
  static final int SECRET = 301;

  /** All rights of an HS_ADMIN value, in the order of the client. */
  private static final int RIGHTS = 12;

  /** 2030-01-01T00:00:00Z. */
  private static final int END_OF_THE_TIMED = 1_893_456_000;

  private ClientValues() {}

  /** A public text that lives for a day. */
  static HandleValue text(int index, String type, String text) {
    return new HandleValue(index, utf8(type), utf8(text));
  }

  /** A text that only administrators may read. */
  static HandleValue restricted(int index, String type, String text) {
    HandleValue value = text(index, type, text);
    value.setAnyoneCanRead(false);
    return value;
  }

  /** A secret key. */
  static HandleValue secret(int index, String secret) {
    return restricted(index, "HS_SECKEY", secret);
  }

  /** All rights for the administrator that {@code init} made. */
  static HandleValue admin() {
    return admin(ADMIN, TanbiaoNode.ADMIN_HANDLE, TanbiaoNode.ADMIN_INDEX, "");
  }

  /**
   * Rights for somebody.
   *
   * @param without names of rights that he does not have: delete, modify, remove, add, addAdmin,
   *     read
   */
  static HandleValue admin(int index, String handle, int keyIndex, String without) {
    AdminRecord record = new AdminRecord();
    record.adminId = utf8(handle);
    record.adminIdIndex = keyIndex;
    record.perms = new boolean[RIGHTS];
    for (int right = 0; right < RIGHTS; right++) {
      record.perms[right] = right != placeOf(without);
    }
    return new HandleValue(index, Common.STD_TYPE_HSADMIN, Encoder.encodeAdminRecord(record));
  }

  private static int placeOf(String right) {
    return switch (right) {
      case "" -> -1;
      case "delete" -> AdminRecord.DELETE_HANDLE;
      case "modify" -> AdminRecord.MODIFY_VALUE;
      case "remove" -> AdminRecord.REMOVE_VALUE;
      case "add" -> AdminRecord.ADD_VALUE;
      case "addAdmin" -> AdminRecord.ADD_ADMIN;
      case "read" -> AdminRecord.READ_VALUE;
      default -> throw new IllegalArgumentException(right);
    };
  }

  /** Values of every kind that a selection must tell apart, public ones and others. */
  static List<HandleValue> ofEveryKind() {
    HandleValue withReferences = text(8, "URL", "https://example.org/with-reference");
    withReferences.setTTL(600);
    withReferences.setReferences(
        new ValueReference[] {
          new ValueReference(utf8("88.300/REC-2"), 1), new ValueReference(utf8("88.300/组"), 200)
        });
    HandleValue timed = new HandleValue(9, utf8("TIMED"), new byte[] {0, -1, 16});
    timed.setTTLType(HandleValue.TTL_TYPE_ABSOLUTE);
    timed.setTTL(END_OF_THE_TIMED);
    timed.setAnyoneCanWrite(true);
    return List.of(
        text(1, "URL", "https://example.org/turbine/1"),
        text(2, "EMAIL", "owner@example.org"),
        text(3, "URL.PDF", "https://example.org/turbine/1.pdf"),
        text(4, "URL.ZH", "https://example.org/风机/1"),
        restricted(RESTRICTED, "URL", "https://example.org/private"),
        text(6, "EMPTY", ""),
        withReferences,
        timed,
        admin(),
        secret(SECRET, "never-to-be-seen"));
  }

  /** Texts that make a record of several packets. */
  static List<HandleValue> many(int count, int octetsEach) {
    List<HandleValue> values = new ArrayList<>();
    for (int index = 1; index <= count; index++) {
      values.add(text(index, "BULK", (index + "-").repeat(octetsEach).substring(0, octetsEach)));
    }
    return values;
  }

  /** The indexes of values, in their order. */
  static List<Integer> indexesOf(List<HandleValue> values) {
    return values.stream().map(HandleValue::getIndex).toList();
  }
}
