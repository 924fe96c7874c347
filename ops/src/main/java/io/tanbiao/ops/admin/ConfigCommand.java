package io.tanbiao.ops.admin;

import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigPage;
import io.tanbiao.ops.config.NodeConfig;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tanbiao config}: shows and checks the configuration. */
@Command(name = "config")
final class ConfigCommand implements Runnable {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), invocation.messages().text("error.no-command"));
  }

  @Command(name = "show")
  int show(@Mixin ConfigOptions options) throws ConfigException {
    NodeConfig config = options.sources(invocation).read();
    if (!invocation.json()) {
      config.texts().forEach((key, text) -> invocation.streams().out().println(key + ": " + text));
    }
    invocation.print(config.values());
    return ExitCode.DONE.number();
  }

  @Command(name = "check")
  int check(@Mixin ConfigOptions options) throws ConfigException {
    var sources = options.sources(invocation);
    sources.read();
    invocation.say("config.fine", sources.file());
    invocation.print(Map.of("file", sources.file().toString(), "valid", true));
    return ExitCode.DONE.number();
  }

  @Command(name = "page")
  int page() {
    invocation.streams().out().print(ConfigPage.markdown());
    return ExitCode.DONE.number();
  }
}
