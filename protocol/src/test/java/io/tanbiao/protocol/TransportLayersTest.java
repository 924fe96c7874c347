package io.tanbiao.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What each transport may know. */
class TransportLayersTest {
  private static final String ROOT = "io.tanbiao.protocol.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.tanbiao.protocol");

  @Test
  void tcpAndUdpKnowMessagesOnlyByTheirEnvelopes() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "tcp", ROOT + "udp", ROOT + "eventloop")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "body", ROOT + "http", ROOT + "json", ROOT + "client", "com.linecorp..")
        .check(CLASSES);
  }

  @Test
  void tcpAndUdpDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "tcp")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "udp")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "udp")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "tcp")
        .check(CLASSES);
  }

  @Test
  void theClientNeedsNoLibrary() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "client")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.netty..", "com.linecorp..", "com.fasterxml..", ROOT + "dispatch", ROOT + "tcp")
        .check(CLASSES);
  }

  @Test
  void httpUsesNettyOnlyThroughItsServer() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", ROOT + "tcp", ROOT + "udp", ROOT + "client")
        .check(CLASSES);
  }
}
