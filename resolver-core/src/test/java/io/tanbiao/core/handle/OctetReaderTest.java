package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OctetReaderTest {

  @Test
  void readsBigEndianFieldsOneAfterAnother() throws WireException {
    OctetReader in =
        reader("ff" + "fffe" + "fffffffd" + "fffffffffffffffc" + "000000020102" + "07");

    assertThat(in.octet("a")).isEqualTo(0xff);
    assertThat(in.unsignedShort("b")).isEqualTo(0xfffe);
    assertThat(in.int32("c")).isEqualTo(-3);
    assertThat(in.int64("d")).isEqualTo(-4);
    assertThat(in.bytes("e", 2)).isEqualTo(Octets.hex("0102"));
    assertThat(in.position()).isEqualTo(21);
    assertThat(in.remaining()).isEqualTo(1);
    assertThat(in.rest()).isEqualTo(Octets.hex("07"));
    in.end("all");
  }

  @Test
  void refusesFieldsThatAreCutShort() {
    assertRefuses(Reason.TRUNCATED, () -> reader("").octet("field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("00").unsignedShort("field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("000000").int32("field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("00000000000000").int64("field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("0102").octets(3, "field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("0102").skip(3, "field"));
    assertRefuses(Reason.TRUNCATED, () -> reader("00000003" + "0102").bytes("field", 8));
  }

  @Test
  void readsLengthsUpToTheirLimit() throws WireException {
    assertThat(reader("00000000").length("field", 5)).isZero();
    assertThat(reader("00000004").length("field", 5)).isEqualTo(4);
    assertThat(reader("00000005").length("field", 5)).isEqualTo(5);
    assertRefuses(Reason.TOO_LONG, () -> reader("00000006").length("field", 5));
    assertRefuses(Reason.TOO_LONG, () -> reader("7fffffff").length("field", 5));
    assertRefuses(Reason.NEGATIVE_LENGTH, () -> reader("ffffffff").length("field", 5));
    assertRefuses(Reason.NEGATIVE_LENGTH, () -> reader("80000000").length("field", 5));
  }

  @Test
  void readsOctetsWithALengthUpToTheirLimit() throws WireException {
    assertThat(reader("00000001aa").bytes("field", 2)).isEqualTo(Octets.hex("aa"));
    assertThat(reader("00000002aabb").bytes("field", 2)).isEqualTo(Octets.hex("aabb"));
    assertRefuses(Reason.TOO_LONG, () -> reader("00000003aabbcc").bytes("field", 2));
  }

  @Test
  void readsCountsUpToTheirLimit() throws WireException {
    assertThat(reader("00000001" + "00".repeat(9)).count("field", 2, 4)).isEqualTo(1);
    assertThat(reader("00000002" + "00".repeat(9)).count("field", 2, 4)).isEqualTo(2);
    assertRefuses(Reason.TOO_MANY, () -> reader("00000003" + "00".repeat(12)).count("field", 2, 4));
    assertRefuses(Reason.NEGATIVE_LENGTH, () -> reader("ffffffff").count("field", 2, 4));
  }

  @Test
  void refusesACountThatTheRestCannotHold() throws WireException {
    assertThat(reader("00000002" + "00".repeat(8)).count("field", 9, 4)).isEqualTo(2);
    assertRefuses(Reason.TRUNCATED, () -> reader("00000002" + "00".repeat(7)).count("field", 9, 4));
    assertRefuses(
        Reason.TRUNCATED, () -> reader("7fffffff00").count("field", Integer.MAX_VALUE, 4));
  }

  @Test
  void refusesOctetsBehindTheEnd() {
    assertRefuses(Reason.TRAILING, () -> reader("00").end("field"));
  }

  @Test
  void leavesTheBufferItReadsFromWhereItIs() throws WireException {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1).limit(2);
    OctetReader in = new OctetReader(buffer);

    assertThat(in.remaining()).isEqualTo(1);
    assertThat(in.octet("field")).isEqualTo(2);
    assertThat(buffer.position()).isEqualTo(1);
  }

  private static OctetReader reader(String hex) {
    return new OctetReader(Octets.hex(hex));
  }

  private static void assertRefuses(Reason reason, ThrowingCallable read) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(read)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .withMessageStartingWith("field: ");
  }
}
