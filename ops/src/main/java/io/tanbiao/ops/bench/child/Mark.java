package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A variable that all processes of one bench inherit, by which they are found when whoever started
 * them is gone.
 *
 * @param variable its name, which no other bench has
 * @param value its value
 */
record Mark(String variable, String value) {
  private static final int ID_OCTETS = 8;
  private static final Path PROCESSES = Path.of("/proc");

  /** A new one. */
  static Mark any() {
    byte[] id = new byte[ID_OCTETS];
    new SecureRandom().nextBytes(id);
    return new Mark("BENCH_" + HexFormat.of().withUpperCase().formatHex(id), "1");
  }

  /** Ends every process that has it. */
  void killAll() {
    // One that starts another meanwhile is seen by the next look.
    for (List<ProcessHandle> found = find(); !found.isEmpty(); found = find()) {
      for (ProcessHandle process : found) {
        boolean unused = process.destroyForcibly();
        process.onExit().join();
      }
    }
  }

  private List<ProcessHandle> find() {
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (isIn(process)) {
          ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
              .filter(ProcessHandle::isAlive)
              .ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found; // a system without /proc
    }
    return found;
  }

  private boolean isIn(Path process) {
    try {
      String environment =
          Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
      return environment.contains(variable + "=");
    } catch (IOException e) {
      return false; // it ended, or is somebody else's
    }
  }
}
