package io.tanbiao.ops.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigPageTest {

  @Test
  void isWhatTheRepositoryHolds() throws Exception {
    Path page = Path.of("..", "docs", "operations", "configuration.md");

    assertThat(Files.readString(page))
        .as("write it anew with: ops/bin/tanbiao config page > docs/operations/configuration.md")
        .isEqualTo(ConfigPage.markdown());
  }
}
