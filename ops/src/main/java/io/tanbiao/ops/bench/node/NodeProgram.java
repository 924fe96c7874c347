package io.tanbiao.ops.bench.node;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.child.Child;
import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.bench.child.ResidentMemory;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Makes and starts nodes with the program that users start. */
public final class NodeProgram {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String CONSOLE = "bench-console.log";

  private final Children children;
  private final Launcher launcher;

  /**
   * The program.
   *
   * @param children the processes that this starts
   */
  public NodeProgram(Children children, Launcher launcher) {
    this.children = children;
    this.launcher = launcher;
  }

  /** Makes an empty node on free ports. */
  public void init(NodeDirectory directory, String prefix) throws IOException {
    Files.createDirectories(directory.root().getParent());
    String base = String.valueOf(FreePorts.base());
    List<String> command =
        launcher.command(
            "init", "--data=" + directory.root(), "--prefix=" + prefix, "--port-base=" + base);
    Path console = directory.root().resolveSibling(directory.root().getFileName() + "-init.log");
    try (Child child = children.start(command, Pinning.NONE, console)) {
      child.requireSuccess();
    }
    Files.delete(console);
  }

  /**
   * Fills the store of a node that does not run with the first records of a dataset, by the import
   * that users have.
   *
   * @param written is told now and then how many records are handed over
   * @return how long that took, in seconds
   */
  public double fill(NodeDirectory directory, Dataset dataset, int handles, IntConsumer written)
      throws IOException {
    int now = (int) Instant.now().getEpochSecond();
    Path console = console(directory);
    long begin = System.nanoTime();
    try (Child importer = children.start(importOf(directory, "-"), Pinning.NONE, console)) {
      try (OutputStream lines = importer.input()) {
        DatasetLines.write(dataset, handles, now, lines, written);
      } catch (IOException e) {
        importer.requireSuccess();
        throw e;
      }
      importer.requireSuccess();
    }
    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }

  /**
   * Imports a file of JSON Lines into a node that does not run.
   *
   * @return how long that took, in seconds
   */
  public double importFile(NodeDirectory directory, Path file) throws IOException {
    Path console = console(directory);
    long begin = System.nanoTime();
    try (Child importer =
        children.start(importOf(directory, file.toString()), Pinning.NONE, console)) {
      importer.requireSuccess();
    }
    return (System.nanoTime() - begin) / NANOS_PER_SECOND;
  }

  private List<String> importOf(NodeDirectory directory, String file) {
    return launcher.command("import", file, "--format=jsonl", "--data=" + directory.root());
  }

  private static Path console(NodeDirectory directory) throws IOException {
    Files.createDirectories(directory.logs());
    return directory.logs().resolve(CONSOLE);
  }

  /**
   * Starts a node and returns when it is ready and has answered.
   *
   * @param settings texts {@code key=value}
   * @param probe a record of the node
   * @throws IOException also when it does not start; the message has its last words
   */
  public ServedNode start(
      NodeDirectory directory, List<String> settings, Pinning pinning, Handle probe)
      throws IOException {
    ServedNode.Endpoints endpoints = endpoints(directory, settings);
    List<String> arguments = new ArrayList<>(List.of("serve", "--data=" + directory.root()));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    Path console = console(directory);
    long begin = System.nanoTime();
    Child child = children.serve(launcher.command(arguments), pinning, console);
    try {
      StartTimes times = times(child, endpoints, probe, begin);
      return new ServedNode(child, endpoints, times);
    } catch (IOException e) {
      child.kill();
      throw new IOException(e.getMessage() + ": " + child.lastWords(), e);
    }
  }

  private static StartTimes times(
      Child child, ServedNode.Endpoints endpoints, Handle probe, long begin) throws IOException {
    Readiness readiness = new Readiness(child::isAlive);
    CompletableFuture<Long> answered =
        concurrently(() -> readiness.awaitAnswer(endpoints.handle(), probe));
    long ready = readiness.awaitReady(endpoints.managementPort());
    long answer = joined(answered);
    return new StartTimes(
        (ready - begin) / NANOS_PER_SECOND,
        (answer - begin) / NANOS_PER_SECOND,
        ResidentMemory.of(child.pid()));
  }

  /** Something that needs a device. */
  @FunctionalInterface
  private interface Wait {
    long run() throws IOException;
  }

  private static CompletableFuture<Long> concurrently(Wait wait) {
    Supplier<Long> unchecked =
        () -> {
          try {
            return wait.run();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        };
    return CompletableFuture.supplyAsync(
        unchecked, task -> new Thread(task, "bench-answer").start());
  }

  private static long joined(CompletableFuture<Long> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static ServedNode.Endpoints endpoints(NodeDirectory directory, List<String> settings)
      throws IOException {
    ConfigSources file = ConfigSources.of(directory.config());
    ConfigSources sources =
        new ConfigSources(file.file(), true, System.getenv(), settings, file.portBase());
    try {
      NodeConfig config = sources.read();
      InetAddress first = config.listen().get(0);
      InetAddress address = first.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : first;
      return new ServedNode.Endpoints(
          new InetSocketAddress(address, config.ports().handle()),
          new InetSocketAddress(address, config.ports().http()),
          config.ports().management());
    } catch (ConfigException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
