package io.tanbiao.core.namespace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that a template may use and what stands for them: {@code ${name}}, {@code ${name[n]}}
 * and {@code $n} for the groups of the last match; a backslash takes the next character as it is.
 */
final class Parameters {
  private static final String LAST_MATCH = "";

  private final Map<String, List<String>> groupsByName = new HashMap<>();

  void set(String name, String text) {
    groupsByName.put(name, List.of(text));
  }

  /** Keeps the groups of a match; without a name they are those of the last match. */
  void setGroups(String name, List<String> groups) {
    groupsByName.put(LAST_MATCH, groups);
    if (!name.isEmpty()) {
      groupsByName.put(name, groups);
    }
  }

  /** What a name stands for; empty when nothing does. */
  String get(String name) {
    return group(name, 0);
  }

  /** A text with its names filled in. */
  String fill(String text) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        filled.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '$') {
        at = fillName(text, at, filled);
      } else {
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  /** Fills in what begins with a dollar sign; the position behind it. */
  private int fillName(String text, int at, StringBuilder filled) {
    int next = at + 1;
    if (next < text.length() && Character.digit(text.charAt(next), 10) >= 0) {
      filled.append(group(LAST_MATCH, Character.digit(text.charAt(next), 10)));
      return next + 1;
    }
    int end = text.indexOf('}', at);
    if (next < text.length() && text.charAt(next) == '{' && end > 0) {
      filled.append(named(text.substring(next + 1, end)));
      return end + 1;
    }
    filled.append('$');
    return next;
  }

  private String named(String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0 || !name.endsWith("]")) {
      return get(name);
    }
    String number = name.substring(bracket + 1, name.length() - 1);
    boolean digits =
        !number.isEmpty() && number.length() < 4 && number.chars().allMatch(Character::isDigit);
    return digits ? group(name.substring(0, bracket), Integer.parseInt(number)) : "";
  }

  private String group(String name, int number) {
    List<String> groups = groupsByName.getOrDefault(name, List.of());
    return number < groups.size() ? groups.get(number) : "";
  }
}
