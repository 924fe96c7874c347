package io.tanbiao.ops.observe;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Writes times as ISO 8601 with milliseconds, the seconds formatted once for all lines that have
 * them. Not safe for use by several threads.
 */
final class TimeText {
  private long second = Long.MIN_VALUE;
  private String upToSeconds = "";

  /** Appends a time, such as {@code 2026-11-20T10:11:12.345Z}. */
  void append(Instant at, StringBuilder text) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      String whole = Instant.ofEpochSecond(second).toString();
      upToSeconds = whole.substring(0, whole.length() - 1);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(at.getNano());
    text.append(upToSeconds).append('.');
    text.append(millis / 100).append(millis / 10 % 10).append(millis % 10).append('Z');
  }
}
