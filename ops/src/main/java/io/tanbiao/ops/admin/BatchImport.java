package io.tanbiao.ops.admin;

import io.tanbiao.ops.batch.BatchReader;
import io.tanbiao.ops.batch.BatchResult;
import io.tanbiao.ops.batch.BatchRun;
import io.tanbiao.ops.batch.DiskFiles;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Runs a batch file of Handle.Net. */
final class BatchImport {
  private final Invocation invocation;
  private final String file;
  private final boolean stopOnError;

  BatchImport(Invocation invocation, String file, boolean stopOnError) {
    this.invocation = invocation;
    this.file = file;
    this.stopOnError = stopOnError;
  }

  /** Runs the file; the exit code. */
  int run(BulkSource.Opener opener) throws IOException, CommandException {
    ImportReport report = new ImportReport(invocation, file);
    try (InputStream in = opener.open();
        Peer peer = Peer.of(invocation, ClientTransport.TCP);
        BatchRun run =
            new BatchRun(
                new BatchReader(in, new DiskFiles()), peer.client(), () -> credential(peer))) {
      runAll(run, report);
    }
    report.end();
    return (report.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
  }

  private void runAll(BatchRun run, ImportReport report) throws IOException, CommandException {
    try {
      Optional<BatchResult> result = run.next();
      while (result.isPresent()) {
        report.add(result.get());
        if (stopOnError && report.failed() > 0) {
          return;
        }
        result = run.next();
      }
    } catch (UnreachableException e) {
      report.end();
      throw new CommandException(
          ExitCode.UNREACHABLE,
          invocation.messages().text("import.broken", file, report.line(), e.getMessage()),
          e);
    }
  }

  private static Credential credential(Peer peer) throws IOException, KeyException {
    try {
      return peer.credential();
    } catch (CommandException e) {
      throw new KeyException(e.getMessage(), e);
    }
  }
}
