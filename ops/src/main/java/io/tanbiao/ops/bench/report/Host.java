package io.tanbiao.ops.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A machine.
 *
 * @param cpu model of the processor
 * @param cores processors that the system shows
 * @param kernel name and version of the system
 * @param jdk version of the JDK
 * @param loadAverage of the last minute, when the run began
 */
public record Host(String cpu, int cores, String kernel, String jdk, double loadAverage) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final List<String> MODEL_KEYS = List.of("model name", "Model", "cpu model");

  private static final String PROCESSOR_KEY = "processor";

  /** This machine, whatever part of it this process may use. */
  public static Host here() throws IOException {
    List<String[]> lines = processorLines();
    long cores = lines.stream().filter(line -> line[0].equals(PROCESSOR_KEY)).count();
    return new Host(
        lines.stream()
            .filter(line -> MODEL_KEYS.contains(line[0]))
            .map(line -> line[1])
            .findFirst()
            .orElse(System.getProperty("os.arch")),
        cores == 0 ? Runtime.getRuntime().availableProcessors() : (int) cores,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Keys and values of the system's table of processors; none where there is no such table. */
  private static List<String[]> processorLines() throws IOException {
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .map(line -> line.split(":", 2))
          .filter(parts -> parts.length == 2)
          .map(parts -> new String[] {parts[0].strip(), parts[1].strip()})
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
