package io.tanbiao.ops.admin;

import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.Management;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import io.tanbiao.ops.node.NodeLock;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.node.StoreCompaction;
import io.tanbiao.ops.node.StoreSettings;
import io.tanbiao.storage.rocksdb.RocksSettings;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao compact}: by the node of the directory when it runs, else by itself. */
@Command(name = "compact")
final class CompactCommand implements Callable<Integer> {
  private static final String PATH = "/store/compact";
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Invocation invocation;

  @Option(names = "--no-wait")
  private boolean noWait;

  CompactCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Where the state of compactions is read: {@link StoreCompaction#state()}, here or elsewhere. */
  @FunctionalInterface
  private interface States {
    Map<String, Object> now() throws IOException, CommandException;
  }

  @Override
  public Integer call() throws IOException, CommandException, ConfigException, NodeException {
    if (invocation.server() != null) {
      throw failure(ExitCode.USAGE, "compact.server", invocation.server());
    }
    NodeDirectory directory = invocation.directory();
    directory.requireInitialised();
    Optional<RunFile> running = RunFile.find(directory);
    if (running.isPresent()) {
      byNode(running.get(), directory);
    } else if (noWait) {
      throw failure(ExitCode.UNREACHABLE, "compact.nobody", directory.root());
    } else {
      here(directory);
    }
    return ExitCode.DONE.number();
  }

  private void byNode(RunFile run, NodeDirectory directory) throws IOException, CommandException {
    Management node = new Management(run.management());
    String since = ask(node, run);
    if (noWait) {
      invocation.say("compact.started", run.pid());
      invocation.print(Map.of("state", "running", "since", since));
      return;
    }
    Thread atExit = new Thread(() -> invocation.tell("compact.goes-on", run.pid()));
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      await(since, directory, () -> state(node, run, directory, since));
    } finally {
      remove(atExit);
    }
  }

  /** Asks the node to begin; when it began. */
  private String ask(Management node, RunFile run) throws CommandException {
    Management.Reply reply;
    try {
      reply = node.post(PATH);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          invocation.messages().text("error.unreachable", run.management(), e.getMessage()),
          e);
    }
    Object since = reply.content().get("since");
    if (reply.status() == ACCEPTED && since != null) {
      return since.toString();
    } else if (reply.status() == CONFLICT) {
      throw failure(ExitCode.FAILED, "compact.running", run.pid(), since);
    }
    throw failure(
        ExitCode.FAILED,
        "compact.refused",
        run.pid(),
        reply.status(),
        reply.content().getOrDefault("reason", ""));
  }

  /** The state as the node says it; the last known one while it is too busy to answer. */
  private Map<String, Object> state(
      Management node, RunFile run, NodeDirectory directory, String since)
      throws IOException, CommandException {
    try {
      return node.get(PATH).content();
    } catch (IOException e) {
      if (RunFile.find(directory).equals(Optional.of(run))) {
        return Map.of("since", since);
      }
      throw new CommandException(
          ExitCode.UNREACHABLE, invocation.messages().text("compact.lost", run.pid()), e);
    }
  }

  private static void remove(Thread atExit) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it runs, since the process ends
    }
  }

  private void here(NodeDirectory directory)
      throws IOException, CommandException, ConfigException, NodeException {
    RocksSettings settings =
        StoreSettings.of(ConfigSources.of(directory.config()).read().memory(), directory);
    NodeLock lock = NodeLock.take(directory);
    try (RocksStore store = RocksStore.open(directory.store(), settings)) {
      StoreCompaction compaction = new StoreCompaction(store::compact, Clock.systemUTC());
      Instant since = compaction.start().orElseThrow();
      await(since.toString(), directory, compaction::state);
    } finally {
      lock.close();
    }
  }

  /** Waits for the end of the compaction that began then, and tells what it came to. */
  private void await(String since, NodeDirectory directory, States states)
      throws IOException, CommandException {
    Progress progress = Progress.of(invocation);
    Map<String, Object> state = states.now();
    while (since.equals(state.get("since"))) {
      progress.waiting();
      LockSupport.parkNanos(POLL.toNanos());
      state = states.now();
    }
    progress.interrupt();
    tell(since, directory, state);
  }

  private void tell(String since, NodeDirectory directory, Map<String, Object> state)
      throws CommandException {
    Map<String, Object> last =
        JsonText.object(state.getOrDefault("last", Map.of()), "last compaction");
    if (!since.equals(last.get("started"))) {
      throw failure(ExitCode.FAILED, "compact.unknown", directory.root());
    } else if (!"done".equals(last.get("outcome"))) {
      throw failure(ExitCode.FAILED, "compact.failed", directory.root(), last.get("reason"));
    }
    double millis = JsonText.number(last.get("millis"), "millis");
    invocation.say(
        "compact.done",
        directory.store(),
        last.get("octetsBefore"),
        last.get("octetsAfter"),
        "%.1f".formatted(millis / 1000));
    Map<String, Object> result = new LinkedHashMap<>();
    for (String key : new String[] {"octetsBefore", "octetsAfter", "millis"}) {
      result.put(key, last.get(key));
    }
    invocation.print(result);
  }

  private CommandException failure(ExitCode code, String key, Object... arguments) {
    return new CommandException(code, invocation.messages().text(key, arguments));
  }
}
