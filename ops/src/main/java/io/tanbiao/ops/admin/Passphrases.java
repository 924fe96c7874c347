package io.tanbiao.ops.admin;

import io.tanbiao.ops.key.KeyException;
import java.io.Console;
import java.nio.file.Path;

/** Asks for the passphrase of a key: the environment, else the terminal. */
final class Passphrases {
  /** Holds a passphrase for commands without a terminal. */
  static final String VARIABLE = "TANBIAO_PASSPHRASE";

  private Passphrases() {}

  @SuppressWarnings("SystemConsoleNull") // newer runtimes give one without terminal; it reads null
  static String ask(Invocation invocation, Path file) throws KeyException {
    String given = invocation.environment().get(VARIABLE);
    if (given != null) {
      return given;
    }
    Console console = System.console();
    char[] typed =
        console == null
            ? null
            : console.readPassword("%s", invocation.messages().text("key.passphrase", file));
    if (typed == null) {
      throw new KeyException(invocation.messages().text("key.no-passphrase", file, VARIABLE));
    }
    return new String(typed);
  }
}
