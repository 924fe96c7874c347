package io.tanbiao.ops.admin;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tanbiao bench}: measures servers and this machine. */
@Command(name = "bench")
final class BenchCommand implements Runnable {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  private BenchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The command with all that it can measure. */
  static CommandLine of(Invocation invocation) {
    return new CommandLine(new BenchCommand(invocation))
        .addSubcommand(new BenchStartCommand(invocation))
        .addSubcommand(new BenchLoadCommand(invocation))
        .addSubcommand(new BenchReportCommand(invocation))
        .addSubcommand(new BenchRunCommand(invocation))
        .addSubcommand(new BenchLimitsCommand(invocation))
        .addSubcommand(new BenchEchoCommand(invocation))
        .addSubcommand(new BenchRocksCommand(invocation));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), invocation.messages().text("error.no-command"));
  }
}
