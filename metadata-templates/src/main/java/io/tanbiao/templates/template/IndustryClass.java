package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;
import java.util.List;

/**
 * A class of economic activities after GB/T 4754-2017 in one to four levels that agree with one
 * another: letter, two, three and four digits, written {@code C/30/304/3041} (IDIS notes §1.3).
 */
public record IndustryClass(List<String> levels) {
  /** The last division of each section, A first (GB/T 4754-2017, table 1). */
  private static final int[] LAST_DIVISIONS = {
    5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97
  };

  private static final int MAX_LEVELS = 4;

  /** Checks that each level belongs to the one above. */
  public IndustryClass {
    levels = List.copyOf(levels);
    if (!agree(levels)) {
      throw Fault.of("industry", Message.quoted(String.join("/", levels))).exception();
    }
  }

  /**
   * The class that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  public static IndustryClass of(String text) {
    return new IndustryClass(List.of(text.split("/", -1)));
  }

  /** Whether everything in this class is in the other. */
  public boolean isWithin(IndustryClass other) {
    return levels.size() >= other.levels.size()
        && levels.subList(0, other.levels.size()).equals(other.levels);
  }

  /** The class with its levels, as in {@code C/30/304/3041}. */
  @Override
  public String toString() {
    return String.join("/", levels);
  }

  private static boolean agree(List<String> levels) {
    if (levels.isEmpty() || levels.size() > MAX_LEVELS || !levels.get(0).matches("[A-T]")) {
      return false;
    }
    for (int i = 1; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean below = i == 1 || level.startsWith(levels.get(i - 1));
      if (!below || level.length() != i + 1 || !level.matches("[0-9]+")) {
        return false;
      }
    }
    return levels.size() == 1 || isInSection(levels.get(1), levels.get(0));
  }

  private static boolean isInSection(String division, String section) {
    int place = section.charAt(0) - 'A';
    int first = place == 0 ? 1 : LAST_DIVISIONS[place - 1] + 1;
    int number = Integer.parseInt(division);
    return number >= first && number <= LAST_DIVISIONS[place];
  }
}
