package io.tanbiao.core.administer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminGroupTest {
  private static final String TWO =
      "00000002" + "00000001" + "38" + "0000012c" + "00000003" + "382f61" + "00000000";

  @Test
  void readsWhatItWrites() throws WireException {
    AdminGroup group = new AdminGroup(List.of(Reference.parse("300:8"), Reference.parse("0:8/a")));

    assertThat(group.encode().hex()).isEqualTo(TWO);
    assertThat(AdminGroup.decode(Octets.hex(TWO))).isEqualTo(group);
    assertThat(AdminGroup.decode(Octets.hex("00000000")).members()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',                             TRUNCATED",
    "ffffffff,                       NEGATIVE_LENGTH",
    "0000000100000000,               TRUNCATED",
    "000000010000000138000001,       TRUNCATED",
    "00000001ffffffff00000000,       NEGATIVE_LENGTH",
    "000000010010000100000000,       TOO_LONG",
    "0000000000,                     TRAILING",
    "00000001000000000000000000,     TRAILING"
  })
  void refusesWhatIsNoGroup(String hex, Reason reason) {
    assertRefuses(reason, Octets.hex(hex));
  }

  @Test
  void hasUpTo2048Members() throws WireException {
    assertThat(AdminGroup.decode(ofSize(2047)).members()).hasSize(2047);
    assertThat(AdminGroup.decode(ofSize(AdminGroup.MAX_MEMBERS)).members()).hasSize(2048);
    assertRefuses(Reason.TOO_MANY, ofSize(2049));
  }

  private static Octets ofSize(int members) {
    return new AdminGroup(Collections.nCopies(members, Reference.parse("1:8"))).encode();
  }

  private static void assertRefuses(Reason reason, Octets octets) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> AdminGroup.decode(octets))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
