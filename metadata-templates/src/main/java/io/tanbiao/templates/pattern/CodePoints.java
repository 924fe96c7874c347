package io.tanbiao.templates.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of characters: ranges and general categories, or all characters but these.
 *
 * @param ranges first and last character of each range, flat
 * @param categories bit {@code n} stands for the category {@link Character#getType} {@code n}
 */
record CodePoints(List<Integer> ranges, int categories, boolean negated) {
  /** Every character but the ends of lines: the dot (RFC 9485 §5.1). */
  static final CodePoints DOT =
      new CodePoints(List.of((int) '\n', (int) '\n', (int) '\r', (int) '\r'), 0, true);

  CodePoints {
    ranges = List.copyOf(ranges);
  }

  static CodePoints of(int character) {
    return new CodePoints(List.of(character, character), 0, false);
  }

  static CodePoints ofCategories(int categories) {
    return new CodePoints(List.of(), categories, false);
  }

  /** The characters of all sets, none of which is negated; or all others. */
  static CodePoints union(List<CodePoints> sets, boolean negated) {
    List<Integer> ranges = new ArrayList<>();
    int categories = 0;
    for (CodePoints set : sets) {
      ranges.addAll(set.ranges);
      categories |= set.categories;
    }
    return new CodePoints(ranges, categories, negated);
  }

  boolean contains(int character) {
    return listed(character) != negated;
  }

  private boolean listed(int character) {
    if ((categories >> Character.getType(character) & 1) != 0) {
      return true;
    }
    for (int i = 0; i < ranges.size(); i += 2) {
      if (character >= ranges.get(i) && character <= ranges.get(i + 1)) {
        return true;
      }
    }
    return false;
  }
}
