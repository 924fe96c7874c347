package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao add}: adds values to a record. */
@Command(name = "add")
final class AddCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Mixin private ValueOptions options;

  @Option(names = "--overwrite")
  private boolean overwrite;

  AddCommand(Invocation invocation) {
    this.invocation = invocation;
    this.options = new ValueOptions();
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    List<HandleValue> values = options.required(invocation);
    OpFlags flags = new OpFlags(overwrite ? OpFlags.OVRW : 0);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.AddValues(handle, values), flags);
    invocation.say("add.done", handle, values.size());
    return ExitCode.DONE.number();
  }
}
