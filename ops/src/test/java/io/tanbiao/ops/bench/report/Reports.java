package io.tanbiao.ops.bench.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reports for tests. */
final class Reports {
  private Reports() {}

  /** A report whose rows are at their bars, but for those that are given. */
  static Report with(Row... given) {
    Map<RowKind, Row> rows = new EnumMap<>(RowKind.class);
    for (RowKind kind : RowKind.values()) {
      rows.put(kind, atBar(kind));
    }
    for (Row row : given) {
      rows.put(row.kind(), row);
    }
    return new Report(environment("Model <&> | 1"), plan(), List.copyOf(rows.values()), samples());
  }

  /** A row exactly at its bar. */
  static Row atBar(RowKind kind) {
    return row(kind, kind.bar().bar());
  }

  static Row row(RowKind kind, double judged) {
    return new Row(
        kind,
        new Row.Figures(Double.NaN, judged, judged, Double.NaN),
        new Row.Load(12.5, 101.25, 990, 3, 0),
        "");
  }

  static Environment environment(String cpu) {
    return new Environment(
        "2026-11-23T10:15:30Z",
        "1234abc",
        true,
        new Host(cpu, 2, "Linux 6.1", "OpenJDK 17", 0.25),
        List.of("-Xmx384m", "-XX:+UseSerialGC"));
  }

  static Plan plan() {
    return new Plan(
        List.of(RowKind.values()),
        1_000_000,
        20_000_000,
        2,
        Duration.ofSeconds(5),
        Duration.ofMillis(10_500),
        5,
        false);
  }

  private static List<Sample> samples() {
    return List.of(new Sample("udp-hot", 1, Map.of("perSecond", 1234.5, "workload", "udp-hot")));
  }
}
