package io.tanbiao.ops.admin;

import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code tanbiao} as a process of its own. Ends with the test, whatever happens. */
final class TanbiaoProcess implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final Path out;
  private final Path err;

  private TanbiaoProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static TanbiaoProcess start(Path temporary, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("io.tanbiao.ops.Main");
    command.addAll(List.of(args));
    Path out = Files.createTempFile(temporary, "out", ".txt");
    Path err = Files.createTempFile(temporary, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new TanbiaoProcess(process, out, err);
  }

  /** Runs a command to its end. */
  static CommandRun run(Path temporary, String... args) throws IOException, InterruptedException {
    try (TanbiaoProcess process = start(temporary, args)) {
      int exitCode = process.exitCode();
      return new CommandRun(exitCode, process.out(), process.err());
    }
  }

  /** What a serving process says once it serves. */
  RunFile awaitRunning(NodeDirectory directory) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<RunFile> run = RunFile.find(directory);
      if (run.isPresent() && run.get().pid() == process.pid()) {
        return run.get();
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("ended with " + process.exitValue() + ": " + err());
      }
    }
    throw new AssertionError("not running in time: " + err());
  }

  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill -" + name + " failed");
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
