package io.tanbiao.ops.bench.node;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.client.ClientTimeouts;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.HandleClient;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a node that starts, every 5 ms, until it is ready and until it answers. */
final class Readiness {
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int ATTEMPTS_OF_A_SOCKET = 20;
  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int OK = 200;
  private static final ClientTimeouts TIMEOUTS =
      new ClientTimeouts(POLL, POLL, Collections.nCopies(ATTEMPTS_OF_A_SOCKET, POLL));

  private final BooleanSupplier alive;

  /**
   * Asks as long as a node lives.
   *
   * @param alive whether it does; may be called on any thread
   */
  Readiness(BooleanSupplier alive) {
    this.alive = alive;
  }

  /** One attempt. */
  @FunctionalInterface
  private interface Attempt {
    boolean succeeds() throws IOException;
  }

  /**
   * Waits until {@code /health/ready} says so.
   *
   * @return when, by {@link System#nanoTime()}
   * @throws IOException when the node ends, or takes longer than two minutes
   */
  long awaitReady(int managementPort) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    return await("ready", () -> isReady(address));
  }

  /**
   * Waits for a record by UDP.
   *
   * @return when it came, by {@link System#nanoTime()}
   * @throws IOException when the node ends, or takes longer than two minutes
   */
  long awaitAnswer(InetSocketAddress server, Handle handle) throws IOException {
    Operation resolution = Operation.Resolution.ofAll(handle);
    return await("answering", () -> answers(server, resolution, handle));
  }

  private long await(String what, Attempt attempt) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (alive.getAsBoolean() && System.nanoTime() < deadline) {
      if (succeeds(attempt)) {
        return System.nanoTime();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IOException(
        alive.getAsBoolean()
            ? "not " + what + " after " + LONGEST.toSeconds() + " s"
            : "ended before it was " + what);
  }

  private static boolean succeeds(Attempt attempt) {
    try {
      return attempt.succeeds();
    } catch (IOException e) {
      return false; // not yet: nobody listens
    }
  }

  private static boolean isReady(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      return connection.getResponseCode() == OK;
    } finally {
      connection.disconnect();
    }
  }

  private static boolean answers(InetSocketAddress server, Operation resolution, Handle handle)
      throws IOException {
    try (HandleClient client = HandleClient.connect(server, ClientTransport.UDP, TIMEOUTS)) {
      return client.send(resolution, OpFlags.CLIENT_DEFAULT) instanceof Outcome.Resolved resolved
          && resolved.handle().equals(handle)
          && !resolved.valueList().isEmpty();
    }
  }
}
