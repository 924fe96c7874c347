package io.tanbiao.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Octets know nothing of channels (style guide, codec lessons 1 and 2). */
class CodecLayersTest {
  private static final String WIRE = "io.tanbiao.protocol.wire";
  private static final String BODY = "io.tanbiao.protocol.body";
  private static final String DISPATCH = "io.tanbiao.protocol.dispatch";
  private static final String CACHE = "io.tanbiao.protocol.cache";
  private static final String BUFFERS = "io.netty.buffer";
  private static final String SESSION = "io.tanbiao.protocol.session";
  private static final String CORE = "io.tanbiao.core..";
  private static final String[] JAVA = {"java.lang..", "java.nio", "java.util.."};

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tanbiao.protocol");

  @Test
  void wireKnowsOnlyTheDomain() {
    classes()
        .that()
        .resideInAPackage(WIRE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(WIRE, "io.tanbiao.core.handle", "io.tanbiao.core.operation"))
        .check(CLASSES);
  }

  @Test
  void bodiesKnowOnlyTheDomainAndTheWire() {
    classes()
        .that()
        .resideInAPackage(BODY)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(BODY, WIRE, CORE))
        .check(CLASSES);
  }

  @Test
  void dispatchKnowsNoChannels() {
    classes()
        .that()
        .resideInAPackage(DISPATCH)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            with(DISPATCH, CACHE, SESSION, BODY, WIRE, CORE, BUFFERS, "java.net", "java.time"))
        .check(CLASSES);
  }

  @Test
  void theCacheKnowsBuffersAndNoChannels() {
    classes()
        .that()
        .resideInAPackage(CACHE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with(CACHE, CORE, BUFFERS, "java.security", "java.util.concurrent.."))
        .check(CLASSES);
  }

  private static String[] with(String... packages) {
    String[] all = new String[packages.length + JAVA.length];
    System.arraycopy(packages, 0, all, 0, packages.length);
    System.arraycopy(JAVA, 0, all, packages.length, JAVA.length);
    return all;
  }
}
