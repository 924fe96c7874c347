package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes of one bench. They and theirs end when this is closed, and with this process when a
 * signal ends it. May be used from several threads.
 */
public final class Children implements AutoCloseable {
  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  private final Mark mark = Mark.any();
  private final Map<String, String> environment;
  private final Thread atExit = new Thread(this::killAll, "bench-children");
  private volatile boolean closed;

  private Children(Map<String, String> environment) {
    Map<String, String> marked = new HashMap<>(environment);
    marked.put(mark.variable(), mark.value());
    this.environment = Map.copyOf(marked);
  }

  /**
   * No processes yet.
   *
   * @param environment variables that they get besides those of this process
   */
  public static Children watched(Map<String, String> environment) {
    Children children = new Children(environment);
    Runtime.getRuntime().addShutdownHook(children.atExit);
    return children;
  }

  /**
   * Starts a process whose output is read here.
   *
   * @param console takes its messages, behind what is there
   * @throws IOException also when this is closed
   */
  public Child start(List<String> command, Pinning pinning, Path console) throws IOException {
    return start(builder(command, pinning, console), console);
  }

  /**
   * Starts a process that serves.
   *
   * @param console takes all that it says, behind what is there
   * @throws IOException also when this is closed
   */
  public Child serve(List<String> command, Pinning pinning, Path console) throws IOException {
    var append = ProcessBuilder.Redirect.appendTo(console.toFile());
    return start(builder(command, pinning, console).redirectOutput(append), console);
  }

  private ProcessBuilder builder(List<String> command, Pinning pinning, Path console) {
    ProcessBuilder builder =
        new ProcessBuilder(pinning.command(command))
            .redirectError(ProcessBuilder.Redirect.appendTo(console.toFile()));
    builder.environment().putAll(environment);
    return builder;
  }

  private Child start(ProcessBuilder builder, Path console) throws IOException {
    long before = Files.exists(console) ? Files.size(console) : 0;
    Child child = new Child(builder.start(), console, before, running::remove);
    running.add(child);
    if (closed) {
      child.kill();
    }
    requireOpen();
    return child;
  }

  /**
   * Refuses to go on once this is closed: what ended processes printed means nothing then.
   *
   * @throws IOException when this is closed
   */
  public void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the bench ends");
    }
  }

  /** Ends all processes at once. */
  @Override
  public void close() {
    killAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends and the hook runs: it does the same.
      killAll();
    }
  }

  private void killAll() {
    closed = true;
    running.forEach(Child::kill);
    mark.killAll();
  }
}
