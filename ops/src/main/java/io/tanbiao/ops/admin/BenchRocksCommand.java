package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.limit.RocksBaseline;
import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rocksdb.RocksDBException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanbiao bench rocks}: a baseline of RocksDB, measured by itself. */
@Command(name = "rocks", hidden = true)
final class BenchRocksCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--workload", paramLabel = "NAME", required = true)
  private String workload;

  @Option(names = "--records", paramLabel = "N", required = true)
  private int records;

  @Option(names = "--folder", paramLabel = "DIR", required = true)
  private Path folder;

  @Mixin private BenchTimes times = new BenchTimes();

  BenchRocksCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    RocksBaseline baseline =
        new RocksBaseline(folder.toAbsolutePath(), records, times.warmUp(), times.measured());
    try {
      Measurement measurement =
          workload.equals(Workload.ROCKS_GET.label()) ? baseline.gets() : baseline.syncedWrites();
      invocation.streams().out().println(JsonText.compact(measurement.toJson()));
    } catch (RocksDBException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
    return ExitCode.DONE.number();
  }
}
