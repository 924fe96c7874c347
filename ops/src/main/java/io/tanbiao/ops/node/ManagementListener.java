package io.tanbiao.ops.node;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.tanbiao.ops.json.JsonText;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Metrics, health, configuration and compaction, on loopback only (interface §3). */
final class ManagementListener {
  private static final MediaType PROMETHEUS =
      MediaType.parse("text/plain; version=0.0.4; charset=utf-8");
  private static final String JSON_END = "\n";

  private ManagementListener() {}

  /**
   * What is shown and done.
   *
   * @param registry the meters
   * @param trouble why the node is not ready; empty when it is
   * @param config the keys and their values; no secrets are among them
   * @param compaction of the store
   * @param loops run the connections
   */
  record Views(
      PrometheusMeterRegistry registry,
      Supplier<Optional<String>> trouble,
      Supplier<Map<String, Object>> config,
      StoreCompaction compaction,
      EventLoopGroup loops) {}

  /** Builds the server; it does not listen yet. */
  static Server of(InetSocketAddress address, Views views) {
    return Server.builder()
        .http(address)
        .workerGroup(views.loops(), false)
        .gracefulShutdownTimeout(Duration.ZERO, Duration.ZERO)
        .disableServerHeader()
        .service(
            "/metrics",
            (context, request) ->
                HttpResponse.of(HttpStatus.OK, PROMETHEUS, views.registry().scrape()))
        .service("/health/live", (context, request) -> json(HttpStatus.OK, Map.of("status", "UP")))
        .service("/health/ready", (context, request) -> ready(views.trouble().get()))
        .service("/config", (context, request) -> json(HttpStatus.OK, views.config().get()))
        .service("/store/compact", new CompactionService(views.compaction()))
        .build();
  }

  private static HttpResponse ready(Optional<String> trouble) {
    if (trouble.isEmpty()) {
      return json(HttpStatus.OK, Map.of("status", "UP"));
    }
    Map<String, Object> down = new LinkedHashMap<>();
    down.put("status", "DOWN");
    down.put("reason", trouble.get());
    return json(HttpStatus.SERVICE_UNAVAILABLE, down);
  }

  /** An answer in JSON. */
  static HttpResponse json(HttpStatus status, Map<String, ?> content) {
    return HttpResponse.of(status, MediaType.JSON_UTF_8, JsonText.compact(content) + JSON_END);
  }
}
