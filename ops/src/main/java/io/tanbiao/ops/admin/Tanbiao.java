package io.tanbiao.ops.admin;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.node.NodeException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of a node: finds the command and turns failures into messages. Knows nothing of
 * picocli, so that a node starts without it.
 */
public final class Tanbiao {
  private Tanbiao() {}

  /**
   * Runs a command.
   *
   * @param environment variables of the process
   * @return the exit code for the operating system
   */
  public static int run(String[] args, Streams streams, Map<String, String> environment) {
    Messages messages = Messages.in(Messages.language(args, environment));
    Optional<PlainServe> plain = PlainServe.of(args);
    try {
      return plain.isPresent()
          ? serve(plain.get(), Invocation.of(plain.get(), streams, messages, environment))
          : Commands.line(new Invocation(streams, messages, environment), args).execute(args);
    } finally {
      streams.out().flush();
      streams.err().flush();
    }
  }

  /** As picocli would: a failure that is an error of ours is printed whole. */
  @SuppressWarnings("IllegalCatch") // nobody is above this
  private static int serve(PlainServe arguments, Invocation invocation) {
    try {
      return new ServeCommand(invocation, ConfigOptions.of(arguments)).call();
    } catch (Exception failure) {
      String message = messageOf(failure);
      if (message == null) {
        failure.printStackTrace(invocation.streams().err());
      } else {
        invocation.streams().err().println("tanbiao: " + message);
      }
      return ExitCode.FAILED.number();
    }
  }

  /** The message of a failure that is no error of ours; null for one that is. */
  static String messageOf(Exception failure) {
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
}
