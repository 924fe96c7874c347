package io.tanbiao.core;

import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
  private static final String CORE = "io.tanbiao.core";

  ArchitectureTest() {
    super(CORE, "org.slf4j..");
  }

  @Test
  void knowsNamesAndValuesWithoutAnythingElse() {
    assertUsesOnly(CORE + ".handle", CORE + ".handle", "java.lang..", "java.nio..", "java.util..");
  }

  @Test
  void makesRulesWithoutKnowingWhoCarriesThemOut() {
    assertDoesNotUse(CORE + ".store", CORE + ".pipeline", CORE + ".register", CORE + ".administer");
    for (String rules : new String[] {"resolve", "register", "delegate", "administer"}) {
      assertDoesNotUse(CORE + "." + rules, CORE + ".pipeline", "org.slf4j..");
    }
  }

  @Test
  void keepsThreadsAndFilesOutOfTheRules() {
    for (String rules : new String[] {"handle", "site", "resolve", "register", "delegate"}) {
      assertDoesNotUse(
          CORE + "." + rules, "java.util.concurrent..", "java.nio.file..", "java.nio.channels..");
    }
  }
}
