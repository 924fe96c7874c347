package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which core a process may use.
 *
 * @param core its number, or -1 for all of them
 */
public record Pinning(int core) {
  /** No core in particular. */
  public static final Pinning NONE = new Pinning(-1);

  private static final Path PROGRAM = Path.of("/usr/bin/taskset");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  /** For servers that are measured: the first core, where there are two. */
  public static Pinning ofServer() throws IOException {
    return ofAllowed(0);
  }

  /** For what asks them: the second core, where there are two. */
  public static Pinning ofGenerator() throws IOException {
    return ofAllowed(1);
  }

  /** Whether a process is kept on one core. */
  public boolean isPinned() {
    return core >= 0;
  }

  /** A command that runs another one here. */
  List<String> command(List<String> command) {
    if (!isPinned()) {
      return command;
    }
    List<String> pinned =
        new ArrayList<>(List.of(PROGRAM.toString(), "--cpu-list", String.valueOf(core)));
    pinned.addAll(command);
    return pinned;
  }

  private static Pinning ofAllowed(int index) throws IOException {
    if (!Files.isExecutable(PROGRAM) || !Files.isReadable(STATUS)) {
      return NONE;
    }
    Optional<String> list;
    try (var lines = Files.lines(STATUS)) {
      list = lines.filter(line -> line.startsWith(ALLOWED)).findFirst();
    }
    List<Integer> cores = cores(list.map(line -> line.substring(ALLOWED.length())).orElse(""));
    return cores.size() < 2 ? NONE : new Pinning(cores.get(index));
  }

  /** The cores of a list as the kernel writes it: {@code 0-2,5}. */
  static List<Integer> cores(String list) {
    List<Integer> cores = new ArrayList<>();
    for (String part : list.strip().split(",", -1)) {
      if (!part.isBlank()) {
        String[] ends = part.strip().split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
        IntStream.rangeClosed(first, last).forEach(cores::add);
      }
    }
    return cores;
  }
}
