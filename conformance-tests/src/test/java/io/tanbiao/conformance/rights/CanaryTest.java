package io.tanbiao.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is found nowhere proves nothing unless it would be found. */
class CanaryTest {
  private static final String TEXT = "Canary-Text-9f83-that-Stays-Inside";
  private static final Canary CANARY = Canary.of("text", TEXT);

  @Test
  void isFoundInEveryForm() {
    byte[] octets = TEXT.getBytes(StandardCharsets.UTF_8);
    HexFormat hex = HexFormat.of();
    for (String form :
        List.of(
            TEXT,
            TEXT.toLowerCase(Locale.ROOT),
            TEXT.toUpperCase(Locale.ROOT),
            hex.formatHex(octets),
            hex.withUpperCase().formatHex(octets),
            hex.withPrefix("%").formatHex(octets),
            hex.withUpperCase().withPrefix("%").formatHex(octets),
            HexFormat.ofDelimiter(" ").formatHex(octets),
            Arrays.toString(octets))) {
      assertThat(CANARY.isIn("before " + form + " behind")).as(form).isTrue();
    }
    for (String before : List.of("", "a", "ab", "abc")) {
      byte[] surrounded = (before + TEXT + "!").getBytes(StandardCharsets.UTF_8);
      assertThat(CANARY.isIn(Base64.getEncoder().encodeToString(surrounded))).isTrue();
      assertThat(CANARY.isIn(Base64.getUrlEncoder().encodeToString(surrounded))).isTrue();
    }
  }

  @Test
  void isFoundByHalf() {
    assertThat(CANARY.isIn(TEXT.substring(0, TEXT.length() - 3))).isTrue();
    assertThat(CANARY.isIn(TEXT.substring(3))).isTrue();
    assertThat(CANARY.isIn("Canary, but another one")).isFalse();
  }
}
