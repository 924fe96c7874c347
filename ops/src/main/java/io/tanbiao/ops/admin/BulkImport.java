package io.tanbiao.ops.admin;

import io.tanbiao.core.site.Site;
import io.tanbiao.ops.bulk.BulkInput;
import io.tanbiao.ops.bulk.Checkpoint;
import io.tanbiao.ops.bulk.CheckpointFile;
import io.tanbiao.ops.bulk.ImportCounts;
import io.tanbiao.ops.bulk.ImportRun;
import io.tanbiao.ops.bulk.ImportTag;
import io.tanbiao.ops.bulk.InputIdentity;
import io.tanbiao.ops.bulk.LoadSink;
import io.tanbiao.ops.bulk.Position;
import io.tanbiao.ops.bulk.RecordSink;
import io.tanbiao.ops.bulk.ServerSink;
import io.tanbiao.ops.bulk.UnreadableFileException;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeLock;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.node.SiteRecord;
import io.tanbiao.ops.node.StoreSettings;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.UnreachableException;
import io.tanbiao.storage.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Registers the records of a file: at a server, or in the store of a node that does not run. Goes
 * on where an earlier import of the same file stopped.
 */
final class BulkImport {
  private final Invocation invocation;
  private final BulkSource source;
  private final BulkOptions options;

  BulkImport(Invocation invocation, BulkSource source, BulkOptions options) {
    this.invocation = invocation;
    this.source = source;
    this.options = options;
  }

  /** Runs the import; the exit code. */
  int run() throws IOException, CommandException, ConfigException, NodeException, KeyException {
    options.require(invocation.messages());
    NodeDirectory directory = invocation.directory();
    if (invocation.server() != null || RunFile.find(directory).isPresent()) {
      return register();
    }
    directory.requireInitialised();
    RocksSettings settings =
        StoreSettings.of(ConfigSources.of(directory.config()).read().memory(), directory);
    NodeLock lock = NodeLock.take(directory);
    Site here = SiteRecord.read(directory.siteFile());
    try (LoadSink sink = LoadSink.open(directory.store(), settings, here, Clock.systemUTC())) {
      return run(sink, directory.store().toString());
    } finally {
      lock.close();
    }
  }

  private int register() throws IOException, CommandException, KeyException {
    try (Peer peer = Peer.of(invocation, ClientTransport.TCP)) {
      Credential credential = peer.credential();
      try (ServerSink sink = new ServerSink(options.connections(), peer::connect, credential)) {
        return run(sink, RunFile.text(peer.address()));
      }
    }
  }

  private <P> int run(RecordSink<P> sink, String target) throws IOException, CommandException {
    Optional<CheckpointFile> remembered = checkpointFile(target);
    Optional<Checkpoint> before = earlier(remembered, sink);
    ImportTag tag = sink.begin(before);
    Position from = before.map(Checkpoint::position).orElse(Position.START);
    ImportCounts counts = before.map(Checkpoint::counts).orElse(ImportCounts.NONE);
    try (BulkInput input = open(from);
        BulkReport report = BulkReport.of(invocation, source, options, remembered, before, tag)) {
      Runtime runtime = Runtime.getRuntime();
      ImportRun.Limits limits =
          new ImportRun.Limits(runtime.availableProcessors(), options.maxErrors());
      ImportRun<P> run = new ImportRun<>(input, sink, report, limits, counts);
      try {
        return report.end(run.run(), run.counts()).number();
      } catch (UnreachableException e) {
        report.broken(run.counts());
        throw new CommandException(
            ExitCode.UNREACHABLE,
            invocation.messages().text("error.unreachable", target, e.getMessage()),
            e);
      }
    }
  }

  private BulkInput open(Position from) throws IOException, CommandException {
    try {
      return BulkInput.open(source.opener().open(), source.format(), from);
    } catch (UnreadableFileException e) {
      throw new CommandException(ExitCode.FAILED, source.name() + ":" + e.getMessage(), e);
    }
  }

  /** In the directory of the node; beside the file when there is none. */
  private Optional<CheckpointFile> checkpointFile(String target) throws IOException {
    if (source.path().isEmpty()) {
      invocation.tell("import.not-resumable");
      return Optional.empty();
    }
    Path path = source.path().get();
    InputIdentity identity = InputIdentity.of(path, source.format());
    Path file =
        invocation.server() == null
            ? invocation.directory().temporary().resolve("import-" + identity.shortName() + ".json")
            : path.resolveSibling(path.getFileName() + ".import.json");
    return Optional.of(new CheckpointFile(file, identity, target));
  }

  private Optional<Checkpoint> earlier(Optional<CheckpointFile> remembered, RecordSink<?> sink)
      throws IOException {
    if (remembered.isEmpty()) {
      return Optional.empty();
    } else if (options.restart()) {
      remembered.get().remove();
      return Optional.empty();
    }
    Optional<Checkpoint> before = remembered.get().read();
    if (before.isPresent() && !sink.holds(before.get())) {
      invocation.tell("import.forgotten", source.name(), before.get().counts().total());
      return Optional.empty();
    }
    before.ifPresent(
        checkpoint ->
            invocation.tell(
                "import.resumed",
                source.name(),
                checkpoint.position().line(),
                checkpoint.counts().total()));
    return before;
  }
}
