package io.tanbiao.core.administer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminEntryTest {
  /** As the official client writes it: rights, handle with length, index. */
  private static final String CAPTURED =
      "0fff" + "0000000c" + "38382e3330302f41444d494e" + "0000012c";

  @Test
  void readsWhatTheOfficialClientWrites() throws WireException {
    AdminEntry entry = AdminEntry.decode(Octets.hex(CAPTURED));

    assertThat(entry)
        .isEqualTo(AdminEntry.of(AdminEntry.ALL_RIGHTS, Reference.parse("300:88.300/ADMIN")));
    assertThat(entry.encode().hex()).isEqualTo(CAPTURED);
  }

  @Test
  void keepsTheTwoZeroOctetsOfAnOldWriter() throws WireException {
    AdminEntry entry = AdminEntry.decode(Octets.hex(CAPTURED + "0000"));

    assertThat(entry.hasTrailingZeros()).isTrue();
    assertThat(entry.encode().hex()).isEqualTo(CAPTURED + "0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "0001", "0100", "000000", "00000000"})
  void refusesEverythingElseBehindTheIndex(String tail) {
    assertRefuses(Reason.TRAILING, CAPTURED + tail);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                             TRUNCATED",
    "0f,                             TRUNCATED",
    "0fff,                           TRUNCATED",
    "0fff00000003,                   TRUNCATED",
    "0fff00000001380000012c00000001, TRAILING",
    "0fff0000000138000001,           TRUNCATED",
    "0fffffffffff,                   NEGATIVE_LENGTH",
    "0fff00100001,                   TOO_LONG"
  })
  void refusesWhatIsNoEntry(String hex, Reason reason) {
    assertRefuses(reason, hex);
  }

  @Test
  void keepsBitsWithoutMeaning() throws WireException {
    AdminEntry entry = AdminEntry.decode(Octets.hex("f001" + CAPTURED.substring(4)));

    assertThat(entry.rightBits()).isEqualTo(0xf001);
    assertThat(entry.encode().hex()).startsWith("f001");
  }

  @Test
  void givesRightsOnlyWhenItHoldsAllOfTheirBits() {
    AdminEntry entry = AdminEntry.of(0x30, Reference.parse("300:88.300/ADMIN"));

    assertThat(entry.gives(EnumSet.of(AdminRight.MODIFY_VALUE))).isTrue();
    assertThat(entry.gives(EnumSet.of(AdminRight.MODIFY_VALUE, AdminRight.REMOVE_VALUE))).isTrue();
    assertThat(entry.gives(EnumSet.of(AdminRight.MODIFY_VALUE, AdminRight.ADD_VALUE))).isFalse();
    assertThat(entry.gives(Set.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ADD_HANDLE, 1",
    "DELETE_HANDLE, 2",
    "ADD_DERIVED_PREFIX, 4",
    "DELETE_DERIVED_PREFIX, 8",
    "MODIFY_VALUE, 16",
    "REMOVE_VALUE, 32",
    "ADD_VALUE, 64",
    "MODIFY_ADMIN, 128",
    "REMOVE_ADMIN, 256",
    "ADD_ADMIN, 512",
    "READ_VALUE, 1024",
    "LIST_HANDLES, 2048"
  })
  void knowsEachRightByItsBit(AdminRight right, int bit) {
    assertThat(AdminRight.bitsOf(EnumSet.of(right))).isEqualTo(bit);
    assertThat(AdminRight.bitsOf(EnumSet.allOf(AdminRight.class))).isEqualTo(AdminEntry.ALL_RIGHTS);
  }

  private static void assertRefuses(Reason reason, String hex) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> AdminEntry.decode(Octets.hex(hex)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
