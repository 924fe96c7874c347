package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.TestNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandsIT {
  private static final int HANDLES = 20;

  @TempDir private static Path root;
  private static NodeDirectory directory;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    directory = TestNode.init(root.resolve("node"));
    node = TestNode.start(directory);
    for (int number = 0; number < HANDLES; number++) {
      List<String> line = new ArrayList<>(List.of("create", name(number), "--no-admin"));
      Dataset.USUAL
          .values(number, 0)
          .forEach(
              value -> {
                line.add("--value");
                line.add(value.index() + " " + value.type().text() + " " + value.data().text());
              });
      assertThat(run(line.toArray(String[]::new)).exitCode()).isZero();
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp-hot",
        "udp-uniform",
        "tcp-pipelined",
        "tcp-kept",
        "tcp-once",
        "rest",
        "tunnel",
        "create"
      })
  void everyWorkloadEndsWithoutErrors(String workload) {
    Measurement measurement = measure("--workload", workload);

    assertThat(measurement.workload()).isEqualTo(workload);
    assertThat(measurement.operations()).isPositive();
    assertThat(measurement.serverCpuMicros()).isPresent();
  }

  @Test
  void createsWithoutSessionsAndAtARate() {
    assertThat(measure("--workload=create", "--no-session", "--clients=2").operations())
        .isPositive();
    assertThat(measure("--workload=udp-hot", "--rate=200").offeredPerSecond()).isEqualTo(200);
  }

  @Test
  void endsWithOneWhenRecordsAreMissing() {
    CommandRun refused = bench("--workload=tcp-kept", "--handles=1000000", "--json");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED.number());
  }

  @Test
  void printsATable() {
    CommandRun printed = bench("--workload=tcp-kept", "--handles=" + HANDLES);

    assertThat(printed.err()).isEmpty();
    assertThat(printed.out()).startsWith("workload").contains("tcp-kept").contains("closed loop");
  }

  @Test
  void refusesNonsense() {
    assertThat(bench("--workload=udp-echo").err())
        .contains("--workload: udp-echo (expected: udp-hot, ");
    assertThat(bench("--workload=rest", "--outstanding=2").err())
        .contains("--outstanding: 2 (expected: 1..1)");
    assertThat(bench("--workload=rest", "--core=-1").exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run("bench", "limits", "--only=udp-hot").exitCode())
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(run("bench", "limits", "--records=0").exitCode()).isEqualTo(ExitCode.USAGE.number());
  }

  private static Measurement measure(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--handles=" + HANDLES, "--json"));
    CommandRun run = bench(all.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).as(run.out()).isZero();
    Map<String, Object> json = JsonText.readObject(run.out());
    return Measurement.fromJson(json);
  }

  private static CommandRun bench(String... options) {
    List<String> line = new ArrayList<>(List.of("bench", "run"));
    line.addAll(List.of(options));
    line.addAll(List.of("--seconds=1", "--warmup=0.2"));
    return run(line.toArray(String[]::new));
  }

  private static CommandRun run(String... line) {
    List<String> all = new ArrayList<>(List.of(line));
    all.addAll(List.of("--data", directory.root().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String name(int number) {
    return Dataset.USUAL.handle(number).toString();
  }
}
