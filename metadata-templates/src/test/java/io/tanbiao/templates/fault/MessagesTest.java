package io.tanbiao.templates.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern FAULT =
      Pattern.compile("(?:Fault\\.of|fault|refused)\\(\\s*\"([a-z.-]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+[a-z.-]*)\"");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");

  @Test
  void saysTheSameThingsInBothLanguages() {
    assertThat(keys("Messages_zh")).isEqualTo(keys("Messages"));
  }

  @Test
  void givesChineseNoArgumentThatEnglishHasNot() {
    Properties english = read("Messages");
    Properties chinese = read("Messages_zh");

    // Their texts come ready in both languages, as two arguments.
    chinese.remove("refusal");
    chinese.remove("extends.broken");
    for (String key : chinese.stringPropertyNames()) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(chinese.getProperty(key)));
    }
  }

  @Test
  void hasTextsForEveryFaultAndNoOthers() throws IOException {
    Set<String> faults = new TreeSet<>();
    Set<String> literals = new TreeSet<>();
    for (String source : sources()) {
      FAULT.matcher(source).results().map(result -> result.group(1)).forEach(faults::add);
      LITERAL.matcher(source).results().map(result -> result.group(1)).forEach(literals::add);
    }
    Set<String> keys = keys("Messages");

    for (String fault : faults) {
      assertThat(keys).contains(fault, fault + ".expected");
    }
    assertThat(keys).allSatisfy(key -> assertThat(literals).contains(key.replace(".expected", "")));
  }

  @Test
  void keepsWhatOthersWroteShortAndOnOneLine() {
    assertThat(Message.quoted("a\nb")).isEqualTo("a\uFFFDb");
    assertThat(Message.quoted("x".repeat(60))).hasSize(60);
    assertThat(Message.quoted("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
  }

  @Test
  void writesBracesOfArgumentsAsTheyAre() {
    Fault fault = Fault.of("word", "{0} '", "a, b");

    assertThat(fault).hasToString("{0} ': unknown word (expected: one of a, b)");
    assertThat(fault.in("zh")).isEqualTo("{0} '：未知取值（应为：a, b 之一）");
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> keys(String bundle) {
    return new TreeSet<>(read(bundle).stringPropertyNames());
  }

  private static Properties read(String bundle) {
    Properties properties = new Properties();
    try (InputStream in = Message.class.getResourceAsStream(bundle + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static Iterable<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
