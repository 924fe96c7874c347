package io.tanbiao.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Project law that no compiler knows: what every file and every page of the repository must be. */
class TidyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final long MAX_FILE_OCTETS = 1 << 20;
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", "node_modules");
  private static final Set<String> TEXTS =
      Set.of("java", "md", "sh", "xml", "yaml", "yml", "properties", "hex", "txt", "json", "");

  // Assembled, so that this file does not find itself.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}/-])/(ro" + "ot|ho" + "me/\\w+|wo" + "rk)/[\\w.]");
  private static final Pattern DECISION = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  @Test
  void readmeNamesTheTwoCommands() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("ops/bin/tanbiao quickstart")
        .contains("ops/bin/verify");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("ops/bin/verify");
  }

  @Test
  void changelogHasAnUnreleasedPart() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("CHANGELOG.md"))).contains("## Unreleased");
  }

  @Test
  void decisionsAreNumberedOnceAndTitled() throws IOException {
    List<Path> records = filesIn(ROOT.resolve("docs/decisions"));
    assertThat(records)
        .allSatisfy(
            record -> {
              String name = record.getFileName().toString();
              assertThat(name).matches(DECISION);
              int number = Integer.parseInt(name.substring(0, 4));
              assertThat(Files.readString(record)).startsWith("# " + number + ". ");
            });
    assertThat(records.stream().map(record -> record.getFileName().toString().substring(0, 4)))
        .doesNotHaveDuplicates();
  }

  @Test
  void everySystemHasItsRow() throws IOException {
    Set<String> wanted =
        rowNames(Files.readAllLines(ROOT.resolve("../shared/spec/systems.md")).stream());
    Set<String> present = rowNames(Files.readAllLines(ROOT.resolve("docs/systems.md")).stream());
    assertThat(present).containsAll(wanted);
  }

  @Test
  void noFileIsLarge() throws IOException {
    assertThat(ourFiles()).allSatisfy(file -> assertThat(file).satisfies(TidyTest::isSmall));
  }

  @Test
  void nothingIsLeftUnfinishedAndNoMachineIsNamed() throws IOException {
    assertThat(ourFiles().filter(TidyTest::isText))
        .allSatisfy(
            file -> {
              String text = Files.readString(file, UTF_8);
              assertThat(UNFINISHED.matcher(text).find()).as("unfinished: %s", file).isFalse();
              assertThat(MACHINE_PATH.matcher(text).find()).as("path in %s", file).isFalse();
            });
  }

  private static void isSmall(Path file) {
    try {
      assertThat(Files.size(file)).isLessThanOrEqualTo(MAX_FILE_OCTETS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isText(Path file) {
    if (file.toString().contains("FuzzInputs")) {
      return false; // octets, whatever they look like
    }
    String name = file.getFileName().toString();
    return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1)) || !name.contains(".");
  }

  /** The first cells of table rows, without emphasis, such as W1 or G-energy; lists are split. */
  private static Set<String> rowNames(Stream<String> lines) {
    Pattern row = Pattern.compile("\\| \\**([A-Z]-?[a-z0-9]*[^|*]*?)\\** \\|.*");
    return lines
        .map(row::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1).strip())
        .collect(toSet());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Stream<Path> ourFiles() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(
              file ->
                  Stream.iterate(ROOT.relativize(file), part -> part != null, Path::getParent)
                      .noneMatch(part -> NOT_OURS.contains(part.getFileName().toString())))
          .filter(Files::isRegularFile)
          .toList()
          .stream();
    }
  }
}
