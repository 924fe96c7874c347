package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.client.ClientTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao resolve}: reads a record. */
@Command(name = "resolve")
final class ResolveCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Option(names = "--type", paramLabel = "TYPE")
  private List<String> types = new ArrayList<>();

  @Option(names = "--index", paramLabel = "N")
  private List<Integer> indexes = new ArrayList<>();

  @Option(names = "--auth")
  private boolean authenticated;

  @ArgGroup private Way way = new Way();

  /** At most one of them. */
  private static final class Way {
    @Option(names = "--udp")
    private boolean udp;

    @Option(names = "--tcp")
    private boolean tcp;

    @Option(names = "--http")
    private boolean http;

    ClientTransport transport() {
      if (udp) {
        return ClientTransport.UDP;
      }
      return tcp ? ClientTransport.TCP : http ? ClientTransport.HTTP : ClientTransport.AUTO;
    }
  }

  ResolveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    Operation operation =
        new Operation.Resolution(
            handle, indexes, types.stream().map(Octets::utf8).toList(), Octets.EMPTY);
    try (Peer peer = Peer.of(invocation, way.transport())) {
      Outcome outcome =
          authenticated
              ? peer.askAs(
                  peer.credential(), operation, OpFlags.CLIENT_DEFAULT.without(OpFlags.PUBL))
              : peer.ask(operation, OpFlags.CLIENT_DEFAULT);
      Answers.require(invocation, handle, outcome);
      if (!invocation.json()) {
        invocation.streams().out().println(text(handle, outcome));
      }
    }
    return ExitCode.DONE.number();
  }

  static String text(Handle asked, Outcome outcome) throws CommandException {
    if (!(outcome instanceof Outcome.Resolved resolved)) {
      throw new CommandException(ExitCode.FAILED, asked + ": answered without values");
    }
    try {
      return RecordText.of(
          resolved.handle(), ValueListCodec.read(new OctetReader(resolved.valueList())));
    } catch (WireException e) {
      throw new CommandException(ExitCode.FAILED, asked + ": " + e.getMessage(), e);
    }
  }
}
