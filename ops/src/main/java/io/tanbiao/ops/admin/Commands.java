package io.tanbiao.ops.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** All commands, as picocli reads them. */
final class Commands {
  /** In the order of the help. Values are made only when they are needed. */
  private static final Map<String, Function<Invocation, Object>> COMMANDS = commands();

  private Commands() {}

  /** The command line with the commands that the arguments can mean: looking at all takes time. */
  static CommandLine line(Invocation invocation, String... args) {
    CommandLine line = new CommandLine(invocation);
    boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
    COMMANDS.forEach(
        (name, make) -> {
          if (!one || name.equals(args[0])) {
            line.addSubcommand(name, make.apply(invocation));
          }
        });
    line.setResourceBundle(invocation.messages().bundle());
    line.setOut(invocation.streams().out());
    line.setErr(invocation.streams().err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, failed, result) -> {
          String message = Tanbiao.messageOf(failure);
          if (message == null) {
            throw failure;
          }
          invocation.streams().err().println("tanbiao: " + message);
          return failure instanceof CommandException refused
              ? refused.exitCode().number()
              : ExitCode.FAILED.number();
        });
    return line;
  }

  private static Map<String, Function<Invocation, Object>> commands() {
    Map<String, Function<Invocation, Object>> commands = new LinkedHashMap<>();
    commands.put("quickstart", call -> new QuickstartCommand(call));
    commands.put("init", call -> new InitCommand(call));
    commands.put("serve", call -> new ServeCommand(call));
    commands.put("resolve", call -> new ResolveCommand(call));
    commands.put("create", call -> new CreateCommand(call));
    commands.put("add", call -> new AddCommand(call));
    commands.put("modify", call -> new ModifyCommand(call));
    commands.put("remove", call -> new RemoveCommand(call));
    commands.put("delete", call -> new DeleteCommand(call));
    commands.put("import", call -> new ImportCommand(call));
    commands.put("export", call -> new ExportCommand(call));
    commands.put("compact", call -> new CompactCommand(call));
    commands.put("prefix", call -> new PrefixCommand(call));
    commands.put("key", call -> new KeyCommand(call));
    commands.put("status", call -> new StatusCommand(call));
    commands.put("bench", call -> BenchCommand.of(call));
    commands.put("config", call -> new ConfigCommand(call));
    commands.put("completion", call -> new CompletionCommand(call));
    return commands;
  }
}
