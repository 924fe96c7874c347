package io.tanbiao.ops;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether every clause of the protocol specification has its tests, or a reason for none. */
class ClausesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGES = ROOT.resolve("docs/protocol");
  private static final Path RECORDED = ROOT.resolve("../shared/spec/captures");
  private static final Path RESOURCES = ROOT.resolve("protocol/src/test/resources");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (HW-\\d+\\.\\d+) (.+)");
  private static final Pattern MENTION = Pattern.compile("HW-\\d+\\.\\d+");
  private static final Pattern DIFFERENCE = Pattern.compile("(\\d{3})-[^:]+: .+");

  private final List<Clause> clauses = clauses();

  @Test
  void everyClauseOfTheTextHasItsEntryUnderItsTitle() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    clauses.forEach(clause -> entries.put(clause.id(), clause.title()));

    assertThat(titles()).isEqualTo(entries);
    assertThat(clauses.stream().map(Clause::id)).doesNotHaveDuplicates();
  }

  @Test
  void thePagesNameNoClauseThatDoesNotExist() throws IOException {
    Set<String> known = clauses.stream().map(Clause::id).collect(toCollection(TreeSet::new));
    for (Path page : pages()) {
      assertThat(MENTION.matcher(Files.readString(page)).results().map(found -> found.group()))
          .as("%s", page)
          .allMatch(known::contains);
    }
  }

  @Test
  void everyClauseHasASourceAndAStatusWithWhatItNeeds() {
    assertThat(clauses)
        .allSatisfy(
            clause -> {
              assertThat(clause.source()).isNotEmpty();
              assertThat(clause.status()).isIn("done", "open", "not-copied");
              assertThat(clause.reason().isEmpty()).isEqualTo(clause.isDone());
              assertThat(clause.tests().isEmpty() && clause.isDone()).isFalse();
              assertThat(clause.tests()).doesNotHaveDuplicates();
            });
  }

  @Test
  void everyTestThatAClauseNamesExists() throws IOException {
    Map<String, Path> classes = testClasses();
    assertThat(clauses.stream().flatMap(clause -> clause.tests().stream()))
        .allSatisfy(
            test -> {
              String[] parts = test.split("#", 2);
              assertThat(classes).containsKey(parts[0]);
              if (parts.length > 1) {
                assertThat(Files.readString(classes.get(parts[0])))
                    .containsPattern("\\bvoid " + Pattern.quote(parts[1]) + "\\(");
              }
            });
  }

  @Test
  void everyRecordedExchangeThatIsAnsweredOtherwiseBelongsToAClause() throws IOException {
    Set<String> named =
        clauses.stream()
            .flatMap(clause -> clause.captures().stream())
            .collect(toCollection(TreeSet::new));
    try (Stream<String> lines = Files.lines(RESOURCES.resolve("replay-differences.txt"))) {
      assertThat(lines.map(DIFFERENCE::matcher).filter(Matcher::matches).map(line -> line.group(1)))
          .isNotEmpty()
          .allMatch(named::contains);
    }
    assertThat(recorded("\\d{3}-.*\\.hex").map(name -> name.substring(0, 3)))
        .containsAll(named)
        .doesNotHaveDuplicates();
  }

  /** The messages are replayed from where they were recorded, transcripts from a copy. */
  @Test
  void everyRecordedTranscriptIsAmongThoseThatAreReplayed() throws IOException {
    assertThat(recorded("rest-.*\\.http")).isNotEmpty();
    assertThat(recorded("rest-.*\\.http"))
        .allSatisfy(name -> assertThat(RESOURCES.resolve("rest").resolve(name)).exists());
  }

  private static Map<String, String> titles() throws IOException {
    Map<String, String> titles = new TreeMap<>();
    for (Path page : pages()) {
      for (String line : Files.readAllLines(page)) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
          assertThat(titles.put(heading.group(1), heading.group(2).strip()))
              .as("twice: %s", heading.group(1))
              .isNull();
        }
      }
    }
    return titles;
  }

  /** Test classes by their full names. */
  private static Map<String, Path> testClasses() throws IOException {
    Path sources = Path.of("src", "test", "java");
    Map<String, Path> classes = new TreeMap<>();
    for (Path module : list(ROOT)) {
      Path root = module.resolve(sources);
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          classes.putAll(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .collect(toMap(file -> className(root.relativize(file)), identity())));
        }
      }
    }
    return classes;
  }

  private static String className(Path file) {
    return file.toString().replace('/', '.').replaceAll("\\.java$", "");
  }

  private static Stream<String> recorded(String names) throws IOException {
    return list(RECORDED).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.matches(names));
  }

  private static List<Path> pages() throws IOException {
    return list(PAGES).stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static List<Clause> clauses() {
    try {
      return Clause.read(PAGES.resolve("clauses.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
