package io.tanbiao.ops.node;

import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.observe.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a node as the task of this process: until SIGTERM or SIGINT; SIGHUP reloads. */
public final class NodeProcess {
  /** A property of processes without a terminal: they log to files alone. */
  public static final String BACKGROUND = "tanbiao.background";

  /** The longest stop; then the process ends whatever is open. */
  static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private static final Logger LOGGER = LoggerFactory.getLogger(NodeProcess.class);
  private static final String FLIGHT_EVENTS = "io.netty.jfr.enabled";
  private static final int STOPPED_HARD = 1;

  private NodeProcess() {}

  /**
   * Is told once that a node serves; a failure stops the node.
   *
   * @param <E> the failure
   */
  @FunctionalInterface
  public interface Ready<E extends Exception> {
    /** The node serves. */
    void serves(RunFile run) throws E;
  }

  /**
   * Starts a node and returns when it has stopped.
   *
   * @param ready is told once the node serves
   */
  public static <E extends Exception> void run(
      NodeDirectory directory, ConfigSources sources, Ready<E> ready)
      throws ConfigException, NodeException, IOException, E {
    NodeConfig config = sources.read();
    prepare(directory, config);
    CountDownLatch stop = new CountDownLatch(1);
    try (Node node = Node.start(directory, config)) {
      Signals.on("TERM", stop::countDown);
      Signals.on("INT", stop::countDown);
      Signals.on("HUP", () -> reload(node, sources));
      ready.serves(node.runFile());
      stop.await();
      limitStop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ProcessLog.stop();
    }
  }

  /** Keeps libraries from writing outside the directory, and begins to log. */
  static void prepare(NodeDirectory directory, NodeConfig config) throws IOException {
    Files.createDirectories(directory.temporary());
    Files.createDirectories(directory.logs());
    System.setProperty("io.netty.native.workdir", directory.temporary().toString());
    System.setProperty("java.io.tmpdir", directory.temporary().toString());
    // Events for the Flight Recorder: preparing them takes longer than the first answer.
    System.setProperty(FLIGHT_EVENTS, System.getProperty(FLIGHT_EVENTS, "false"));
    // Else Armeria holds "Connection: close" open for three seconds.
    System.setProperty("com.linecorp.armeria.defaultHttp1ConnectionCloseDelayMillis", "0");
    ProcessLog.start(directory.logs(), config.logging().level(), !Boolean.getBoolean(BACKGROUND));
  }

  private static void reload(Node node, ConfigSources sources) {
    try {
      NodeConfig changed = sources.read();
      ProcessLog.reload(changed.logging().level());
      node.reload(changed);
    } catch (ConfigException | NodeException e) {
      LOGGER.atError().addKeyValue("reason", e.getMessage()).log("not reloaded, the old one holds");
    }
  }

  private static void limitStop() {
    CompletableFuture.delayedExecutor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              LOGGER.atError().log("stopping took too long");
              Runtime.getRuntime().halt(STOPPED_HARD);
            });
  }
}
