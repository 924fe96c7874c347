package io.tanbiao.ops.bench.node;

import io.tanbiao.ops.bench.child.Child;
import io.tanbiao.ops.bench.child.ResidentMemory;
import io.tanbiao.ops.node.Management;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A node that serves, in a process of its own. */
public final class ServedNode implements AutoCloseable {
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;

  private final Child child;
  private final Endpoints endpoints;
  private final StartTimes times;

  ServedNode(Child child, Endpoints endpoints, StartTimes times) {
    this.child = child;
    this.endpoints = endpoints;
    this.times = times;
  }

  /**
   * Where a node is asked.
   *
   * @param handle the Handle protocol
   * @param http JSON and messages over HTTP
   * @param managementPort metrics and health, on loopback
   */
  public record Endpoints(InetSocketAddress handle, InetSocketAddress http, int managementPort) {}

  /** Where it is asked. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** How long it took to start. */
  public StartTimes times() {
    return times;
  }

  /** The number of its process. */
  public long pid() {
    return child.pid();
  }

  /** What memory it has now. */
  public ResidentMemory memory() throws IOException {
    return ResidentMemory.of(pid());
  }

  /** The number of its last transaction: each change of a record is one. */
  public long lastTransaction() throws IOException {
    return (long) new NodeMetrics(endpoints.managementPort()).sum("tanbiao_store_transaction");
  }

  /** What its store waits to compact, in octets, about. */
  public double pendingCompactionOctets() throws IOException {
    return new NodeMetrics(endpoints.managementPort())
        .sum("tanbiao_store_compaction_pending_octets");
  }

  /**
   * Has it compact its store.
   *
   * @return false when it does so already
   */
  boolean compact() throws IOException {
    Management management = new Management("http://127.0.0.1:" + endpoints.managementPort());
    int status = management.post("/store/compact").status();
    if (status != ACCEPTED && status != CONFLICT) {
      throw new IOException("compaction refused: " + status);
    }
    return status == ACCEPTED;
  }

  /** Options of its JVM for heap, collector and archive, without folders. */
  public List<String> options() throws IOException {
    String line =
        Files.readString(
            Path.of("/proc", String.valueOf(pid()), "cmdline"), StandardCharsets.UTF_8);
    return Arrays.stream(line.split("\0", -1))
        .filter(option -> option.startsWith("-X"))
        .map(option -> option.replaceFirst("=.*/", "="))
        .toList();
  }

  /** Whether its JVM maps an archive of classes that an earlier start left. */
  public boolean mapsArchive() throws IOException {
    Path maps = Path.of("/proc", String.valueOf(pid()), "maps");
    try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains("/classes-") && line.endsWith(".jsa"));
    }
  }

  /** Stops it as an operator does. */
  public void stop() throws IOException {
    child.stop();
  }

  /** Ends it by {@code kill -9}. */
  public void kill() {
    child.kill();
  }

  /** Ends it at once. */
  @Override
  public void close() {
    kill();
  }
}
