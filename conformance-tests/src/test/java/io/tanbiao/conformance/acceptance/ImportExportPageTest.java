package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.acceptance.ConsolePage.Step;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/operations/import-export.md} says is typed and answered, is. */
class ImportExportPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "import-export.md");

  @TempDir Path directory;

  @Test
  void answersAsThePageSays() throws Exception {
    List<Step> steps = ConsolePage.stepsOf(PAGE);
    assertThat(steps).as("commands of the page").hasSizeGreaterThan(5);
    String data = directory.resolve("data").toString();
    String unused = Tanbiao.ask(directory, "init", "--data", data, "--prefix", TanbiaoNode.PREFIX);

    ConsolePage.requireAnswered(steps, directory);
  }
}
