package io.tanbiao.ops.admin;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long something is measured. */
final class BenchTimes {
  private static final double MILLIS_PER_SECOND = 1_000;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "10",
      descriptionKey = "bench-seconds")
  private double seconds;

  @Option(names = "--warmup", paramLabel = "S", defaultValue = "5", descriptionKey = "bench-warmup")
  private double warmUp;

  /** The phase that counts. */
  Duration measured() {
    return duration(seconds);
  }

  /** The load before it. */
  Duration warmUp() {
    return duration(warmUp);
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND));
  }
}
