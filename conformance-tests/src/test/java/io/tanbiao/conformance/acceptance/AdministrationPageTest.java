package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.acceptance.ConsolePage.Step;
import io.tanbiao.conformance.node.ChildProcess;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/operations/administration.md} says is typed and answered, is. */
class AdministrationPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "administration.md");
  private static final Duration PAGE_TIME = Duration.ofMinutes(5);

  @TempDir Path directory;

  @Test
  void answersAsThePageSays() throws Exception {
    List<Step> steps = ConsolePage.stepsOf(PAGE);
    assertThat(steps).as("commands of the page").hasSizeGreaterThan(30);

    try (TanbiaoNode node = TanbiaoNode.create(directory.resolve("data"))) {
      run(steps);

      SoftAssertions all = new SoftAssertions();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        String output = Files.readString(outputOf(i));
        all.assertThat(step.isAnsweredBy(output))
            .as(
                "line %s: %s%n--- page%n%s%n--- node%n%s",
                step.line(), step.typed(), step.answer(), output)
            .isTrue();
      }
      all.assertAll();
      assertThat(node.complaints()).isEmpty();
    }
  }

  /** In one shell, so that what a command leaves behind is there for the next. */
  private void run(List<Step> steps) throws Exception {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      script.append("{\n").append(steps.get(i).typed()).append("\n} > ");
      script.append(outputOf(i).getFileName()).append(" 2>&1\n");
    }
    Path file = Files.writeString(directory.resolve("page.sh"), script);
    Map<String, String> environment =
        Map.of(
            "PATH",
            Tanbiao.launcher().getParent() + ":" + System.getenv("PATH"),
            "LC_ALL",
            "C.UTF-8");
    List<String> command = List.of("bash", file.getFileName().toString());
    try (ChildProcess shell = ChildProcess.start(command, directory, environment)) {
      int unused = shell.exitCode(PAGE_TIME);
    }
  }

  private Path outputOf(int step) {
    return directory.resolve("output-" + step);
  }
}
