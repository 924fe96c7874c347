package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs a program that writes, such as {@link WriterProcess}, and keeps what it says. Not safe for
 * use by several threads.
 */
final class WriterHarness implements AutoCloseable {
  private static final long EXIT_SECONDS = 30;

  private final Process process;
  private final BufferedReader lines;
  private final Map<String, Set<Integer>> numbers = new TreeMap<>();

  private WriterHarness(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  /**
   * Starts the program.
   *
   * @param before words of the command line before {@code java}
   * @param program has a {@code main} with two arguments
   */
  static WriterHarness start(List<String> before, Class<?> program, Path directory, int from)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program.getName(), directory.toString(), "" + from));
    return new WriterHarness(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Reads what the program says until a line such as {@code ack 17} is the awaited one. */
  void await(Predicate<String> awaited) throws IOException {
    for (String line = lines.readLine(); ; line = lines.readLine()) {
      assertThat(line).as("the program ended early, having said %s", counts()).isNotNull();
      keep(line);
      if (awaited.test(line)) {
        return;
      }
    }
  }

  /** Kills the program without warning and reads what it said until then. */
  void kill() throws IOException, InterruptedException {
    // Process.destroyForcibly would also close the pipe with what was said last.
    assertThat(process.toHandle().destroyForcibly()).isTrue();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      keep(line);
    }
    assertThat(process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /** The number of the program's process. */
  long pid() {
    return process.pid();
  }

  /** The numbers of which the program said a word. */
  Set<Integer> numbers(String word) {
    return numbers.getOrDefault(word, Set.of());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void keep(String line) {
    assertThat(line).doesNotStartWith("unexpected");
    String[] words = line.split(" ", 2);
    // The last line can be cut in two by the kill; half a number must not count.
    if (words.length == 2 && words[1].matches("\\d+")) {
      numbers.computeIfAbsent(words[0], word -> new HashSet<>()).add(Integer.parseInt(words[1]));
    }
  }

  private String counts() {
    StringBuilder counts = new StringBuilder();
    numbers.forEach(
        (word, said) -> counts.append(said.size()).append(' ').append(word).append(' '));
    return counts.toString();
  }
}
