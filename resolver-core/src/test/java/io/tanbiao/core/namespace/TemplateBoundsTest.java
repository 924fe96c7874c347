package io.tanbiao.core.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template may cost, and which one counts (HW-10.2, HW-10.6, HW-10.7). */
class TemplateBoundsTest {
  private Store store = SampleStore.empty();

  @Test
  void includesTemplatesAsDeepAsAllowed() {
    chainOfIncludes(Expansion.MAX_INCLUDES);
    assertThat(valuesOf("88.300/X@1")).hasSize(1);

    chainOfIncludes(Expansion.MAX_INCLUDES + 1);
    assertThat(valuesOf("88.300/X@1")).isNull();
  }

  @Test
  void makesAsManyOctetsAsAllowed() {
    int most = Expansion.MAX_OCTETS / 8 - "T".length();
    String eight = "<value type='T' data='${extension}'/>".repeat(8);
    put("0.NA/88.300", namespace(1, "@", eight));

    assertThat(valuesOf("88.300/X@" + "a".repeat(most))).hasSize(8);
    assertThat(valuesOf("88.300/X@" + "a".repeat(most + 1))).isNull();
  }

  /** Four conditions for each of 250 values, each of which looks at 1000 characters once. */
  @Test
  void looksAtCharactersAsOftenAsAllowed() {
    HandleValue[] base =
        IntStream.rangeClosed(1, 250)
            .mapToObj(index -> HandleValue.of(index, "T", ""))
            .toArray(HandleValue[]::new);
    String condition = "<if value='extension' test='matches' expression='[^/]*'></if>";
    String all = "<foreach>" + condition.repeat(4) + "</foreach><value type='T' data='x'/>";
    String extension = "a".repeat(Expansion.MAX_LOOKS / 1000);

    put("0.NA/88.300", namespace(1, "@", all));
    put("88.300/X", base);
    assertThat(valuesOf("88.300/X@" + extension)).hasSize(1);

    put("0.NA/88.300", namespace(1, "@", all + condition));
    assertThat(valuesOf("88.300/X@" + extension)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11})
  void givesUpARegularExpressionThatLooksTooOften(int length) {
    BoundedText text = new BoundedText("a".repeat(length), new int[] {10});

    if (length <= 10) {
      assertThat(Pattern.matches("[^/]*", text)).isTrue();
    } else {
      assertThatExceptionOfType(BoundedText.TooMuchWork.class)
          .isThrownBy(() -> Pattern.matches("[^/]*", text));
    }
  }

  @ParameterizedTest
  @CsvSource({"IGNORE_ASCII_CASE, É, 1", "CASE_SENSITIVE, É, 0", "CASE_SENSITIVE, é, 1"})
  void matchesWithTheCaseRuleOfTheNode(CaseRule rule, String extension, int values) {
    store = new InMemoryStore(rule);
    put(
        "0.NA/88.300",
        namespace(
            1,
            "@",
            "<if value='extension' test='matches' expression='é'>"
                + "<value type='T' data='x'/></if>"));

    assertThat(valuesOf("88.300/X@" + extension)).hasSize(values);
  }

  @Test
  void takesTheNamespaceWithTheLowestIndex() {
    put(
        "0.NA/88.300",
        namespace(9, "@", "<value type='T' data='nine'/>"),
        namespace(3, "@", "<value type='T' data='three'/>"));

    assertThat(valuesOf("88.300/X@1")).containsExactly(HandleValue.of(1, "T", "three"));
  }

  private void chainOfIncludes(int length) {
    put("0.NA/88.300", namespace(1, "@", "<template ref='1:88.300/t1'/>"));
    for (int i = 1; i < length; i++) {
      put("88.300/t" + i, namespace(1, "", "<template ref='1:88.300/t" + (i + 1) + "'/>"));
    }
    put("88.300/t" + length, namespace(1, "", "<value type='T' data='end'/>"));
  }

  private void put(String handle, HandleValue... values) {
    SampleStore.put(store, handle, values);
  }

  private List<HandleValue> valuesOf(String handle) {
    Optional<List<HandleValue>> values = new ComputedHandles(store).valuesOf(Handle.of(handle));
    return values.orElse(null);
  }

  private static HandleValue namespace(int index, String delimiter, String content) {
    return HandleValue.of(
        index,
        "HS_NAMESPACE",
        "<namespace><template delimiter='"
            + delimiter
            + "'>"
            + content
            + "</template></namespace>");
  }
}
