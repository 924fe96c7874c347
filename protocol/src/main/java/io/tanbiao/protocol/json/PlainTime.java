package io.tanbiao.protocol.json;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * Times as Handle.Net writes them, {@code 2030-01-01T00:00:00Z}: twenty characters, to the second,
 * in UTC.
 *
 * <p>Files with millions of records have a time in each value; reading these few digits is many
 * times faster than asking a formatter that knows every other way to write a time.
 */
final class PlainTime {
  private static final String FORM = "0000-00-00T00:00:00Z";
  private static final int DAYS_OF_EVERY_MONTH = 28;
  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private PlainTime() {}

  /** The seconds since the epoch; empty when a time is written in another way, or is none. */
  static OptionalLong secondsOf(String text) {
    if (!hasForm(text)) {
      return OptionalLong.empty();
    }
    int year = pair(text, 0) * 100 + pair(text, 2);
    int month = pair(text, 5);
    int day = pair(text, 8);
    int hour = pair(text, 11);
    int minute = pair(text, 14);
    int second = pair(text, 17);
    if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return OptionalLong.empty();
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    int seconds = (hour * 60 + minute) * 60 + second;
    return OptionalLong.of(days * SECONDS_PER_DAY + seconds);
  }

  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      char is = text.charAt(i);
      if (form == '0' ? is < '0' || is > '9' : is != form) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= DAYS_OF_EVERY_MONTH || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static int pair(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
