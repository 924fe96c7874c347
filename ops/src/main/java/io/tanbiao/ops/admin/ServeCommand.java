package io.tanbiao.ops.admin;

import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeProcess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tanbiao serve}: runs a node until it is told to stop. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private ConfigOptions options;

  ServeCommand(Invocation invocation) {
    this(invocation, new ConfigOptions());
  }

  ServeCommand(Invocation invocation, ConfigOptions options) {
    this.invocation = invocation;
    this.options = options;
  }

  @Override
  public Integer call() throws NodeException, ConfigException, IOException {
    NodeDirectory directory = invocation.directory();
    directory.requireInitialised();
    ConfigSources sources = options.sources(invocation);
    ClassArchive archive = new ClassArchive(directory);
    NodeProcess.run(
        directory,
        sources,
        run -> {
          invocation.say("serve.ready", run.handle(), run.http(), run.management());
          invocation.print(run.json());
          invocation.streams().out().flush();
          archive.keepInBackground();
        });
    return ExitCode.DONE.number();
  }
}
