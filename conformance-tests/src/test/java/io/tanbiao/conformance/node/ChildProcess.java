package io.tanbiao.conformance.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of the product, whose output is read all the time and kept for the message of a failed
 * test. Any thread.
 */
public final class ChildProcess implements AutoCloseable {
  private static final int MAX_LINES = 2_000;
  private static final Duration KILL_TIME = Duration.ofSeconds(10);

  private final List<String> command;
  private final Process process;
  private final Lines stdout;
  private final Lines stderr;

  private ChildProcess(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.stdout = Lines.of(process.getInputStream(), "stdout of " + process.pid());
    this.stderr = Lines.of(process.getErrorStream(), "stderr of " + process.pid());
  }

  /** Starts a command in a directory, without input, with some more variables. */
  public static ChildProcess start(
      List<String> command, Path directory, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new ChildProcess(List.copyOf(command), process);
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its end and for all its output.
   *
   * @return the exit code
   * @throws AssertionError when it has not ended in time; it is then killed
   */
  public int exitCode(Duration limit) {
    if (!endsWithin(limit)) {
      kill();
      throw new AssertionError("still running after " + limit + "\n" + this);
    }
    stdout.awaitEnd();
    stderr.awaitEnd();
    return process.exitValue();
  }

  /** Asks it to end (SIGTERM). */
  public void terminate() {
    // Not process.destroy(), which would close the output before its end is read.
    process.toHandle().destroy();
  }

  /** Ends it and what it has started at once (SIGKILL), and waits until it is gone. */
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.toHandle().destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    if (!endsWithin(KILL_TIME)) {
      throw new AssertionError("survived SIGKILL\n" + this);
    }
  }

  private boolean endsWithin(Duration limit) {
    process.onExit().completeOnTimeout(process, limit.toMillis(), TimeUnit.MILLISECONDS).join();
    return !process.isAlive();
  }

  /** What it has written to standard output, the last lines of it. */
  public String stdout() {
    return stdout.text();
  }

  /** What it has written to standard error, the last lines of it. */
  public String stderr() {
    return stderr.text();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  /** Command, state and output, for messages. */
  @Override
  public String toString() {
    String state = process.isAlive() ? "running" : "exit code " + process.exitValue();
    return String.join(" ", command)
        + "\n  pid "
        + process.pid()
        + ", "
        + state
        + "\n--- stdout\n"
        + stdout()
        + "\n--- stderr\n"
        + stderr();
  }

  /** The last lines of a stream, read by a thread of its own. */
  private static final class Lines {
    private final Deque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    static Lines of(InputStream stream, String name) {
      Lines lines = new Lines();
      Thread reader = new Thread(() -> lines.read(stream), name);
      reader.setDaemon(true);
      reader.start();
      return lines;
    }

    private void read(InputStream stream) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          keep(line);
        }
      } catch (IOException e) {
        keep("(" + e + ")");
      } finally {
        end.complete(null);
      }
    }

    private synchronized void keep(String line) {
      if (lines.size() == MAX_LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }

    synchronized String text() {
      return String.join("\n", lines);
    }

    /** Whoever waits for the output of a command waits for all processes that hold it. */
    void awaitEnd() {
      end.orTimeout(KILL_TIME.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(
              late -> {
                throw new AssertionError("a process left behind holds the output", late);
              })
          .join();
    }
  }
}
