package io.tanbiao.ops.admin;

import io.tanbiao.ops.batch.BatchReader;
import io.tanbiao.ops.batch.BatchResult;
import io.tanbiao.ops.batch.BatchRun;
import io.tanbiao.ops.batch.DiskFiles;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.UnreachableException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao import}: runs a batch file of Handle.Net. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
  private static final String FORMAT = "hdl-batch";
  private static final String STDIN = "-";

  private final Invocation invocation;

  @Parameters(paramLabel = "FILE|-", descriptionKey = "import-file")
  private String file;

  @Option(names = "--format", paramLabel = FORMAT, required = true)
  private String format;

  @Option(names = "--stop-on-error")
  private boolean stopOnError;

  ImportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException {
    if (!format.equals(FORMAT)) {
      throw new CommandException(
          ExitCode.USAGE, invocation.messages().text("error.format", format, FORMAT));
    }
    ImportReport report = new ImportReport(invocation, file);
    try (InputStream in = open();
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

  private InputStream open() throws IOException {
    return file.equals(STDIN)
        ? new FileInputStream(FileDescriptor.in)
        : Files.newInputStream(Path.of(file));
  }

  private static Credential credential(Peer peer) throws IOException, KeyException {
    try {
      return peer.credential();
    } catch (CommandException e) {
      throw new KeyException(e.getMessage(), e);
    }
  }
}
