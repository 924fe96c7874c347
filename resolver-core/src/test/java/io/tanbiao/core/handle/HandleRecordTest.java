package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.WireException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandleRecordTest {
  private static final Handle FURNACE = Handle.of("88.300/高炉-20");
  private static final HandleValue OPEN = HandleValue.of(1, "URL", "http://a");
  private static final HandleValue SECRET =
      HandleValue.of(2, "HS_SECKEY", "secret").with(new Permissions(0xf));
  private static final HandleValue CLOSED =
      HandleValue.of(3, "EMAIL", "a@b").with(Permissions.ADMIN_ONLY);

  @Test
  void keepsNameRevisionAndValues() throws WireException {
    HandleRecord record = HandleRecord.of(FURNACE, 7, List.of(OPEN, SECRET, CLOSED));

    HandleRecord again = HandleRecord.fromStored(record.stored());

    assertThat(again).isEqualTo(record).hasSameHashCodeAs(record);
    assertThat(again.handle()).isEqualTo(FURNACE);
    assertThat(again.revision()).isEqualTo(7);
    assertThat(again.values()).containsExactly(OPEN, SECRET, CLOSED);
    assertThat(again.valueList()).isEqualTo(ValueListCodec.encode(List.of(OPEN, SECRET, CLOSED)));
  }

  @Test
  void showsEverybodyNeitherRestrictedValuesNorSecretKeysThatAreMarkedPublic() {
    HandleRecord record = HandleRecord.of(FURNACE, 1, List.of(SECRET, OPEN, CLOSED));

    assertThat(record.readableCount()).isEqualTo(1);
    assertThat(record.readableValueList()).isEqualTo(ValueListCodec.encode(List.of(OPEN)));
  }

  @Test
  void countsTypesBelowHsSeckeyAsSecretKeys() {
    for (String type : List.of("hs_seckey", "HS_SECKEY.1", "Hs_SecKey.")) {
      assertThat(HandleRecord.isReadableForEverybody(HandleValue.of(1, type, "secret"))).isFalse();
    }
    assertThat(HandleRecord.isReadableForEverybody(HandleValue.of(1, "HS_SECKEYS", "x"))).isTrue();
  }

  @Test
  void showsNothingOfARecordWithoutReadableValues() {
    HandleRecord record = HandleRecord.of(FURNACE, 1, List.of(CLOSED));

    assertThat(record.readableCount()).isZero();
    assertThat(record.readableValueList()).isEqualTo(Octets.hex("00000000"));
    assertThat(HandleRecord.of(FURNACE, 1, List.of()).readableCount()).isZero();
  }

  @Test
  void readsTheDocumentedForm() throws WireException {
    String list = ValueListCodec.encode(List.of(OPEN, CLOSED)).hex();
    String open = ValueListCodec.encode(List.of(OPEN)).hex();
    String range = "00000004" + String.format("%08x", ValueListCodec.lengthOctets(OPEN));
    String stored = "0100" + "0000000000000009" + "000138" + "0001" + range + list;

    HandleRecord record = HandleRecord.fromStored(Octets.hex(stored));

    assertThat(record.handle()).isEqualTo(Handle.of("8"));
    assertThat(record.revision()).isEqualTo(9);
    assertThat(record.readableValueList().hex()).isEqualTo(open);
    assertThat(HandleRecord.of(Handle.of("8"), 9, List.of(OPEN, CLOSED))).isEqualTo(record);
  }

  @Test
  void refusesAnotherForm() {
    assertRefuses(Reason.BAD_FIELD, "0201" + "0000000000000001" + "000138" + "00000000");
    assertRefuses(Reason.BAD_FIELD, "0001" + "0000000000000001" + "000138" + "00000000");
  }

  @Test
  void refusesARecordThatIsCutShort() {
    assertRefuses(Reason.TRUNCATED, "");
    assertRefuses(Reason.TRUNCATED, "0101" + "0000000000000001" + "0002" + "38");
    assertRefuses(Reason.TRUNCATED, "0101" + "0000000000000001" + "000138" + "000000");
    assertRefuses(Reason.TRUNCATED, "0100" + "0000000000000001" + "000138" + "0001" + "00000004");
  }

  @Test
  void refusesReadableRangesOutsideTheList() {
    String list = ValueListCodec.encode(List.of(OPEN)).hex();
    int end = list.length() / 2;

    assertRefuses(Reason.BAD_FIELD, withRanges(list, 3, 4));
    assertRefuses(Reason.BAD_FIELD, withRanges(list, 4, -1));
    assertRefuses(Reason.BAD_FIELD, withRanges(list, 4, end - 3));
    assertRefuses(Reason.BAD_FIELD, withRanges(list, 5, Integer.MAX_VALUE));
  }

  /** Overlapping ranges could show a small damaged record as an answer of many megabytes. */
  @Test
  void refusesReadableRangesThatOverlap() {
    String list = ValueListCodec.encode(List.of(OPEN)).hex();

    assertRefuses(Reason.BAD_FIELD, withRanges(list, 4, 8, 11, 2));
    assertRefuses(Reason.BAD_FIELD, withRanges(list, 12, 8, 4, 8));
  }

  @Test
  void refusesMoreReadableRangesThanARecordCanHaveValues() {
    assertRefuses(
        Reason.TOO_MANY,
        "0100" + "0000000000000001" + "000138" + "0801" + "0000000400000000".repeat(2049));
  }

  @Test
  void refusesAValueListThatDoesNotFillTheRecord() throws WireException {
    HandleRecord record =
        HandleRecord.fromStored(
            Octets.hex("0101" + "0000000000000001" + "000138" + "00000000" + "00"));

    assertThatExceptionOfType(WireException.class).isThrownBy(record::values);
  }

  @Test
  void showsNoValueInItsText() {
    assertThat(HandleRecord.of(FURNACE, 3, List.of(SECRET))).hasToString("88.300/高炉-20@3");
  }

  /** A stored record with one list and ranges given as offset, length, offset, length. */
  private static String withRanges(String list, int... ranges) {
    StringBuilder stored = new StringBuilder("0100" + "0000000000000001" + "000138");
    stored.append(String.format("%04x", ranges.length / 2));
    for (int number : ranges) {
      stored.append(String.format("%08x", number));
    }
    return stored.append(list).toString();
  }

  private static void assertRefuses(Reason reason, String stored) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> HandleRecord.fromStored(Octets.hex(stored)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
