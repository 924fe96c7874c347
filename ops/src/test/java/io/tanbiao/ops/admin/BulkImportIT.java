package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Store;
import io.tanbiao.ops.config.Memory;
import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.StoreSettings;
import io.tanbiao.ops.node.TestNode;
import io.tanbiao.storage.rocksdb.RecordScan;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with many records, into stores and into nodes. */
class BulkImportIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MANY = 100_000;

  @TempDir private Path root;
  private NodeDirectory directory;

  @BeforeEach
  void makeNode() throws Exception {
    directory = TestNode.init(root.resolve("data"));
  }

  @Test
  void registersIntoAStoreAndTellsOfAllThatIsRefused() throws Exception {
    Path rejects = root.resolve("rejects");
    Path file =
        write(
            "in.jsonl",
            record("88.300/a", "1"),
            "nonsense",
            record("88.300/A", "2"),
            record("77/b", "1"),
            record("88.300/a", "1"));

    CommandRun run = run("import", file.toString(), "--rejects", rejects.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"created\":1,\"unchanged\":1,\"refused\":3,\"whole\":true");
    assertThat(run.err().lines().toList())
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(0)).contains(":2:1: not JSON: "))
        .satisfies(
            lines ->
                assertThat(lines.get(1))
                    .endsWith("in.jsonl:3: 88.300/A: 101 handle already exists"))
        .satisfies(lines -> assertThat(lines.get(2)).contains(":4: 77/b: 301 not responsible"));
    assertThat(Files.readAllLines(rejects))
        .hasSize(3)
        .contains(
            "{\"line\":3,\"handle\":\"88.300/A\",\"responseCode\":101,"
                + "\"message\":\"101 handle already exists\"}");
  }

  @Test
  void findsAllThereTheSecondTime() throws Exception {
    Path file = write("in.csv", "handle,index,type,data", "88.300/a,1,URL,x", "88.300/b,1,URL,x");

    CommandRun first = run("import", file.toString());
    CommandRun second = run("import", file.toString());

    assertThat(first.out()).startsWith("2 registered, 0 unchanged, 0 refused in ");
    assertThat(second.out()).startsWith("0 registered, 2 unchanged, 0 refused in ");
    assertThat(first.exitCode() + second.exitCode()).isZero();
  }

  @Test
  void stopsAfterAsManyErrorsAsItIsTold() throws Exception {
    Path file = write("in.jsonl", "x", record("88.300/a", "1"), "x", record("88.300/b", "1"), "x");

    CommandRun two = run("import", file.toString(), "--max-errors", "2");
    CommandRun one = run("import", file.toString(), "--stop-on-error");
    CommandRun none = run("import", file.toString(), "--max-errors", "0");

    assertThat(two.exitCode()).isEqualTo(1);
    assertThat(two.out()).startsWith("1 registered, 0 unchanged, 2 refused");
    assertThat(two.err()).endsWith("in.jsonl: stopped after 2 refused records.\n");
    assertThat(one.out()).startsWith("0 registered, 0 unchanged, 1 refused");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("--max-errors 0 (expected: 1..");
  }

  @Test
  void goesOnWhereItWasKilled() throws Exception {
    // Given: an import that is killed when a part is done
    Path file = many();
    try (TanbiaoProcess process =
        TanbiaoProcess.start(
            root, "import", file.toString(), "--data", directory.root().toString())) {
      awaitCheckpoint(process);
      process.signal("KILL");
      int unused = process.exitCode();
    }

    // When
    CommandRun run = run("import", file.toString());

    // Then
    assertThat(run.err()).contains("in.jsonl: goes on at line ");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith(MANY + " registered, 0 unchanged, 0 refused");
    List<HandleRecord> records = records();
    assertThat(records).hasSize(MANY);
    assertThat(records.get(MANY - 1).handle()).hasToString("88.300/99999");
    try (RocksStore store = open()) {
      assertThat(store.lastTransactionId()).isEqualTo(2 + MANY);
    }
    assertThat(checkpoints()).isZero();
  }

  @Test
  void countsWhatItRegisteredBehindItsCheckpointAsRegistered() throws Exception {
    // Given: a run that stops behind its first checkpoint
    Path file = manyAnd("nonsense", record("88.300/last", "1"));
    CommandRun first = run("import", file.toString(), "--max-errors", "1");
    assertThat(first.out()).startsWith(MANY + " registered, 0 unchanged, 1 refused");
    assertThat(checkpoints()).isOne();

    // When
    CommandRun second = run("import", file.toString(), "--max-errors", "2");
    CommandRun third = run("import", file.toString());

    // Then
    assertThat(second.err()).contains("in.jsonl: goes on at line ");
    assertThat(second.out()).startsWith((MANY + 1) + " registered, 0 unchanged, 1 refused");
    assertThat(third.out()).startsWith("0 registered, " + (MANY + 1) + " unchanged, 1 refused");
  }

  @Test
  void beginsAtTheBeginningWhenTheStoreIsOlderThanItsCheckpoint() throws Exception {
    // Given: a checkpoint in a store that is replaced by an older copy
    Path copy = root.resolve("copy");
    copyFiles(directory.store(), copy);
    Path file = manyAnd("nonsense");
    CommandRun first = run("import", file.toString(), "--max-errors", "1");
    assertThat(first.exitCode()).isEqualTo(1);
    Files.move(directory.store(), root.resolve("newer"));
    copyFiles(copy, directory.store());

    // When
    CommandRun second = run("import", file.toString());

    // Then
    assertThat(second.err())
        .contains("the store does not hold the ")
        .doesNotContain("in.jsonl: goes on at line ");
    assertThat(second.out()).startsWith(MANY + " registered, 0 unchanged, 1 refused");
    assertThat(records()).hasSize(MANY);
  }

  @Test
  void refersHandlesOfDelegatedPrefixesInAStoreAndAtANode() throws Exception {
    // Given: what is below 88.300.1 lives at a site that is not this node
    Path site = root.resolve("site");
    NodeDirectory elsewhere = TestNode.init(site);
    String delegation = Files.readString(elsewhere.siteFile());
    Path parent =
        write(
            "parent.jsonl",
            "{\"handle\":\"0.NA/88.300.1\",\"values\":[{\"index\":1,"
                + "\"type\":\"HS_SITE.PREFIX\",\"data\":{\"format\":\"site\",\"value\":"
                + delegation.replaceAll("\"port\" *: *0", "\"port\":2641").replace("\n", " ")
                + "}}]}");
    assertThat(run("import", parent.toString()).err()).isEmpty();
    Path child = write("in.jsonl", record("0.NA/88.300.1.2", "1"), record("0.NA/88.300.2", "1"));
    String refusal =
        ":1: 0.NA/88.300.1.2: 303 prefix referral: An ancestor of that prefix names another site";

    // When
    CommandRun intoStore = run("import", child.toString());
    CommandRun again = run("import", parent.toString());
    CommandRun intoNode;
    try (Node node = TestNode.start(directory)) {
      assertThat(node.runFile().pid()).isPositive();
      intoNode = run("import", child.toString());
    }

    // Then
    assertThat(intoStore.err()).contains(refusal);
    assertThat(intoStore.out()).startsWith("1 registered, 0 unchanged, 1 refused");
    assertThat(again.out()).startsWith("0 registered, 1 unchanged, 0 refused");
    assertThat(intoNode.err()).contains(refusal);
    assertThat(intoNode.out()).startsWith("0 registered, 1 unchanged, 1 refused");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void findsOutWhatBecameOfARecordWhoseAnswerWasLost(int lost) throws Exception {
    Path file =
        write(
            "in.jsonl", record("88.300/a", "1"), record("88.300/b", "1"), record("88.300/c", "1"));

    try (Node node = TestNode.start(directory);
        LossyRelay relay = LossyRelay.to(node.runFile().handle(), lost)) {
      CommandRun run = importThrough(relay, node, file);

      assertThat(run.err()).isEmpty();
      assertThat(run.out()).startsWith("3 registered, 0 unchanged, 0 refused");
      assertThat(relay.hasLost()).isTrue();
    }
  }

  @Test
  void saysOfARecordWithASecretKeyThatItIsNotKnownWhoRegisteredIt() throws Exception {
    String secret = "{\"index\":3,\"type\":\"HS_SECKEY\",\"data\":\"x\",\"permissions\":\"1100\"}";
    Path file =
        write(
            "in.jsonl",
            record("88.300/a", "1"),
            record("88.300/b", "1").replace("}]}", "}," + secret + "]}"));

    try (Node node = TestNode.start(directory);
        LossyRelay relay = LossyRelay.to(node.runFile().handle(), 4)) {
      CommandRun run = importThrough(relay, node, file);

      assertThat(run.out()).startsWith("1 registered, 0 unchanged, 1 refused");
      assertThat(run.err())
          .contains("88.300/b: 101 handle already exists: no answer came when it was registered");
    }
  }

  @Test
  void registersAtARunningNode() throws Exception {
    Path file =
        write(
            "in.jsonl",
            record("88.300/a", "1"),
            record("88.300/a", "1"),
            record("88.300/a", "2"),
            record("88.9/x", "1"),
            "nonsense");

    try (Node node = TestNode.start(directory)) {
      CommandRun run = run("import", file.toString(), "--connections", "2");

      assertThat(node.runFile().pid()).isPositive();
      assertThat(run.out()).startsWith("1 registered, 1 unchanged, 3 refused");
      assertThat(run.err())
          .contains(":3: 88.300/a: 101 handle already exists")
          .contains(":4: 88.9/x: 301 not responsible")
          .contains(":5:1: not JSON");
      assertThat(run("resolve", "88.300/a").exitCode()).isZero();
      assertThat(run("export").exitCode()).isEqualTo(1);
      assertThat(run("export").err()).contains("the node runs as process");
    }
  }

  @Test
  void refusesADirectoryThatAnotherProcessWorksOn() throws Exception {
    Path file = write("in.jsonl", record("88.300/a", "1"));
    try (Node node = TestNode.start(directory)) {
      Files.delete(directory.runFile());

      CommandRun run = run("import", file.toString());

      assertThat(node.runFile()).isNotNull();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void exportsWhatAnotherNodeImportsOctetByOctet() throws Exception {
    // Given
    Path file =
        write(
            "in.csv",
            "handle,index,type,data,format,permissions,ttl,timestamp",
            "88.300/a,1,URL,x,,,,2020-01-01T00:00:00Z",
            "88.300/a,2,高炉,\"x,\"\"y\"\"\n\",,0100,7,",
            "88.300/b,3,HS_SECKEY,AP8=,base64,1100,2030-01-01T00:00:00Z,");
    assertThat(run("import", file.toString()).exitCode()).isZero();
    List<HandleRecord> before = records();

    for (String format : List.of("jsonl", "csv")) {
      // When
      Path out = root.resolve("out." + format);
      CommandRun export =
          run("export", "--prefix", "88.300", "--format", format, "--out", out.toString());
      NodeDirectory other = TestNode.init(root.resolve("other-" + format));
      CommandRun imported =
          CommandRun.of("import", out.toString(), "--data", other.root().toString());

      // Then
      assertThat(export.out()).isEqualTo(out + ": 2 records written, 0 left out.\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
          .isEqualTo("rw-------");
      assertThat(imported.exitCode()).as(imported.err()).isZero();
      directory = other;
      assertThat(records()).isEqualTo(before);
      directory = new NodeDirectory(root.resolve("data"));
    }
    assertThat(run("export", "--out", root.resolve("out.csv").toString()).err())
        .contains("exists already");
    assertThat(run("export", "--format", "hdl-json").exitCode()).isEqualTo(2);
  }

  private void awaitCheckpoint(TanbiaoProcess process) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (checkpoints() == 0) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError("no checkpoint: " + process.err());
      }
      Thread.onSpinWait();
    }
  }

  private long checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(directory.temporary())) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private CommandRun importThrough(LossyRelay relay, Node node, Path file) {
    List<String> args = new ArrayList<>(List.of("import", file.toString(), "--connections", "1"));
    args.addAll(List.of("--server", relay.address()));
    args.addAll(List.of("--as", node.runFile().administrator()));
    args.addAll(List.of("--key", node.runFile().adminKey()));
    return run(args.toArray(String[]::new));
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path unused = Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private Path many() throws IOException {
    return manyAnd();
  }

  private Path manyAnd(String... more) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      lines.add(record("88.300/" + number, "https://example.org/" + number));
    }
    lines.addAll(List.of(more));
    return write("in.jsonl", lines.toArray(String[]::new));
  }

  private List<HandleRecord> records() {
    List<HandleRecord> records = new ArrayList<>();
    try (RocksStore store = open();
        RecordScan scan = store.scan(Prefix.of("88.300"))) {
      List<HandleRecord> page = scan.next(Store.MAX_PAGE);
      while (!page.isEmpty()) {
        records.addAll(page);
        page = scan.next(Store.MAX_PAGE);
      }
    }
    return records;
  }

  private RocksStore open() {
    return RocksStore.open(directory.store(), StoreSettings.of(Memory.SMALL, directory));
  }

  private static String record(String name, String data) {
    return "{\"handle\":\"%s\",\"values\":[{\"index\":1,\"type\":\"URL\",\"data\":\"%s\"}]}"
        .formatted(name, data);
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(directory.root().toString());
    return CommandRun.of(all.toArray(String[]::new));
  }
}
