package io.tanbiao.templates.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody may have meant to write. */
final class Spelling {
  /** The longest word looked at, in characters. */
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** The known word that takes the fewest changes; all of them when none is near. */
  static String nearest(String word, Collection<String> known) {
    String folded = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> folded.length() <= MAX_LENGTH)
        .filter(candidate -> distance(folded, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(folded, candidate)))
        .orElseGet(() -> String.join(", ", known));
  }

  /** The fewest letters to insert, remove or replace. */
  private static int distance(String from, String to) {
    String target = to.toLowerCase(Locale.ROOT);
    int[] row = new int[target.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == target.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[target.length()];
  }
}
