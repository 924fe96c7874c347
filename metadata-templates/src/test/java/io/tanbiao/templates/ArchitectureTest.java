package io.tanbiao.templates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.tanbiao.core.ArchitectureContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
  private static final String TEMPLATES = "io.tanbiao.templates";

  /** Types of which every value is only nearly what was written. */
  private static final Set<String> INEXACT =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  /** The words in code; comments may say what is not used. */
  private static final Pattern INEXACT_WORD =
      Pattern.compile(
          "\\b(double|float|Double|Float|doubleValue|floatValue|Math\\.(sqrt|pow|round))\\b");

  ArchitectureTest() {
    super(TEMPLATES, "io.tanbiao.core..", "com.fasterxml.jackson..", "org.slf4j..");
  }

  @Test
  void usesNoFloatingPointNearAValue() {
    noClasses()
        .that()
        .resideInAPackage(TEMPLATES + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.<JavaClass>describe(
                "are binary floating point",
                type -> INEXACT.contains(type.getBaseComponentType().getName())))
        .check(classesOfModule());
  }

  @Test
  void writesNoFloatingPointInItsSources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(ArchitectureTest::lines)
              .filter(line -> !line.strip().matches("(//|/\\*|\\*).*"))
              .filter(line -> INEXACT_WORD.matcher(line).find())
              .toList();

      assertThat(lines).isEmpty();
    }
  }

  @Test
  void keepsNumbersUnitsAndQuantitiesInThisOrder() {
    assertUsesOnly(TEMPLATES + ".number", TEMPLATES + ".number", "java..");
    assertUsesOnly(TEMPLATES + ".unit", TEMPLATES + ".unit", TEMPLATES + ".number", "java..");
    assertUsesOnly(
        TEMPLATES + ".quantity",
        TEMPLATES + ".quantity",
        TEMPLATES + ".unit",
        TEMPLATES + ".number",
        "java..");
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
