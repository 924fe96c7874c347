package io.tanbiao.ops.bench.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a node that serves counts. */
final class NodeMetrics {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI address;

  /** The metrics behind a management port of this machine. */
  NodeMetrics(int managementPort) {
    this.address = URI.create("http://127.0.0.1:" + managementPort + "/metrics");
  }

  /**
   * The sum of a metric over its labels.
   *
   * @throws IOException also when the node has no such metric
   */
  double sum(String name) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      double[] found =
          lines
              .lines()
              .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .mapToDouble(Double::parseDouble)
              .toArray();
      if (found.length == 0) {
        throw new IOException(address + ": no metric " + name);
      }
      return Arrays.stream(found).sum();
    }
  }
}
