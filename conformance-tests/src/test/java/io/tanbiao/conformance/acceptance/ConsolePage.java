package io.tanbiao.conformance.acceptance;

import io.tanbiao.conformance.node.ChildProcess;
import io.tanbiao.conformance.node.Tanbiao;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/**
 * The commands of a page and what they answer.
 *
 * <p>They stand in blocks {@code console}: behind {@code $} what is typed, behind {@code >} what
 * follows on further lines, all else is the answer, in which a word in angle brackets stands for
 * any text without blanks.
 */
final class ConsolePage {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Duration PAGE_TIME = Duration.ofMinutes(5);
  private static final Pattern MASK = Pattern.compile("<[a-z]+>");

  private ConsolePage() {}

  /**
   * A command of a page.
   *
   * @param line of the page, from 1
   * @param typed in a shell
   * @param answer without the last line end
   */
  record Step(int line, String typed, String answer) {
    /** Whether a command answered this, as far as it is the same in every run. */
    boolean isAnsweredBy(String output) {
      StringBuilder form = new StringBuilder();
      Matcher mask = MASK.matcher(answer);
      int from = 0;
      while (mask.find()) {
        form.append(Pattern.quote(answer.substring(from, mask.start()))).append("\\S+");
        from = mask.end();
      }
      form.append(Pattern.quote(answer.substring(from)));
      return output.stripTrailing().matches(form.toString());
    }
  }

  /** The commands of a page, in order. */
  static List<Step> stepsOf(Path page) throws IOException {
    String text = Files.readString(page);
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      int line = (int) text.substring(0, block.start(1)).chars().filter(c -> c == '\n').count() + 1;
      steps.addAll(stepsOf(block.group(1), line));
    }
    return steps;
  }

  /** Types the commands into a shell in a directory; each must answer what the page says. */
  static void requireAnswered(List<Step> steps, Path directory) throws Exception {
    run(steps, directory);
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String output = Files.readString(outputOf(i, directory));
      all.assertThat(step.isAnsweredBy(output))
          .as(
              "line %s: %s%n--- page%n%s%n--- node%n%s",
              step.line(), step.typed(), step.answer(), output)
          .isTrue();
    }
    all.assertAll();
  }

  /** In one shell, so that what a command leaves behind is there for the next. */
  private static void run(List<Step> steps, Path directory) throws Exception {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      script.append("{\n").append(steps.get(i).typed()).append("\n} > ");
      script.append(outputOf(i, directory).getFileName()).append(" 2>&1\n");
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

  private static Path outputOf(int step, Path directory) {
    return directory.resolve("output-" + step);
  }

  private static List<Step> stepsOf(String block, int firstLine) {
    List<Step> steps = new ArrayList<>();
    for (String line : block.lines().toList()) {
      int last = steps.size() - 1;
      if (line.startsWith("$ ")) {
        steps.add(new Step(firstLine, line.substring(2), ""));
      } else if (line.equals(">") || line.startsWith("> ")) {
        Step step = steps.get(last);
        String more = line.length() > 1 ? line.substring(2) : "";
        steps.set(last, new Step(step.line, step.typed + "\n" + more, step.answer));
      } else {
        Step step = steps.get(last);
        String answer = step.answer.isEmpty() ? line : step.answer + "\n" + line;
        steps.set(last, new Step(step.line, step.typed, answer));
      }
      firstLine++;
    }
    return steps;
  }
}
