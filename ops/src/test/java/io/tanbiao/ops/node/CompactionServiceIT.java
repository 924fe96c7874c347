package io.tanbiao.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.server.Server;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.storage.rocksdb.CompactionResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionServiceIT {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String JSON = "application/json";

  /** What compactions come to; each waits for one. */
  private final BlockingQueue<Supplier<CompactionResult>> ends = new ArrayBlockingQueue<>(8);

  private final AtomicInteger begun = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private EventLoops loops;
  private Server server;
  private URI address;

  @BeforeEach
  void listen() {
    loops = EventLoops.open(1, "test");
    server =
        ManagementListener.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new ManagementListener.Views(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Optional::empty,
                Map::of,
                new StoreCompaction(this::compact, Clock.fixed(NOW, ZoneOffset.UTC)),
                loops.group()));
    server.start().join();
    address = URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/store/compact");
  }

  @AfterEach
  void stop() throws Exception {
    ends.add(() -> result(0, 0));
    server.stop().join();
    loops.close();
  }

  @Test
  void runsOneAtATimeAndSaysWhatBecameOfIt() throws Exception {
    // Given
    assertThat(get()).isEqualTo("{\"state\":\"idle\"}\n");
    // When
    HttpResponse<String> started = post(JSON);
    String meanwhile = get();
    HttpResponse<String> second = post(JSON);
    ends.add(() -> result(7_000_000_000L, 5));
    // Then
    assertThat(started.statusCode()).isEqualTo(202);
    assertThat(JsonText.readObject(started.body()))
        .containsEntry("state", "running")
        .containsEntry("since", NOW.toString());
    assertThat(meanwhile).isEqualTo("{\"state\":\"running\",\"since\":\"" + NOW + "\"}\n");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(JsonText.readObject(second.body()))
        .containsEntry("reason", "already running")
        .containsEntry("since", NOW.toString());
    assertThat(awaitIdle())
        .isEqualTo(
            "{\"state\":\"idle\",\"last\":{\"started\":\"%s\",\"millis\":0,\"outcome\":\"done\","
                    .formatted(NOW)
                + "\"octetsBefore\":7000000000,\"octetsAfter\":5}}\n");
    assertThat(begun).hasValue(1);
  }

  @Test
  void saysWhyOneFailedAndTakesTheNext() throws Exception {
    ends.add(
        () -> {
          throw new StoreException(Severity.RETRY, "no space left on the disk");
        });

    int first = post(JSON).statusCode();
    String failed = awaitIdle();
    int second = post("application/json; charset=utf-8").statusCode();

    assertThat(first).isEqualTo(202);
    assertThat(failed)
        .endsWith("\"outcome\":\"failed\",\"reason\":\"no space left on the disk\"}}\n");
    assertThat(second).isEqualTo(202);
    assertThat(get()).startsWith("{\"state\":\"running\"").contains("\"failed\"");
  }

  /** Types that a page may send without asking, and some that are no type. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "text/plain; charset=application/json",
        "application/jsonp",
        "application/*",
        "*/*",
        "json"
      })
  void refusesWhatIsNotJson(String type) throws Exception {
    HttpResponse<String> refused = post(type);

    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.body()).contains("(expected: application/json)");
    assertThat(begun).hasValue(0);
  }

  @Test
  void refusesARequestWithoutContentType() throws Exception {
    assertThat(send(request().POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(415);
    assertThat(begun).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "null", "http://127.0.0.1:8001"})
  void refusesPagesOfBrowsers(String origin) throws Exception {
    HttpResponse<String> refused =
        send(json(request().header("Origin", origin).header("Content-Type", JSON)));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(begun).hasValue(0);
  }

  @Test
  void allowsNothingToPagesThatAskBefore() throws Exception {
    HttpResponse<String> asked =
        send(
            request()
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(asked.statusCode()).isEqualTo(405);
    assertThat(asked.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  private CompactionResult compact() {
    begun.incrementAndGet();
    try {
      Supplier<CompactionResult> end = ends.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      assertThat(end).isNotNull();
      return end.get();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static CompactionResult result(long before, long after) {
    return new CompactionResult(before, after, Duration.ZERO);
  }

  private String awaitIdle() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    String state = get();
    while (!state.contains("\"idle\"")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      state = get();
    }
    return state;
  }

  private String get() throws IOException, InterruptedException {
    return send(request()).body();
  }

  private HttpResponse<String> post(String type) throws IOException, InterruptedException {
    return send(json(request().header("Content-Type", type)));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(address).timeout(DEADLINE);
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.POST(HttpRequest.BodyPublishers.ofString("{}"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
