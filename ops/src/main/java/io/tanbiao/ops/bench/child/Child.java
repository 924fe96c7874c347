package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process that a bench started. */
public final class Child implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final String PROGRAM = "tanbiao: ";
  private static final int LAST_WORDS_CHARACTERS = 2_000;

  private final Process process;
  private final Path console;
  private final long consoleOctetsBefore;
  private final Consumer<Child> ended;

  Child(Process process, Path console, long consoleOctetsBefore, Consumer<Child> ended) {
    this.process = process;
    this.console = console;
    this.consoleOctetsBefore = consoleOctetsBefore;
    this.ended = ended;
  }

  /** Its number in the system. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, but not for longer than this; whether it came. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /** What it reads. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /**
   * Waits for its end.
   *
   * @return all that it printed
   * @throws IOException when it failed; with its last words
   */
  public String output() throws IOException {
    process.getOutputStream().close();
    String printed;
    try (InputStream out = process.getInputStream()) {
      printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
    int exitCode = awaitEnd();
    if (exitCode != 0) {
      throw new ChildFailedException(exitCode, printed, lastWords());
    }
    return printed;
  }

  /**
   * Waits for its end, passing over what it prints.
   *
   * @throws IOException when it failed; with its last words
   */
  public void requireSuccess() throws IOException {
    String unused = output();
  }

  /** Asks it to end, waits, and ends it the hard way when that takes too long. */
  public void stop() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      kill();
    }
  }

  /** Ends it at once, {@code kill -9}, and waits until it is gone. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    ended.accept(this);
  }

  /** Ends it at once. */
  @Override
  public void close() {
    kill();
  }

  /** The end of what it said on its error stream, without the name of the program. */
  public String lastWords() throws IOException {
    byte[] console = Files.readAllBytes(this.console);
    int from = (int) Math.min(consoleOctetsBefore, console.length);
    String said = new String(console, from, console.length - from, StandardCharsets.UTF_8).strip();
    String last = said.substring(Math.max(0, said.length() - LAST_WORDS_CHARACTERS));
    return last.startsWith(PROGRAM) ? last.substring(PROGRAM.length()) : last;
  }

  private int awaitEnd() throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      kill();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new IOException("interrupted");
  }
}
