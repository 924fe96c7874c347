package io.tanbiao.templates.document;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.fault.Message;
import io.tanbiao.templates.pattern.TextPattern;
import io.tanbiao.templates.template.CharacterSet;
import io.tanbiao.templates.template.CodeKind;
import io.tanbiao.templates.template.DateForm;
import io.tanbiao.templates.template.DateKind;
import io.tanbiao.templates.template.FileKind;
import io.tanbiao.templates.template.Interval;
import io.tanbiao.templates.template.ItemKind;
import io.tanbiao.templates.template.MediaSort;
import io.tanbiao.templates.template.Names;
import io.tanbiao.templates.template.NumberKind;
import io.tanbiao.templates.template.ReferenceKind;
import io.tanbiao.templates.template.TemplateReference;
import io.tanbiao.templates.template.TextKind;
import io.tanbiao.templates.template.Worded;
import io.tanbiao.templates.unit.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the keys that say what the values of an item are. */
final class KindReader {
  private static final Map<String, Set<String>> KEYS =
      new TreeMap<>(
          Map.of(
              "string", Set.of("minLength", "maxLength", "pattern", "charset"),
              "number", Set.of("unit", "decimals", "digits", "range"),
              "date", Set.of("format", "earliest", "latest"),
              "file", Set.of("media", "count", "suffixes"),
              "reference", Set.of("template", "item", "many"),
              "code", Set.of("codes", "list")));

  private final Fields fields;
  private final boolean isBounds;

  private KindReader(Fields fields, boolean isBounds) {
    this.fields = fields;
    this.isBounds = isBounds;
  }

  /** The kind of an item. */
  static Optional<ItemKind> item(Fields fields) {
    Optional<ItemKind> kind =
        fields
            .required("kind", KindReader::word)
            .flatMap(word -> new KindReader(fields, false).read(word));
    if (kind.isEmpty()) {
      KEYS.values().forEach(fields::ignore);
    }
    kind.flatMap(ItemKind::missing).ifPresent(fault -> fields.faults().add("", fault));
    return kind;
  }

  /** The bounds of a narrowing; none when it names no kind and has no key of one. */
  static Optional<ItemKind> bounds(Fields fields) {
    if (!fields.has("kind")) {
      Set<String> bounding = new TreeSet<>();
      KEYS.values().forEach(bounding::addAll);
      fields.ignore(bounding);
      bounding.stream()
          .filter(fields::has)
          .findFirst()
          .ifPresent(key -> fields.faults().add(key, Fault.of("narrow.no-kind", key)));
      return Optional.empty();
    }
    Optional<ItemKind> kind =
        fields
            .required("kind", KindReader::word)
            .flatMap(word -> new KindReader(fields, true).read(word));
    if (kind.isEmpty()) {
      KEYS.values().forEach(fields::ignore);
    }
    return kind;
  }

  private static String word(String text) {
    if (!KEYS.containsKey(text)) {
      throw Fault.of("word", Message.quoted(text), String.join(", ", KEYS.keySet())).exception();
    }
    return text;
  }

  private Optional<ItemKind> read(String word) {
    return switch (word) {
      case "string" -> text();
      case "number" -> number();
      case "date" -> date();
      case "file" -> file();
      case "reference" -> reference();
      case "code" -> code();
      default -> throw new AssertionError(word);
    };
  }

  private Optional<ItemKind> text() {
    int min = fields.whole("minLength", 0);
    int max = fields.whole("maxLength", TextKind.MAX_LENGTH);
    List<TextPattern> patterns = fields.texts("pattern", TextPattern::of);
    CharacterSet characters = worded("charset", CharacterSet.class, CharacterSet.ANY);
    return made(() -> new TextKind(min, max, patterns, characters));
  }

  private Optional<ItemKind> number() {
    Unit unit = fields.optional("unit", NumberKind::unitOf).orElse(Unit.ONE);
    int digits = fields.whole("digits", NumberKind.MAX_DIGITS);
    int decimals = fields.whole("decimals", isBounds ? NumberKind.MAX_DIGITS : digits);
    List<Interval> ranges = fields.texts("range", Interval::of);
    return made(
        () ->
            new NumberKind(unit, Math.min(decimals, isBounds ? digits : decimals), digits, ranges));
  }

  private Optional<ItemKind> date() {
    Optional<DateForm> form = fields.optional("format", word -> Worded.of(DateForm.class, word));
    Optional<LocalDate> earliest = fields.optional("earliest", KindReader::day);
    Optional<LocalDate> latest = fields.optional("latest", KindReader::day);
    return made(() -> new DateKind(form, earliest, latest));
  }

  private Optional<ItemKind> file() {
    MediaSort sort = worded("media", MediaSort.class, MediaSort.FILE);
    int count = fields.whole("count", isBounds ? FileKind.MAX_COUNT : 1);
    List<String> suffixes = fields.texts("suffixes", Function.identity());
    return made(() -> new FileKind(sort, count, suffixes));
  }

  private Optional<ItemKind> reference() {
    var template = fields.optional("template", TemplateReference::templateHandle);
    String item = fields.text("item", Function.identity());
    boolean many = fields.optional("many", KindReader::flag).orElse(isBounds);
    return made(() -> new ReferenceKind(template, item, many));
  }

  private Optional<ItemKind> code() {
    List<CodeKind.Code> codes = List.copyOf(fields.list("codes", KindReader::oneCode).values());
    String list = fields.text("list", CodeKind.LIST::checked);
    return made(() -> new CodeKind(codes, list));
  }

  private static Optional<CodeKind.Code> oneCode(Node node, FaultSink faults) {
    return Fields.of(node, faults)
        .flatMap(
            fields -> {
              Optional<String> code = fields.required("code", CodeKind.Code.CODE::checked);
              Optional<String> en = fields.required("en", Names.OF_ITEM::checked);
              Optional<String> zh = fields.required("zh", Names.OF_ITEM::checked);
              fields.finish();
              return code.isPresent() && en.isPresent() && zh.isPresent()
                  ? Optional.of(new CodeKind.Code(code.get(), new Names(en.get(), zh.get())))
                  : Optional.empty();
            });
  }

  private <E extends Enum<E> & Worded> E worded(String key, Class<E> type, E missing) {
    return fields.optional(key, word -> Worded.of(type, word)).orElse(missing);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Fault.of("value.date", DateForm.DAY.word()).exception();
    }
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw Fault.of("node.flag", Message.quoted(text)).exception();
    }
    return text.equals("true");
  }

  private Optional<ItemKind> made(Supplier<ItemKind> kind) {
    try {
      return Optional.of(kind.get());
    } catch (FaultException e) {
      fields.faults().add("", e.fault());
      return Optional.empty();
    }
  }
}
