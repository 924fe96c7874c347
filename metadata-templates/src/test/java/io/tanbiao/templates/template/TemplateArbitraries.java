package io.tanbiao.templates.template;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.pattern.TextPattern;
import io.tanbiao.templates.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Templates, their parts, and values that may or may not fit them. */
public final class TemplateArbitraries {
  private static final Handle SITE = Handle.of("88.300/META_SITE");
  private static final List<String> WORDS = List.of("a", "b", "c", "d");

  private TemplateArbitraries() {}

  /** Kinds of items; most share some values. */
  public static Arbitrary<ItemKind> kinds() {
    return Arbitraries.oneOf(
        texts().map(kind -> (ItemKind) kind), numbers(), dates(), files(), references(), codes());
  }

  /** A kind and bounds, of the same kind mostly. */
  public static Arbitrary<List<ItemKind>> kindsWithBounds() {
    Arbitrary<List<ItemKind>> alike =
        Arbitraries.oneOf(
            pairs(texts()),
            pairs(numbers()),
            pairs(dates()),
            pairs(files()),
            pairs(references()),
            pairs(codes()));
    return Arbitraries.frequencyOf(Tuple.of(9, alike), Tuple.of(1, pairs(kinds())));
  }

  /** Values that fit some kinds. */
  public static Arbitrary<String> values() {
    Arbitrary<String> numbers =
        Combinators.combine(
                Arbitraries.integers().between(-20, 120), Arbitraries.of("", ".5", ".25"))
            .as((whole, rest) -> whole + rest);
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("ab1汉").ofMaxLength(6),
        numbers,
        Arbitraries.of("2020-01-01", "2021-06-30", "2022-12-31", "20210630", "2021", "2021-13-01"),
        Arbitraries.of("x.pdf", "https://e.org/x.jpg", "88.300/x", "x"),
        Arbitraries.of(WORDS));
  }

  /** Whole templates without parent. */
  public static Arbitrary<Template> templates() {
    return Combinators.combine(
            headings(), items(), Arbitraries.integers().between(0, 3), services())
        .as(
            (heading, items, revision, services) ->
                new Template(
                    new TemplateId(TemplateReference.of("88.300/META_T@1.0"), revision),
                    heading,
                    Optional.empty(),
                    revision == 0 ? TemplateState.DRAFT : TemplateState.PUBLISHED,
                    services,
                    items,
                    List.of(),
                    uniqueSets(items)));
  }

  /** A template that extends another one, by chance within its bounds or beyond them. */
  public static Arbitrary<Template> extending(Template parent) {
    return Combinators.combine(headings(), kinds().list().ofSize(parent.items().size()), traits())
        .as(
            (heading, bounds, traits) ->
                new Template(
                    new TemplateId(TemplateReference.of("88.300.1/META_CHILD@1"), 0),
                    Heading.of(heading.names(), TemplateLevel.ENTERPRISE),
                    Optional.of(parent.reference()),
                    TemplateState.DRAFT,
                    List.of(),
                    List.of(),
                    narrowings(parent.items(), bounds, traits),
                    List.of()));
  }

  private static List<Narrowing> narrowings(
      List<Item> items, List<ItemKind> bounds, Set<Trait> traits) {
    List<Narrowing> narrowings = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean alike = item.kind().word().equals(bounds.get(i).word());
      narrowings.add(
          new Narrowing(
              item.id(),
              alike ? Optional.of(bounds.get(i)) : Optional.empty(),
              item.kind().maxValues() == 1 ? traits : Set.of(),
              Optional.empty(),
              Optional.empty()));
    }
    return narrowings;
  }

  private static List<UniqueSet> uniqueSets(List<Item> items) {
    List<String> single =
        items.stream()
            .filter(item -> item.kind().maxValues() == 1)
            .map(item -> item.id().code())
            .toList();
    return single.size() < 2 ? List.of() : List.of(new UniqueSet(single.subList(0, 2)));
  }

  private static Arbitrary<List<Item>> items() {
    return Combinators.combine(kinds(), traits(), notes(), Arbitraries.of(Visibility.values()))
        .as(TemplateArbitraries::item)
        .list()
        .ofMaxSize(6)
        .map(TemplateArbitraries::numbered);
  }

  private static Item item(ItemKind kind, Set<Trait> traits, ItemNotes notes, Visibility visible) {
    Set<Trait> possible = kind.maxValues() == 1 ? traits : Set.of(Trait.LISTED);
    return new Item(
        new ItemId(2000, "x"),
        new Names("x", "x"),
        whole(kind),
        possible,
        visible,
        ItemState.ENABLED,
        List.of(new SameAs(SITE, "area", "")),
        notes);
  }

  private static List<Item> numbered(List<Item> items) {
    List<Item> numbered = new ArrayList<>();
    for (Item item : items) {
      int n = numbered.size();
      numbered.add(
          new Item(
              new ItemId(2000 + n, "item." + n),
              new Names("Item " + n, "项" + n),
              item.kind(),
              item.traits(),
              item.visibility(),
              item.state(),
              item.sameAs(),
              item.notes()));
    }
    return numbered;
  }

  /** The kind with what an item of its own needs. */
  private static ItemKind whole(ItemKind kind) {
    if (kind instanceof ReferenceKind reference) {
      return new ReferenceKind(Optional.of(SITE), reference.item(), reference.many());
    } else if (kind instanceof CodeKind code && code.codes().isEmpty()) {
      return new CodeKind(List.of(), "GB/T 2260");
    }
    return kind;
  }

  private static Arbitrary<Heading> headings() {
    return Combinators.combine(words(100, 1), words(100, 1), words(200, 0), words(50, 0))
        .as(
            (en, zh, description, title) ->
                new Heading(
                    new Names(en, zh),
                    TemplateLevel.INDUSTRY,
                    "a/b",
                    Optional.of(IndustryClass.of("C/30")),
                    List.of(new Standard("GB/T 1-2020", title, StandardStatus.REPLACED)),
                    description));
  }

  private static Arbitrary<List<Service>> services() {
    return Arbitraries.of("{handle}", "a?b={item.x}", "{suffix}#c")
        .list()
        .ofMaxSize(1)
        .map(list -> list.stream().map(a -> new Service("mes", "https://e.org/" + a)).toList());
  }

  private static Arbitrary<ItemNotes> notes() {
    Arbitrary<String> prose = textOf("a: -#'\"{}[]|>\n\t%@&*!?,~0.汉😀", 0, 30);
    return Combinators.combine(prose, prose).as(ItemNotes::new);
  }

  private static Arbitrary<String> words(int max, int min) {
    return textOf("ab :-#'\"{}[]|>%@&*!?,~01.eE+_汉😀\u00A0\u2028", min, max);
  }

  private static Arbitrary<String> textOf(String characters, int min, int max) {
    return Arbitraries.of(characters.codePoints().mapToObj(Character::toString).toList())
        .list()
        .ofMinSize(min)
        .ofMaxSize(max)
        .map(list -> String.join("", list));
  }

  private static Arbitrary<Set<Trait>> traits() {
    return Arbitraries.of(Trait.values()).set().ofMaxSize(3);
  }

  private static Arbitrary<TextKind> texts() {
    Arbitrary<List<TextPattern>> patterns =
        Arbitraries.of("[ab]*", "a.*", "[^1]+", ".{0,3}").map(TextPattern::of).list().ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(3, 4, 5, 4000),
            patterns,
            Arbitraries.of(CharacterSet.values()))
        .as(TextKind::new);
  }

  private static Arbitrary<NumberKind> numbers() {
    Arbitrary<List<Interval>> ranges =
        Arbitraries.of("[0,100]", "(0,50)", "[-10,)", "(,20]", "[100,110]")
            .map(Interval::of)
            .list()
            .ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.of(Unit.ONE, Unit.of("t")),
            Arbitraries.of(0, 1, 2),
            Arbitraries.of(2, 3, 38),
            ranges)
        .as(NumberKind::new);
  }

  private static Arbitrary<DateKind> dates() {
    Arbitrary<Optional<LocalDate>> early =
        Arbitraries.of(LocalDate.of(2020, 6, 1), LocalDate.of(2021, 1, 1)).optional();
    Arbitrary<Optional<LocalDate>> late =
        Arbitraries.of(LocalDate.of(2021, 12, 31), LocalDate.of(2022, 6, 1)).optional();
    Arbitrary<Optional<DateForm>> forms =
        Arbitraries.of(DateForm.DAY, DateForm.COMPACT_DAY).optional();
    return Combinators.combine(forms, early, late).as(DateKind::new);
  }

  private static Arbitrary<FileKind> files() {
    Arbitrary<List<String>> suffixes =
        Arbitraries.of("pdf", "jpg", "png").list().ofMaxSize(2).uniqueElements();
    return Combinators.combine(
            Arbitraries.of(MediaSort.values()), Arbitraries.of(1, 2, 50), suffixes)
        .as(FileKind::new);
  }

  private static Arbitrary<ReferenceKind> references() {
    return Combinators.combine(
            Arbitraries.of(SITE).optional(),
            Arbitraries.of("", "name"),
            Arbitraries.of(true, false))
        .as(ReferenceKind::new);
  }

  private static Arbitrary<CodeKind> codes() {
    Arbitrary<List<CodeKind.Code>> codes =
        Arbitraries.of(WORDS)
            .map(word -> new CodeKind.Code(word, new Names(word, word)))
            .list()
            .ofMaxSize(3)
            .uniqueElements();
    return Combinators.combine(codes, Arbitraries.of("", "GB/T 2260")).as(CodeKind::new);
  }

  private static <K extends ItemKind> Arbitrary<List<ItemKind>> pairs(Arbitrary<K> kinds) {
    return Combinators.combine(kinds, kinds).as((a, b) -> List.<ItemKind>of(a, b));
  }
}
