package io.tanbiao.ops.admin;

import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.bulk.Checkpoint;
import io.tanbiao.ops.bulk.CheckpointFile;
import io.tanbiao.ops.bulk.ImportCounts;
import io.tanbiao.ops.bulk.ImportRun;
import io.tanbiao.ops.bulk.ImportTag;
import io.tanbiao.ops.bulk.Position;
import io.tanbiao.ops.bulk.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What people and programs see of an import of many records: what was refused as it comes, how far
 * it is, and the sums at the end. Remembers how far it is.
 */
final class BulkReport implements ImportRun.Watcher, AutoCloseable {
  private final Invocation invocation;
  private final BulkSource source;
  private final Optional<CheckpointFile> remembered;
  private final Optional<RejectsFile> rejects;
  private final Progress progress;
  private final long started = System.nanoTime();
  private final ImportCounts before;
  private final ImportTag tag;
  private final long octets;

  private BulkReport(
      Invocation invocation,
      BulkSource source,
      Optional<CheckpointFile> remembered,
      Optional<RejectsFile> rejects,
      ImportCounts before,
      ImportTag tag,
      Progress progress)
      throws IOException {
    this.invocation = invocation;
    this.source = source;
    this.remembered = remembered;
    this.rejects = rejects;
    this.before = before;
    this.tag = tag;
    this.progress = progress;
    this.octets = source.path().isPresent() ? Files.size(source.path().get()) : 0;
  }

  /** The report of an import that goes on behind a checkpoint. */
  static BulkReport of(
      Invocation invocation,
      BulkSource source,
      BulkOptions options,
      Optional<CheckpointFile> remembered,
      Optional<Checkpoint> before,
      ImportTag tag)
      throws IOException {
    Optional<RejectsFile> rejects = Optional.empty();
    Optional<Path> path = options.rejects();
    if (path.isPresent()) {
      long keep = before.map(Checkpoint::rejectsOctets).orElse(0L);
      rejects = Optional.of(RejectsFile.open(path.get(), keep));
    }
    Position from = before.map(Checkpoint::position).orElse(Position.START);
    ImportCounts counts = before.map(Checkpoint::counts).orElse(ImportCounts.NONE);
    Progress progress = Progress.of(invocation);
    progress.from(counts.total(), from.offset());
    return new BulkReport(invocation, source, remembered, rejects, counts, tag, progress);
  }

  @Override
  public void refused(Rejection rejection) throws IOException {
    progress.interrupt();
    String reason = reasonOf(rejection);
    String name = rejection.handle().isEmpty() ? "" : rejection.handle() + ": ";
    invocation
        .streams()
        .err()
        .println("tanbiao: " + source.name() + ":" + rejection.place() + ": " + name + reason);
    if (rejects.isPresent()) {
      rejects.get().write(rejection, reason);
    }
  }

  @Override
  public void reached(ImportCounts counts, Position position) throws IOException {
    progress.at(counts.total(), counts.refused(), position.offset(), octets);
    long rejectsOctets = rejects.isPresent() ? rejects.get().flush() : 0;
    if (remembered.isPresent()) {
      remembered.get().write(new Checkpoint(position, counts, rejectsOctets, tag));
    }
  }

  /** Prints the sums; a file that was read to its end is forgotten. */
  ExitCode end(ImportRun.Ending ending, ImportCounts counts) throws IOException {
    boolean whole = ending == ImportRun.Ending.WHOLE;
    if (whole && remembered.isPresent()) {
      remembered.get().remove();
    }
    sums(counts, whole);
    if (!whole) {
      invocation.tell("import.too-many-errors", source.name(), counts.refused());
    }
    return whole && counts.refused() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Prints the sums of an import that could not go on. */
  void broken(ImportCounts counts) {
    sums(counts, false);
  }

  @Override
  public void close() throws IOException {
    if (rejects.isPresent()) {
      rejects.get().close();
    }
  }

  private void sums(ImportCounts counts, boolean whole) {
    progress.interrupt();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    long rate =
        (counts.total() - before.total()) * TimeUnit.SECONDS.toMillis(1) / Math.max(1, millis);
    invocation.say(
        "import.sums",
        counts.created(),
        counts.unchanged(),
        counts.refused(),
        "%.1f".formatted(millis / 1000.0),
        rate);
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put("created", counts.created());
    sums.put("unchanged", counts.unchanged());
    sums.put("refused", counts.refused());
    sums.put("whole", whole);
    sums.put("millis", millis);
    sums.put("recordsPerSecond", rate);
    invocation.print(sums);
  }

  private String reasonOf(Rejection rejection) {
    int code = rejection.responseCode();
    if (code == 0) {
      return rejection.reason();
    }
    String key = ResponseCode.of(code).isPresent() ? "code." + code : "code.unknown";
    String name = code + " " + invocation.messages().text(key);
    return rejection.reason().isEmpty() ? name : name + ": " + rejection.reason();
  }
}
