package io.tanbiao.templates.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextPatternProperties {

  @Property(tries = 2000)
  void agreesWithTheExpressionsOfThePlatform(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    boolean expected = Pattern.compile(pattern).matcher(text).matches();

    assertThat(TextPattern.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abc1-汉\n").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> patterns() {
    return patterns(3);
  }

  private static Arbitrary<String> patterns(int depth) {
    Arbitrary<String> leaves =
        Arbitraries.of("a", "b", "1", "-", "[ab]", "[^a]", "[a-c1]", "\\p{L}", "\\P{L}", "汉", "");
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<String> parts = patterns(depth - 1);
    Arbitrary<String> group = parts.map(part -> "(" + part + ")");
    Arbitrary<String> repeated =
        Combinators.combine(group, Arbitraries.of("*", "+", "?", "{2}", "{0,2}", "{1,}"))
            .as(String::concat);
    return Arbitraries.oneOf(
        leaves,
        group,
        repeated,
        Combinators.combine(parts, parts).as(String::concat),
        Combinators.combine(parts, parts).as((a, b) -> "(" + a + "|" + b + ")"));
  }
}
