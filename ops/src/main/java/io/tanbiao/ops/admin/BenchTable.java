package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Measurements as lines of text, one below the other. */
final class BenchTable {
  private static final int CELL_WIDTH = 12;
  private static final int NAME_WIDTH = 18;

  private final Invocation invocation;

  BenchTable(Invocation invocation) {
    this.invocation = invocation;
  }

  void head() {
    line(List.of(invocation.messages().text("bench.head").split(",")));
  }

  void row(Measurement measurement) {
    List<String> cells = new ArrayList<>();
    cells.add(measurement.workload());
    cells.add(Long.toString(Math.round(measurement.perSecond())));
    cells.add(text(measurement.latency().p50()));
    cells.add(text(measurement.latency().p99()));
    cells.add(text(measurement.latency().p999()));
    cells.add(text(measurement.latency().max()));
    cells.add(Long.toString(measurement.errors()));
    cells.add(Long.toString(measurement.wrong()));
    cells.add(Long.toString(measurement.busy()));
    OptionalDouble server = measurement.serverCpuMicros();
    cells.add(server.isPresent() ? text(server.getAsDouble()) : "-");
    cells.add(text(measurement.generatorCpuMicros()));
    cells.add(text(measurement.generatorUse()));
    line(cells);
  }

  private void line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", cells.get(0)));
    for (String cell : cells.subList(1, cells.size())) {
      line.append(String.format(Locale.ROOT, "%" + CELL_WIDTH + "s", cell));
    }
    invocation.streams().out().println(line);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.0f", number);
  }
}
