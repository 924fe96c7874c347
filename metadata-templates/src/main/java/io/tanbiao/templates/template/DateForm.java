package io.tanbiao.templates.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How dates are written, and by that how precise they are (IDIS notes §2.6, dateFormat). */
public enum DateForm implements Worded {
  /** A year: 2026. */
  YEAR("YYYY", "(\\d{4})"),
  /** A month: 2026-11. */
  MONTH("YYYY-MM", "(\\d{4})-(\\d{2})"),
  /** A day: 2026-11-20. */
  DAY("YYYY-MM-DD", "(\\d{4})-(\\d{2})-(\\d{2})"),
  /** A day without separators: 20261120. */
  COMPACT_DAY("YYYYMMDD", "(\\d{4})(\\d{2})(\\d{2})"),
  /** A minute, with or without offset from UTC: 2026-11-20T08:30+08:00. */
  MINUTE("YYYY-MM-DDThh:mm", "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}:\\d{2})()(Z|[+-]\\d{2}:\\d{2})?"),
  /** A second, with or without fraction and offset: 2026-11-20T08:30:00.5Z. */
  SECOND(
      "YYYY-MM-DDThh:mm:ss",
      "(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}:\\d{2}:\\d{2})(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?");

  /** The longest text of any form, in characters. */
  static final int MAX_LENGTH = 40;

  private static final int TIME_GROUP = 4;
  private static final int OFFSET_GROUP = 6;

  private final String word;
  private final Pattern form;

  DateForm(String word, String form) {
    this.word = word;
    this.form = Pattern.compile(form);
  }

  @Override
  public String word() {
    return word;
  }

  /** The day on which what is written begins; nothing when there is no such day or time. */
  public Optional<LocalDate> dayOf(String text) {
    Matcher parts = form.matcher(text.length() > MAX_LENGTH ? "" : text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      checkTime(parts);
      return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void checkTime(Matcher parts) {
    if (parts.groupCount() >= TIME_GROUP) {
      LocalTime.parse(parts.group(TIME_GROUP));
      if (parts.group(OFFSET_GROUP) != null) {
        ZoneOffset.of(parts.group(OFFSET_GROUP));
      }
    }
  }

  private static int number(Matcher parts, int group) {
    return parts.groupCount() < group ? 1 : Integer.parseInt(parts.group(group));
  }
}
