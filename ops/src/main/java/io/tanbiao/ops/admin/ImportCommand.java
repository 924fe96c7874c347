package io.tanbiao.ops.admin;

import io.tanbiao.ops.bulk.BulkFormat;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanbiao import}: registers records from a file, or runs a batch file of Handle.Net. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
  private static final String BATCH = "hdl-batch";
  private static final String STDIN = "-";

  private final Invocation invocation;

  @Parameters(paramLabel = "FILE|-", descriptionKey = "import-file")
  private String file;

  @Option(names = "--format", paramLabel = "FORMAT")
  private String format;

  @Option(names = "--stop-on-error")
  private boolean stopOnError;

  @Mixin private BulkOptions options;

  ImportCommand(Invocation invocation) {
    this.invocation = invocation;
    this.options = new BulkOptions();
  }

  @Override
  public Integer call() throws Exception {
    String word = format == null ? usualFormat(file) : format;
    if (word.equals(BATCH)) {
      return new BatchImport(invocation, file, stopOnError).run(this::open);
    }
    Optional<BulkFormat> bulk = BulkFormat.of(word);
    if (bulk.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          invocation.messages().text("error.format", word, BulkFormat.words() + ", " + BATCH));
    }
    Optional<Path> path = file.equals(STDIN) ? Optional.empty() : Optional.of(Path.of(file));
    BulkSource source = new BulkSource(file, path, bulk.get(), this::open);
    return new BulkImport(invocation, source, options.withErrors(stopOnError)).run();
  }

  /** By the end of the name. */
  private static String usualFormat(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return BulkFormat.CSV.word();
    }
    return name.endsWith(".json") ? BulkFormat.HDL_JSON.word() : BulkFormat.JSONL.word();
  }

  private InputStream open() throws IOException {
    // The bare stream of a file asks for its position, which a pipe does not have.
    return file.equals(STDIN)
        ? new BufferedInputStream(new FileInputStream(FileDescriptor.in))
        : Files.newInputStream(Path.of(file));
  }
}
