package io.tanbiao.templates.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.pattern.TextPattern;
import io.tanbiao.templates.unit.Unit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit at one below, at, and one above. */
class LimitsTest {
  private static final Handle HANDLE = Handle.of("88.300/META_A");

  @ParameterizedTest
  @ValueSource(ints = {2000, 2001, 2998, 2999})
  void takesIndexes(int index) {
    assertThatCode(() -> new ItemId(index, "a")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001, 1999, 3000})
  void refusesIndexesOfOthers(int index) {
    assertThatThrownBy(() -> new ItemId(index, "a"))
        .hasMessage("index " + index + " (expected: 2000 to 2999)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HS_SITE", "hs_x", "TB_RESULT", "ALIAS.OID", "template", "a b", "a|b", ""})
  void refusesCodesThatMeanSomethingElse(String code) {
    assertThatThrownBy(() -> new ItemId(2000, code)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsCodes() {
    assertBounded(50, text -> new ItemId(2000, text));
    assertBounded(100, text -> TemplateReference.templateHandle("88.300/META_" + text));
  }

  @Test
  void boundsHandlesAndVersions() {
    assertBounded(245, text -> TemplateReference.templateHandle(text + "/META_AAAA"));
    assertBounded(128, text -> new TemplateReference(HANDLE, text));
  }

  @Test
  void boundsNames() {
    assertBounded(50, text -> new Names(text, "x").checked(Names.OF_ITEM));
    assertBounded(50, text -> new Names("x", text).checked(Names.OF_ITEM));
    assertBounded(100, text -> new Names(text, text).checked(Names.OF_TEMPLATE));
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    assertThatCode(() -> new Names("😀".repeat(50), "x").checked(Names.OF_ITEM))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Names("\uD83D", "x").checked(Names.OF_ITEM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsWords() {
    assertBounded(200, text -> new ItemNotes(text, ""));
    assertBounded(200, text -> new ItemNotes("", text));
    assertBounded(200, text -> new Standard(text, "", StandardStatus.CURRENT));
    assertBounded(200, text -> new Standard("x", text, StandardStatus.CURRENT));
    assertBounded(1000, text -> heading("", text, 0));
    assertBounded(100, text -> heading(text, "", 0));
    assertBounded(50, text -> new SameAs(HANDLE, "a", text));
    assertBounded(50, text -> new Service(text, "https://a"));
    assertBounded(1000, text -> new Service("a", "https://a/" + text.substring(10)));
  }

  @Test
  void boundsCounts() {
    assertCounted(20, count -> heading("", "", count));
    assertCounted(20, count -> item(Collections.nCopies(count, new SameAs(HANDLE, "a", ""))));
    assertCounted(8, count -> new UniqueSet(codes(count)));
    assertCounted(8, count -> new TextKind(0, 1, patterns(count), CharacterSet.ANY));
    assertCounted(
        16,
        count -> new NumberKind(Unit.ONE, 1, 2, Collections.nCopies(count, Interval.of("[0,1]"))));
    assertCounted(50, count -> new FileKind(MediaSort.FILE, count, List.of()));
    assertCounted(50, count -> new FileKind(MediaSort.FILE, 1, Collections.nCopies(count, "pdf")));
    assertCounted(500, count -> new CodeKind(codeList(count), ""));
  }

  @ParameterizedTest
  @CsvSource({"0,4000", "4000,4000", "1,1"})
  void takesLengths(int min, int max) {
    assertThatCode(() -> new TextKind(min, max, List.of(), CharacterSet.ANY))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"-1,10", "0,4001", "2,1"})
  void refusesLengths(int min, int max) {
    assertThatThrownBy(() -> new TextKind(min, max, List.of(), CharacterSet.ANY))
        .hasMessageContaining("minLength <= maxLength <= 4000");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "37,38", "38,38"})
  void takesDigits(int decimals, int digits) {
    assertThatCode(() -> new NumberKind(Unit.ONE, decimals, digits, List.of()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "2,1", "0,39", "-1,3"})
  void refusesDigits(int decimals, int digits) {
    assertThatThrownBy(() -> new NumberKind(Unit.ONE, decimals, digits, List.of()))
        .hasMessageContaining("decimals <= digits <= 38");
  }

  @Test
  void refusesItemsThatContradictThemselves() {
    Item item = item(List.of());

    assertThatThrownBy(() -> item.with(Trait.REQUIRED).with(ItemState.DISABLED))
        .hasMessageContaining("required and disabled");
    assertThatThrownBy(() -> item.with(FileKind.ANY).with(Trait.UNIQUE))
        .hasMessageContaining("several values");
    assertThatThrownBy(() -> item.with(ReferenceKind.ANY)).hasMessageContaining("which template");
    assertThatThrownBy(() -> item.with(CodeKind.ANY)).hasMessageContaining("no codes");
  }

  private interface Maker<T> {
    Object make(T from);
  }

  private static void assertBounded(int max, Maker<String> maker) {
    assertThat(maker.make("x".repeat(max - 1))).isNotNull();
    assertThat(maker.make("x".repeat(max))).isNotNull();
    assertThatThrownBy(() -> maker.make("x".repeat(max + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCounted(int max, Maker<Integer> maker) {
    assertThatThrownBy(() -> maker.make(max + 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(maker.make(max - 1)).isNotNull();
    assertThat(maker.make(max)).isNotNull();
  }

  private static Heading heading(String classify, String description, int standards) {
    Standard standard = new Standard("GB/T 1", "", StandardStatus.CURRENT);
    return new Heading(
        new Names("a", "a"),
        TemplateLevel.PUBLIC,
        classify,
        Optional.empty(),
        Collections.nCopies(standards, standard),
        description);
  }

  private static Item item(List<SameAs> sameAs) {
    return new Item(
        new ItemId(2000, "a"),
        new Names("a", "a"),
        TextKind.ANY,
        Set.of(),
        Visibility.PUBLIC,
        ItemState.ENABLED,
        sameAs,
        ItemNotes.NONE);
  }

  private static List<TextPattern> patterns(int count) {
    return codes(count).stream().map(TextPattern::of).toList();
  }

  private static List<String> codes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  private static List<CodeKind.Code> codeList(int count) {
    return codes(count).stream().map(c -> new CodeKind.Code(c, new Names(c, c))).toList();
  }
}
