package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Median;
import io.tanbiao.ops.bench.node.DatasetLines;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The import of a file of JSON Lines into an empty store; the last one is the usual node. */
final class ImportStage implements Stage {

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.IMPORT);
  }

  @Override
  public int steps(Plan plan) {
    return plan.rounds();
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    int handles = bench.plan().handles();
    Path file = bench.folder().resolve("records.jsonl");
    int now = (int) Instant.now().getEpochSecond();
    try (OutputStream out = Files.newOutputStream(file)) {
      DatasetLines.write(Dataset.USUAL, handles, now, out, done -> {});
    }
    List<Double> rates = new ArrayList<>();
    for (int round = 1; round <= bench.plan().rounds(); round++) {
      bench.step(RowKind.IMPORT.id() + ", round " + round);
      NodeDirectory directory = bench.directory("import-" + round);
      bench.program().init(directory, Dataset.USUAL.prefix().toString());
      double seconds = bench.program().importFile(directory, file);
      rates.add(handles / seconds);
      bench.keep(RowKind.IMPORT.id(), round, Map.of("handles", handles, "seconds", seconds));
      bench.setCommon(directory);
    }
    Files.delete(file);
    return List.of(
        new Row(
            RowKind.IMPORT,
            Row.Figures.plain(Median.of(rates)),
            Row.Load.NONE,
            "whole command, on all cores"));
  }
}
