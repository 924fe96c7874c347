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
import picocli.CommandLine.Parameters;

/** {@code tanbiao modify}: replaces values of a record. */
@Command(name = "modify")
final class ModifyCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Mixin private ValueOptions options;

  ModifyCommand(Invocation invocation) {
    this.invocation = invocation;
    this.options = new ValueOptions();
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    List<HandleValue> values = options.required(invocation);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.ModifyValues(handle, values), OpFlags.NONE);
    invocation.say("modify.done", handle, values.size());
    return ExitCode.DONE.number();
  }
}
