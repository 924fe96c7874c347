package io.tanbiao.ops.bench.report;

import java.time.Duration;
import java.util.List;

/**
 * What a report measures, how long and how often.
 *
 * @param rows the rows that are wanted
 * @param handles in the store of most rows, 1..100 000 000
 * @param bigHandles in the store of {@link RowKind#UDP_BIG}
 * @param rounds how often each measurement is repeated, 1..99; medians count
 * @param warmUp load before each measurement, that is not counted
 * @param phase each measurement
 * @param starts how often a start is timed, 1..99
 * @param quick whether this only tries the program and is no result
 */
public record Plan(
    List<RowKind> rows,
    int handles,
    int bigHandles,
    int rounds,
    Duration warmUp,
    Duration phase,
    int starts,
    boolean quick) {
  /** The most handles of a store. */
  public static final int MAX_HANDLES = 100_000_000;

  /** The most rounds. */
  public static final int MAX_ROUNDS = 99;

  /** Checks the ranges. */
  public Plan {
    rows = List.copyOf(rows);
    within("handles", handles, MAX_HANDLES);
    within("bigHandles", bigHandles, MAX_HANDLES);
    within("rounds", rounds, MAX_ROUNDS);
    within("starts", starts, MAX_ROUNDS);
    within("phaseMillis", phase.toMillis(), Duration.ofHours(1).toMillis());
  }

  private static void within(String what, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + ": " + value + " (expected: 1.." + most + ")");
    }
  }

  /** Whether a row is wanted. */
  boolean wants(RowKind kind) {
    return rows.contains(kind);
  }
}
