package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.outcome.ResponseCode;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void describesEveryCommandAndEveryOption(String language) {
    List<String> silent = new ArrayList<>();
    addSilent(commandLine(language), silent);

    assertThat(silent).isEmpty();
  }

  @Test
  void saysTheSameInBothLanguages() {
    assertThat(new TreeSet<>(Messages.in("zh").bundle().keySet()))
        .isEqualTo(new TreeSet<>(Messages.in("en").bundle().keySet()));
    Messages chinese = Messages.in("zh");
    assertThat(Messages.in("en").bundle().keySet())
        .filteredOn(key -> chinese.bundle().getString(key).equals(english(key)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ResponseCode.class)
  void namesEveryResponseCode(ResponseCode code) {
    assertThat(Messages.in("zh").text("code." + code.number())).isNotBlank();
    assertThat(Messages.in("en").text("code." + code.number())).isNotBlank();
  }

  @Test
  void takesTheLanguageOfOptionOrEnvironment() {
    Map<String, String> chinese = Map.of("LANG", "zh_CN.UTF-8");

    assertThat(CommandRun.of(chinese, "resolve", "--help").out()).contains("用法");
    assertThat(CommandRun.of(chinese, "resolve", "--help", "--lang", "en").out())
        .contains("Usage:");
    assertThat(CommandRun.of("--lang=zh", "--help").out()).contains("退出码");
  }

  private static String english(String key) {
    return Messages.in("en").bundle().getString(key);
  }

  private static void addSilent(CommandLine line, List<String> silent) {
    var spec = line.getCommandSpec();
    String name = spec.qualifiedName();
    if (spec.usageMessage().description().length == 0) {
      silent.add(name);
    }
    for (ArgSpec argument : spec.args()) {
      if (argument.description().length == 0) {
        silent.add(name + " " + argument.paramLabel());
      }
    }
    line.getSubcommands().values().forEach(subcommand -> addSilent(subcommand, silent));
  }

  private static CommandLine commandLine(String language) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Commands.line(
        new Invocation(new Streams(nowhere, nowhere), Messages.in(language), Map.of()));
  }
}
