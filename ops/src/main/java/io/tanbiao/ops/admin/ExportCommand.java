package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.ops.bulk.BulkFormat;
import io.tanbiao.ops.bulk.ExportRun;
import io.tanbiao.ops.bulk.StoredRecords;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeLock;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.node.StoreSettings;
import io.tanbiao.storage.rocksdb.RecordScan;
import io.tanbiao.storage.rocksdb.RocksSettings;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao export}: writes the records of a node that does not run, secrets included. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final Invocation invocation;

  @Option(names = "--prefix", paramLabel = "PREFIX")
  private String prefix;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl")
  private String format;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException, ConfigException, NodeException {
    BulkFormat chosen = format();
    if (invocation.server() != null) {
      throw new CommandException(
          ExitCode.USAGE, invocation.messages().text("export.server", invocation.server()));
    }
    NodeDirectory directory = invocation.directory();
    directory.requireInitialised();
    Optional<RunFile> running = RunFile.find(directory);
    if (running.isPresent()) {
      throw new CommandException(
          ExitCode.FAILED,
          invocation.messages().text("export.running", directory.root(), running.get().pid()));
    }
    RocksSettings settings =
        StoreSettings.of(ConfigSources.of(directory.config()).read().memory(), directory);
    NodeLock lock = NodeLock.take(directory);
    try (RocksStore store = RocksStore.open(directory.store(), settings);
        RecordScan scan = prefix == null ? store.scan() : store.scan(Prefix.of(prefix));
        OutputStream target = new BufferedOutputStream(open(), BUFFER_OCTETS)) {
      return export(new ExportRun(target, chosen), new StoredRecords(scan::next));
    } finally {
      lock.close();
    }
  }

  private int export(ExportRun run, ExportRun.Source source) throws IOException {
    Told told = new Told();
    long written = run.run(source, told);
    told.progress.interrupt();
    if (out != null) {
      invocation.say("export.done", out, written, told.leftOut);
      Map<String, Object> sums = new LinkedHashMap<>();
      sums.put("file", out.toString());
      sums.put("records", written);
      sums.put("leftOut", told.leftOut);
      invocation.print(sums);
    }
    return (told.leftOut == 0 ? ExitCode.DONE : ExitCode.FAILED).number();
  }

  /** What people see while records are written. */
  private final class Told implements ExportRun.Watcher {
    private final Progress progress = Progress.of(invocation);
    private long leftOut;

    @Override
    public void leftOut(Handle handle, String reason) {
      leftOut++;
      progress.interrupt();
      invocation.tell("export.left-out", handle, reason);
    }

    @Override
    public void written(long records) {
      progress.at(records, leftOut, 0, 0);
    }
  }

  private BulkFormat format() throws CommandException {
    return BulkFormat.of(format)
        .filter(one -> one != BulkFormat.HDL_JSON)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    invocation.messages().text("error.format", format, "jsonl, csv")));
  }

  /** A new file is the owner's alone, for it holds what not everybody may read. */
  private OutputStream open() throws IOException {
    if (out == null) {
      return new FileOutputStream(FileDescriptor.out);
    }
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Channels.newOutputStream(
        FileChannel.open(
            out, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly));
  }
}
