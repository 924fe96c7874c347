package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao remove}: removes values from a record. */
@Command(name = "remove")
final class RemoveCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Option(names = "--index", paramLabel = "N", required = true)
  private List<Integer> indexes = new ArrayList<>();

  RemoveCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.RemoveValues(handle, indexes), OpFlags.NONE);
    invocation.say("remove.done", handle, indexes.size());
    return ExitCode.DONE.number();
  }
}
