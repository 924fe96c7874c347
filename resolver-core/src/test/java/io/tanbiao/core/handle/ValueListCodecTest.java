package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.WireException.Reason;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueListCodecTest {
  private static final HandleValue FURNACE =
      new HandleValue(
          2,
          Octets.utf8("URL"),
          Octets.utf8("http://a"),
          new TimeToLive(true, 0x6950f000),
          0x6950f001,
          new Permissions(0xe),
          List.of(Reference.parse("300:88.300/ADMIN")));

  private static final String FURNACE_HEX =
      ("00000002" + "6950f001" + "01" + "6950f000" + "0e")
          + ("00000003" + "55524c")
          + ("00000008" + "687474703a2f2f61")
          + ("00000001" + "0000000c" + "38382e3330302f41444d494e" + "0000012c");

  @Test
  void writesTheFieldsInTheOrderOfTheWire() {
    assertThat(ValueListCodec.encode(List.of(FURNACE)).hex()).isEqualTo("00000001" + FURNACE_HEX);
  }

  @Test
  void readsWhatItWrote() throws WireException {
    assertThat(read("00000001" + FURNACE_HEX)).containsExactly(FURNACE);
    assertThat(read("00000000")).isEmpty();
  }

  @Test
  void leavesTheReaderBehindTheList() throws WireException {
    OctetReader in = new OctetReader(Octets.hex("00000001" + FURNACE_HEX + "0102"));

    assertThat(ValueListCodec.read(in)).hasSize(1);
    assertThat(in.rest()).isEqualTo(Octets.hex("0102"));
  }

  @Test
  void refusesATimeToLiveOfAnUnknownKind() {
    String kind = "00000001" + FURNACE_HEX.replaceFirst("6950f00101", "6950f00102");

    assertRefuses(Reason.BAD_FIELD, kind);
  }

  @Test
  void refusesCountsAndLengthsThatCannotBe() {
    assertRefuses(Reason.NEGATIVE_LENGTH, "ffffffff");
    assertRefuses(Reason.TRUNCATED, "00000002" + FURNACE_HEX.substring(0, 60));
    assertRefuses(Reason.NEGATIVE_LENGTH, withLength("00000003" + "55524c", "ffffffff"));
    assertRefuses(Reason.TOO_LONG, withLength("00000003" + "55524c", "00100001"));
    assertRefuses(Reason.TRUNCATED, withLength("00000003" + "55524c", "00100000"));
    assertRefuses(Reason.TOO_LONG, withLength("00000008" + "68747470", "00100001"));
    assertRefuses(Reason.TOO_MANY, withLength("00000001" + "0000000c", "00020001"));
    assertRefuses(Reason.TRUNCATED, withLength("00000001" + "0000000c", "00020000"));
    assertRefuses(Reason.TOO_LONG, withLength("0000000c" + "38382e", "00100001"));
  }

  @Test
  void readsUpTo2048Values() throws WireException {
    HandleValue value = HandleValue.of(1, "", "");

    assertThat(read(ValueListCodec.encode(Collections.nCopies(2047, value)).hex())).hasSize(2047);
    assertThat(read(ValueListCodec.encode(Collections.nCopies(2048, value)).hex())).hasSize(2048);
    assertRefuses(Reason.TOO_MANY, ValueListCodec.encode(Collections.nCopies(2049, value)).hex());
  }

  /** The list of one value with another number in place of the length that begins a field. */
  private static String withLength(String field, String length) {
    assertThat(FURNACE_HEX).contains(field);
    return "00000001" + FURNACE_HEX.replace(field, length + field.substring(8));
  }

  private static List<HandleValue> read(String hex) throws WireException {
    return ValueListCodec.read(new OctetReader(Octets.hex(hex)));
  }

  private static void assertRefuses(Reason reason, String hex) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> read(hex))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
