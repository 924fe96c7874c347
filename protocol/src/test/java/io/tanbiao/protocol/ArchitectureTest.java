package io.tanbiao.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.tanbiao.core.ArchitectureContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
  private static final String PROTOCOL = "io.tanbiao.protocol";

  ArchitectureTest() {
    super(
        PROTOCOL,
        "io.tanbiao.core..",
        "javax.naming..",
        "javax.security.auth.x500",
        "io.netty..",
        "com.linecorp.armeria..",
        "com.fasterxml.jackson..",
        "org.bouncycastle..",
        "org.slf4j..");
  }

  @Test
  void readsAndWritesMessagesWithoutChannelsThreadsAndStores() {
    String[] octetsAndRecords = {
      PROTOCOL + ".wire",
      PROTOCOL + ".body",
      "io.tanbiao.core.handle",
      "io.tanbiao.core.operation",
      "io.tanbiao.core.outcome",
      "io.tanbiao.core.site",
      "java.lang..",
      "java.nio",
      "java.util",
      "java.util.function",
      "java.util.stream"
    };
    assertUsesOnly(PROTOCOL + ".wire", octetsAndRecords);
    assertUsesOnly(PROTOCOL + ".body", octetsAndRecords);
  }

  @Test
  void keepsBouncyCastleInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PROTOCOL + ".sm2")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(classesOfModule());
  }

  @Test
  void knowsNoStore() {
    assertDoesNotUse(PROTOCOL + "..", "io.tanbiao.core.store", "io.tanbiao.storage..");
  }
}
