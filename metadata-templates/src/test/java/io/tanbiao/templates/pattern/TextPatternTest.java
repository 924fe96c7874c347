package io.tanbiao.templates.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.templates.fault.FaultException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

  @ParameterizedTest
  @CsvSource({
    "[A-Z]{2}-[0-9]+, AB-12, true",
    "[A-Z]{2}-[0-9]+, AB-, false",
    "[A-Z]{2}-[0-9]+, xAB-12, false",
    "a|bc, bc, true",
    "a|bc, abc, false",
    "(ab)*, '', true",
    "(ab)*, ababab, true",
    "'a{2,3}', aaa, true",
    "'a{2,3}', aaaa, false",
    "'a{2,}', aaaaaa, true",
    "[^0-9], x, true",
    "[^0-9], 7, false",
    "[a-], -, true",
    "[-a], -, true",
    "\\p{Lo}+, 平板玻璃, true",
    "\\P{L}, 9, true",
    "[\\p{Nd}x]+, 7x7, true",
    ".., 平板, true",
    "\\., ., true",
    "\\., x, false",
    "[$], $, true",
  })
  void matchesWholeTexts(String pattern, String text, boolean matches) {
    assertThat(TextPattern.of(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void takesNoEndOfLineForTheDot() {
    assertThat(TextPattern.of(".").matches("\n")).isFalse();
  }

  @Test
  void takesCharactersBeyondTheBasicPlaneAsOne() {
    assertThat(TextPattern.of(".").matches("😀")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "^a, 'character 1: ^ outside'",
    "a$, 'character 2: $ outside'",
    "\\d, 'character 2: \\d'",
    "a**, 'character 3: *'",
    "(a, 'character 3: )'",
    "a), 'character 2: )'",
    "[], 'class without'",
    "[b-a], 'range'",
    "'a{3,2}', 'repetition 3,2'",
    "'a{4001}', 'repetition 4001'",
    "'a{x}', 'repetition x'",
    "\\p{Han}, 'category Han'",
    "a{1, 'character 4: }'",
  })
  void refusesWhatIsNoPattern(String pattern, String message) {
    assertThatThrownBy(() -> TextPattern.of(pattern))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {TextPattern.MAX_LENGTH - 1, TextPattern.MAX_LENGTH})
  void readsPatternsUpToTheirLimit(int length) {
    assertThat(TextPattern.of("a".repeat(length)).matches("a".repeat(length))).isTrue();
  }

  @Test
  void refusesPatternsBeyondTheirLimits() {
    String tooLong = "a".repeat(TextPattern.MAX_LENGTH + 1);
    String tooDeep = "(".repeat(PatternReader.MAX_DEPTH) + ")".repeat(PatternReader.MAX_DEPTH);

    assertThatThrownBy(() -> TextPattern.of(tooLong)).hasMessageContaining("501 characters");
    assertThatThrownBy(() -> TextPattern.of(tooDeep)).hasMessageContaining("nest deeper than 16");
  }

  @Test
  void countsWhatRepetitionsMultiply() {
    assertThat(TextPattern.of("a{666}").matches("a".repeat(666))).isTrue();
    assertThatThrownBy(() -> TextPattern.of("a{667}")).hasMessageContaining("2001 steps");
    assertThatThrownBy(() -> TextPattern.of("((((a{4000}){4000}){4000}){4000}){4000}"))
        .hasMessageContaining("steps");
  }

  @Test
  void isFastWhereOthersTryForEver() {
    TextPattern pattern = TextPattern.of("((a*)*|(a|a)*)*b");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(pattern.matches("a".repeat(4000))).isFalse());
  }

  @Test
  void isEqualWhenWrittenAlike() {
    assertThat(TextPattern.of("a+"))
        .isEqualTo(TextPattern.of("a+"))
        .hasSameHashCodeAs(TextPattern.of("a+"))
        .isNotEqualTo(TextPattern.of("aa*"))
        .hasToString("a+");
  }
}
