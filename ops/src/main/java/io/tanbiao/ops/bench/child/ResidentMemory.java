package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory of a process that is in the machine.
 *
 * @param nowMebibytes what it has
 * @param peakMebibytes the most it had
 */
public record ResidentMemory(double nowMebibytes, double peakMebibytes) {
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

  /** What the system says about a process that runs. */
  public static ResidentMemory of(long pid) throws IOException {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    return new ResidentMemory(field(status, "VmRSS:"), field(status, "VmHWM:"));
  }

  private static double field(Path status, String name) throws IOException {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replace("kB", "").strip())
          .mapToLong(Long::parseLong)
          .mapToDouble(kibibytes -> kibibytes / KIBIBYTES_PER_MEBIBYTE)
          .findFirst()
          .orElse(Double.NaN);
    }
  }
}
