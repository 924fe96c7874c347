package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.node.NodeProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what a bench makes, and the processes that work in it; both go with it. */
final class BenchFolder implements AutoCloseable {
  private static final Path PARENT = Path.of("bench-data");

  private final Invocation invocation;
  private final Path folder;
  private final Children children;
  private final NodeProgram program;
  private final Thread atExit = new Thread(this::removeAtExit, "bench-folder");

  private BenchFolder(Invocation invocation, Path folder, Launcher launcher) {
    this.invocation = invocation;
    this.folder = folder;
    this.children = Children.watched(Launcher.ENVIRONMENT);
    this.program = new NodeProgram(children, launcher);
  }

  /** A new folder in {@code bench-data} where the command runs. */
  static BenchFolder make(Invocation invocation) throws IOException {
    Path parent = PARENT.toAbsolutePath();
    Launcher launcher = Launcher.ofProcess();
    Files.createDirectories(parent);
    BenchFolder made =
        new BenchFolder(invocation, Files.createTempDirectory(parent, "run-"), launcher);
    Runtime.getRuntime().addShutdownHook(made.atExit);
    return made;
  }

  Path path() {
    return folder;
  }

  Children children() {
    return children;
  }

  NodeProgram program() {
    return program;
  }

  /** Ends the processes and removes the folder, its parent too when that is empty then. */
  @Override
  public void close() throws IOException {
    remove();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      remove(); // the process ends, and what it still made goes too
    }
  }

  private void remove() throws IOException {
    children.close();
    deleteAll(folder);
    try {
      Files.deleteIfExists(folder.getParent());
    } catch (DirectoryNotEmptyException e) {
      return; // somebody else's
    }
  }

  private void removeAtExit() {
    try {
      remove();
    } catch (IOException e) {
      invocation.tell("bench.not-removed", folder, e.getMessage());
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : all) {
      boolean unused = Files.deleteIfExists(file);
    }
  }
}
