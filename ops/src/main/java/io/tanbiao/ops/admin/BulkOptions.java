package io.tanbiao.ops.admin;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of an import of many records. */
final class BulkOptions {
  private static final int MAX_CONNECTIONS = 64;

  @Option(names = "--max-errors", paramLabel = "N", defaultValue = "1000")
  private long maxErrors;

  @Option(names = "--rejects", paramLabel = "FILE")
  private Path rejects;

  @Option(names = "--restart")
  private boolean restart;

  @Option(names = "--connections", paramLabel = "N", defaultValue = "8")
  private int connections;

  private boolean stopOnError;

  /** These options, and to stop at the first error if that is wanted. */
  BulkOptions withErrors(boolean stop) {
    stopOnError = stop;
    return this;
  }

  /** How many refused records end the import. */
  long maxErrors() {
    return stopOnError ? 1 : maxErrors;
  }

  /** Where to write what was refused. */
  Optional<Path> rejects() {
    return Optional.ofNullable(rejects);
  }

  /** Whether to begin at the beginning whatever an earlier import did. */
  boolean restart() {
    return restart;
  }

  /** How many connections to a server at a time. */
  int connections() {
    return connections;
  }

  /** Refuses numbers that are out of range. */
  void require(Messages messages) throws CommandException {
    if (maxErrors < 1) {
      throw new CommandException(
          ExitCode.USAGE,
          messages.text("error.range", "--max-errors", maxErrors, 1, Long.MAX_VALUE));
    } else if (connections < 1 || connections > MAX_CONNECTIONS) {
      throw new CommandException(
          ExitCode.USAGE,
          messages.text("error.range", "--connections", connections, 1, MAX_CONNECTIONS));
    }
  }
}
