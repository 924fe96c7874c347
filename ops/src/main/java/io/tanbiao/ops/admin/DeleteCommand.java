package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tanbiao delete}: deletes a record. */
@Command(name = "delete")
final class DeleteCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  DeleteCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    new RecordCommand(invocation)
        .send(handle, credential -> new Operation.DeleteHandle(handle), OpFlags.NONE);
    invocation.say("delete.done", handle);
    return ExitCode.DONE.number();
  }
}
