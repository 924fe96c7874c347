package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.acceptance.ConsolePage.Step;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/operations/administration.md} says is typed and answered, is. */
class AdministrationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "administration.md");

  @TempDir Path directory;

  @Test
  void answersAsThePageSays() throws Exception {
    List<Step> steps = ConsolePage.stepsOf(PAGE);
    assertThat(steps).as("commands of the page").hasSizeGreaterThan(30);

    try (TanbiaoNode node = TanbiaoNode.create(directory.resolve("data"))) {
      ConsolePage.requireAnswered(steps, directory);

      assertThat(node.complaints()).isEmpty();
    }
  }
}
