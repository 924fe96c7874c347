package io.tanbiao.ops.admin;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao create}: registers a handle. */
@Command(name = "create")
final class CreateCommand implements Callable<Integer> {
  private static final int ADMIN_INDEX = 100;

  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  private String name;

  @Mixin private ValueOptions options;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Option(names = "--mint")
  private boolean mint;

  @Option(names = "--no-admin")
  private boolean noAdmin;

  CreateCommand(Invocation invocation) {
    this.invocation = invocation;
    this.options = new ValueOptions();
  }

  @Override
  public Integer call() throws IOException, KeyException, CommandException {
    Handle handle = Handle.of(name);
    List<HandleValue> values = options.values();
    OpFlags flags = new OpFlags((overwrite ? OpFlags.OVRW : 0) | (mint ? OpFlags.MINT : 0));
    Outcome outcome =
        new RecordCommand(invocation)
            .send(
                handle,
                credential ->
                    new Operation.CreateHandle(
                        handle, noAdmin ? values : administered(values, credential.identity())),
                flags);
    Handle created = outcome instanceof Outcome.Created done ? done.handle() : handle;
    boolean replaced = outcome instanceof Outcome.Created done && done.overwritten();
    invocation.say(replaced ? "create.replaced" : "create.done", created);
    return ExitCode.DONE.number();
  }

  /** Adds an HS_ADMIN for the owner, unless there is one: a record must stay changeable. */
  static List<HandleValue> administered(List<HandleValue> values, Reference identity) {
    if (values.stream().anyMatch(value -> value.hasTypeOrBelow(ValueTypes.HS_ADMIN))) {
      return values;
    }
    int free = ADMIN_INDEX;
    while (isTaken(free, values)) {
      free++;
    }
    List<HandleValue> all = new ArrayList<>(values);
    AdminEntry entry = AdminEntry.of(AdminEntry.ALL_RIGHTS, Peer.owner(identity));
    all.add(HandleValue.of(free, "HS_ADMIN", entry.encode()));
    return all;
  }

  private static boolean isTaken(int index, List<HandleValue> values) {
    return values.stream().anyMatch(value -> value.index() == index);
  }
}
