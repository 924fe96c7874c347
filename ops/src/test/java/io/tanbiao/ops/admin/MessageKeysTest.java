package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code names is there to be said, in both languages. */
class MessageKeysTest {
  private static final Pattern NAMED =
      Pattern.compile("(?:text|say|tell)\\(\\s*\"([a-z][a-zA-Z.-]*[a-zA-Z])\"");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyKeyHasItsText(String language) throws IOException {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "io.tanbiao.ops.admin.Messages",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    Set<String> keys = keysInCode();

    assertThat(keys).hasSizeGreaterThan(50);
    assertThat(texts.keySet()).containsAll(keys);
  }

  private static Set<String> keysInCode() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher named = NAMED.matcher(Files.readString(file));
        while (named.find()) {
          keys.add(named.group(1));
        }
      }
    }
    return keys;
  }
}
