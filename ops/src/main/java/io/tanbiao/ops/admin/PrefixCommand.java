package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.client.ClientTransport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tanbiao prefix}: the prefixes that a node is responsible for. */
@Command(name = "prefix")
final class PrefixCommand implements Runnable {
  private final Invocation invocation;

  @Spec private CommandSpec spec;

  PrefixCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), invocation.messages().text("error.no-command"));
  }

  @Command(name = "home")
  int home(@Parameters(paramLabel = "PREFIX", descriptionKey = "prefix") String prefix)
      throws IOException, KeyException, CommandException {
    Handle handle = handle(prefix);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.HomePrefix(handle), OpFlags.NONE);
    invocation.say("prefix.homed", handle);
    return ExitCode.DONE.number();
  }

  @Command(name = "unhome")
  int unhome(@Parameters(paramLabel = "PREFIX", descriptionKey = "prefix") String prefix)
      throws IOException, KeyException, CommandException {
    Handle handle = handle(prefix);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.UnhomePrefix(handle), OpFlags.NONE);
    invocation.say("prefix.unhomed", handle);
    return ExitCode.DONE.number();
  }

  @Command(name = "list")
  int list() throws IOException, KeyException, CommandException {
    Handle any = Handle.of("0.NA/0.NA");
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      Outcome outcome =
          peer.askAs(peer.credential(), new Operation.ListHomedPrefixes(any), OpFlags.NONE);
      if (!(outcome instanceof Outcome.Names names)) {
        throw new CommandException(ExitCode.FAILED, Answers.refusal(invocation, any, outcome));
      }
      List<String> prefixes =
          names.handles().stream().map(handle -> handle.suffix().text()).toList();
      if (!invocation.json()) {
        prefixes.forEach(invocation.streams().out()::println);
      }
      invocation.print(Map.of("prefixes", prefixes));
    }
    return ExitCode.DONE.number();
  }

  @Command(name = "show")
  int show(@Parameters(paramLabel = "PREFIX", descriptionKey = "prefix") String prefix)
      throws IOException, CommandException {
    Handle handle = handle(prefix);
    try (Peer peer = Peer.of(invocation, ClientTransport.AUTO)) {
      Outcome outcome = peer.ask(Operation.Resolution.ofAll(handle), OpFlags.CLIENT_DEFAULT);
      Answers.require(invocation, handle, outcome);
      if (!invocation.json()) {
        invocation.streams().out().println(ResolveCommand.text(handle, outcome));
      }
    }
    return ExitCode.DONE.number();
  }

  private static Handle handle(String prefix) {
    return Handle.of(prefix).qualified();
  }
}
