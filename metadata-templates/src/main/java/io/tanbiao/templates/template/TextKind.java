package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts (字符).
 *
 * @param minLength the fewest characters
 * @param maxLength the most characters
 * @param patterns all of which a value matches; more than one where templates narrowed it
 * @param characters which characters it may have
 */
public record TextKind(
    int minLength, int maxLength, List<TextPattern> patterns, CharacterSet characters)
    implements ItemKind {
  /** The longest value, in characters (IDIS notes §2.6, data type 1). */
  public static final int MAX_LENGTH = 4000;

  /** The most patterns, those of the extended templates with them. */
  public static final int MAX_PATTERNS = 8;

  /** Any text. */
  public static final TextKind ANY = new TextKind(0, MAX_LENGTH, List.of(), CharacterSet.ANY);

  /** Checks the bounds. */
  public TextKind {
    patterns = List.copyOf(patterns);
    if (minLength < 0 || maxLength > MAX_LENGTH || minLength > maxLength) {
      throw Fault.of("kind.length", minLength, maxLength, MAX_LENGTH).exception();
    }
    if (patterns.size() > MAX_PATTERNS) {
      throw Fault.of("count", patterns.size(), MAX_PATTERNS).exception();
    }
  }

  @Override
  public String word() {
    return "string";
  }

  @Override
  public int maxValues() {
    return 1;
  }

  @Override
  public void check(String value, FaultSink faults) {
    int length = value.codePointCount(0, value.length());
    if (length < minLength) {
      faults.add("", Fault.of("value.short", minLength, length));
    } else if (length > maxLength) {
      faults.add("", Fault.of("value.long", maxLength, length));
      return;
    }
    if (!characters.hasAllOf(value)) {
      faults.add("", Fault.of("value.characters", characters.word()));
    }
    for (TextPattern pattern : patterns) {
      if (!pattern.matches(value)) {
        faults.add("", Fault.of("value.pattern", pattern));
      }
    }
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof TextKind text)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    int min = narrowedMin(text, faults);
    int max = narrowedMax(text, faults);
    if (min > max) {
      faults.add("", Fault.of("narrow.nothing"));
      return this;
    }
    return new TextKind(min, max, narrowedPatterns(text, faults), narrowedSet(text, faults));
  }

  private int narrowedMin(TextKind bounds, FaultSink faults) {
    if (bounds.minLength != 0 && bounds.minLength < minLength) {
      ItemKind.notWithin("minLength", bounds.minLength, minLength, faults);
    }
    return Math.max(minLength, bounds.minLength);
  }

  private int narrowedMax(TextKind bounds, FaultSink faults) {
    if (bounds.maxLength != MAX_LENGTH && bounds.maxLength > maxLength) {
      ItemKind.notWithin("maxLength", bounds.maxLength, maxLength, faults);
    }
    return Math.min(maxLength, bounds.maxLength);
  }

  private List<TextPattern> narrowedPatterns(TextKind bounds, FaultSink faults) {
    List<TextPattern> all = new ArrayList<>(patterns);
    bounds.patterns.stream().filter(pattern -> !all.contains(pattern)).forEach(all::add);
    if (all.size() > MAX_PATTERNS) {
      faults.add("pattern", Fault.of("count", all.size(), MAX_PATTERNS));
      return patterns;
    }
    return all;
  }

  private CharacterSet narrowedSet(TextKind bounds, FaultSink faults) {
    if (bounds.characters == CharacterSet.ANY || bounds.characters.isWithin(characters)) {
      return bounds.characters == CharacterSet.ANY ? characters : bounds.characters;
    }
    ItemKind.notWithin("charset", bounds.characters.word(), characters.word(), faults);
    return characters;
  }
}
