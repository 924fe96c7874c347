package io.tanbiao.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The time that processors spent in a process, in user and system mode, as Linux tells it.
 *
 * @param pid of the process
 */
public record ProcessTimes(long pid) {
  /** Fields behind the name of the program: 12th utime, 13th stime. */
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  /** The unit of these fields, which is the same for every Linux of today. */
  private static final long MICROS_PER_TICK = 10_000;

  /** Those of this process. */
  public static ProcessTimes own() {
    return new ProcessTimes(ProcessHandle.current().pid());
  }

  /** The time so far in microseconds; empty when the process or the file is not there. */
  public OptionalLong micros() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name stands in parentheses and may hold anything.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
      return OptionalLong.of(ticks * MICROS_PER_TICK);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
