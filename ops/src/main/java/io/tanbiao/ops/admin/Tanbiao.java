package io.tanbiao.ops.admin;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.node.NodeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The command line of a node: finds the command and turns failures into messages. */
public final class Tanbiao {
  /** All commands, in the order of the help. Values are made only when they are needed. */
  static final Map<String, Function<Invocation, Object>> COMMANDS = commands();

  private Tanbiao() {}

  /**
   * Runs a command.
   *
   * @param environment variables of the process
   * @return the exit code for the operating system
   */
  public static int run(String[] args, Streams streams, Map<String, String> environment) {
    Messages messages = Messages.in(Messages.language(args, environment));
    Invocation invocation = new Invocation(streams, messages, environment);
    CommandLine line = commandLine(invocation, args);
    try {
      return line.execute(args);
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }

  /** The command line with the commands that the arguments can mean: looking at all takes time. */
  static CommandLine commandLine(Invocation invocation, String... args) {
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
          String message = messageOf(failure);
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

  /** The message of a failure that is no error of ours; null for one that is. */
  private static String messageOf(Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": no such file";
    } else if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + ": permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      return failure.getMessage() + ": exists already";
    }
    boolean expected =
        failure instanceof CommandException
            || failure instanceof NodeException
            || failure instanceof ConfigException
            || failure instanceof KeyException
            || failure instanceof StoreException
            || failure instanceof IOException;
    return expected ? failure.getMessage() : null;
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
