package io.tanbiao.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds for the code of every module; each has a test class that extends this one and says
 * which package is its own and what it may use.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Names that hide what a type is for. */
  private static final String VAGUE =
      "(Abstract|Default)[A-Z].*|.*(Util|Utils|Manager|Helper|Impl|Info|Base)";

  /** Nouns of the Handle standard, which would be vague without it. */
  private static final String OF_THE_STANDARD = "(Get)?SiteInfo";

  private final String root;
  private final String[] allowed;
  private final JavaClasses classes;

  /**
   * Reads the classes of a module.
   *
   * @param root the package of the module
   * @param allowed patterns of the packages it may use besides its own and the Java platform
   */
  protected ArchitectureContract(String root, String... allowed) {
    this.root = root;
    this.allowed =
        Stream.concat(
                Stream.of("java..", "javax.crypto..", "javax.net.ssl..", "javax.xml.stream.."),
                Stream.of(allowed))
            .toArray(String[]::new);
    // The rules ask for names of packages only, not for what stands in classes of others.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    this.classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(root);
  }

  /** The classes of the module without its tests. */
  protected final JavaClasses classesOfModule() {
    return classes;
  }

  /** Fails when classes of a package use anything but these packages. */
  protected final void assertUsesOnly(String inPackage, String... packages) {
    classes()
        .that()
        .resideInAPackage(inPackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(classes);
  }

  /** Fails when classes of a package use any of these packages. */
  protected final void assertDoesNotUse(String inPackage, String... packages) {
    noClasses()
        .that()
        .resideInAPackage(inPackage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(classes);
  }

  @Test
  final void usesOnlyWhatItMay() {
    String[] own = Stream.concat(Stream.of(root + ".."), Stream.of(allowed)).toArray(String[]::new);

    assertUsesOnly(root + "..", own);
  }

  @Test
  final void hasNoCyclesBetweenPackages() {
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  final void namesSayWhatATypeIs() {
    classes()
        .that()
        .haveNameNotMatching(".*[.$]" + OF_THE_STANDARD)
        .should()
        .haveNameNotMatching(".*[.$](" + VAGUE + ")")
        .check(classes);
  }

  @Test
  final void keepsNoMutableStateInClassesNorOpenToOthers() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(classes);
    fields().that().areNotPrivate().should().beFinal().allowEmptyShould(true).check(classes);
    fields().that().areProtected().should().bePrivate().allowEmptyShould(true).check(classes);
  }

  @Test
  final void throwsNothingGenericAndLogsThroughSlf4j() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
  }

  @Test
  final void saysOfEveryPackageWhatItIs() throws IOException {
    try (Stream<Path> paths = Files.walk(SOURCES)) {
      List<Path> undescribed =
          paths
              .filter(Files::isDirectory)
              .filter(ArchitectureContract::holdsSources)
              .filter(directory -> Files.notExists(directory.resolve("package-info.java")))
              .toList();

      assertThat(undescribed).isEmpty();
    }
  }

  private static boolean holdsSources(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
