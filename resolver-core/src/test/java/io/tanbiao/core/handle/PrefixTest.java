package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixTest {

  @Test
  void isTheSameInUpperAndLowerCaseAndKeepsItsSpelling() {
    assertThat(Prefix.of("88.abc"))
        .isEqualTo(Prefix.of("88.ABC"))
        .hasSameHashCodeAs(Prefix.of("88.ABC"))
        .hasToString("88.abc");
    assertThat(Prefix.of("88.é")).isNotEqualTo(Prefix.of("88.É"));
    assertThat(Prefix.of("88.abc").folded()).isEqualTo(Octets.utf8("88.ABC"));
  }

  @Test
  void isAdministeredByAHandleUnderThePrefixOfPrefixes() {
    assertThat(Prefix.of("88.300").handle()).isEqualTo(Handle.of("0.NA/88.300"));
  }

  @Test
  void isDerivedFromWhatStandsBeforeItsLastDot() {
    assertThat(Prefix.of("88.300.15907").parent()).contains(Prefix.of("88.300"));
    assertThat(Prefix.of("88.300").parent()).contains(Prefix.of("88"));
    assertThat(Prefix.of("88").parent()).isEmpty();
    assertThat(Prefix.of(".88").parent()).isEmpty();
    assertThat(Prefix.of("").parent()).isEmpty();
  }
}
