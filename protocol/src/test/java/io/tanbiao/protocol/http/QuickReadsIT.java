package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Write;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads over HTTP that are answered at once are answered as all others are. */
class QuickReadsIT {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private static InMemoryNode records;
  private static CountedReads quick;
  private static QuickReads reads;
  private static HttpNode node;
  private static HttpNode slow;

  private final String name = "88.300/quick-" + NAMES.incrementAndGet();
  private final String path = "/api/handles/" + name;

  @BeforeAll
  static void start() throws IOException, WireException {
    records = Fixtures.node();
    Pipeline pipeline = records.handler();
    quick = new CountedReads(pipeline);
    reads = new QuickReads(1, InMemoryNode.stampsOf(records.store()), quick);
    node = nodeWith(pipeline, reads);
    slow = nodeWith(records.handler(), QuickReads.none());
  }

  @AfterAll
  static void stop() {
    node.close();
    slow.close();
  }

  private static HttpNode nodeWith(Pipeline pipeline, QuickReads reads) {
    return new HttpNode(
        pipeline,
        records.dispatcher(),
        new HttpSettings(
            records.access(), new RedirectSettings("", bound -> 0), RequestLimit.none(), reads));
  }

  @BeforeEach
  void register() throws IOException {
    records.holding(name, text("first"));
    // Prefixes are known to be ours once one of their names was asked for.
    RawHttp.get(node.address(), path + "-none");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void answersLikeTheLongWayHoweverOftenItIsAsked(String method, String url, String header)
      throws IOException {
    // Given
    String request =
        header.isEmpty() ? RawHttp.request(method, url) : RawHttp.request(method, url, header);
    RawHttp expected = RawHttp.exchange(slow.address(), request);

    for (int time = 1; time <= 5; time++) {
      // When
      RawHttp answer = RawHttp.exchange(node.address(), request);

      // Then
      assertThat(answer.body()).as(request).isEqualTo(expected.body());
      assertThat(withoutDate(answer)).as(request).isEqualTo(withoutDate(expected));
    }
  }

  static Stream<Arguments> requests() {
    Stream<String> names =
        Stream.of("88.300/REC-1", "88.300/REC-2", "88.300/SITE", "88.300/none", "9/else", "", "%zz")
            .map("/api/handles/"::concat);
    List<String> queries =
        List.of(
            "",
            "?",
            "?pretty",
            "?pretty=false",
            "?auth",
            "?cert",
            "?publicOnly",
            "?publicOnly=no",
            "?index=1",
            "?index=1&index=100",
            "?index=1;x",
            "?index=abc",
            "?type=URL",
            "?type=url",
            "?type=HS_ADMIN&index=1",
            "?callback=show",
            "?callback=a%20b&pretty");
    Stream<String> urls = names.flatMap(name -> queries.stream().map(name::concat));
    Stream<String> written = NamesInPathsTest.PATHS.keySet().stream().map("/api/handles/"::concat);
    return Stream.concat(urls, written)
        .flatMap(
            url ->
                Stream.of(
                    arguments("GET", url, ""),
                    arguments("HEAD", url, ""),
                    arguments("GET", url, "Origin: https://elsewhere.example"),
                    arguments("GET", url, "If-None-Match: *"),
                    arguments("GET", url, "Authorization: Basic bm9ib2R5")));
  }

  @Test
  void answersWhatComesAgainFromTheCacheAndCountsIt() throws IOException {
    // Given
    long hits = reads.hits();
    int resolved = quick.resolved.get();
    int again = quick.again.get();

    // When
    for (int time = 1; time <= 5; time++) {
      RawHttp.get(node.address(), path);
    }

    // Then
    assertThat(reads.hits() - hits).isEqualTo(3);
    assertThat(quick.resolved.get() - resolved).isEqualTo(2);
    assertThat(quick.again.get() - again).isEqualTo(3);
    assertThat(quick.lastAgain.transport()).isEqualTo(Transport.REST);
    assertThat(quick.lastAgain.peer().getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void showsNothingThatWasReplaced() throws IOException {
    // Given
    for (int time = 1; time <= 3; time++) {
      RawHttp.get(node.address(), path);
    }

    // When
    replace("second");

    // Then
    assertThat(RawHttp.get(node.address(), path).body()).contains("second");
  }

  @Test
  void tellsApartWhatDiffersInTheQueryOnly() throws IOException {
    // Given
    for (int time = 1; time <= 3; time++) {
      RawHttp.get(node.address(), path);
    }

    // When
    RawHttp other = RawHttp.get(node.address(), path + "?index=2");

    // Then
    assertThat(other.body()).contains("\"values\":[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {QuickReads.MAX_URL_CHARACTERS - 1, QuickReads.MAX_URL_CHARACTERS})
  void keepsAnswersToUrlsUpToTheLimit(int characters) throws IOException {
    assertThat(hitsOfThree(characters)).isEqualTo(1);
  }

  @Test
  void keepsNoAnswersToLongerUrls() throws IOException {
    assertThat(hitsOfThree(QuickReads.MAX_URL_CHARACTERS + 1)).isZero();
  }

  @Test
  void keepsAnswersUpToTheLimitOfOctets() throws IOException {
    // Given
    int frame = RawHttp.get(node.address(), path).body().length() - "first".length();
    int longest = QuickReads.MAX_JSON_OCTETS - frame;

    for (int octets : List.of(longest - 1, longest, longest + 1)) {
      // When
      replace("x".repeat(octets));
      long before = reads.hits();
      for (int time = 1; time <= 3; time++) {
        RawHttp.get(node.address(), path);
      }

      // Then
      assertThat(reads.hits() > before).as("%d octets", octets).isEqualTo(octets <= longest);
    }
  }

  private long hitsOfThree(int characters) throws IOException {
    long before = reads.hits();
    String query = "x=" + "y".repeat(characters - path.length() - "?x=".length());
    for (int time = 1; time <= 3; time++) {
      assertThat(RawHttp.get(node.address(), path + "?" + query).status()).isEqualTo(200);
    }
    return reads.hits() - before;
  }

  private void replace(String content) {
    var key = records.store().caseRule().key(Handle.of(name));
    HandleRecord old = records.store().find(key).orElseThrow();
    HandleRecord changed =
        HandleRecord.of(Handle.of(name), old.revision() + 1, List.of(text(content)));
    records
        .store()
        .commit(new Change(0, List.of(), List.of(new Write.UpdateRecord(key, changed))))
        .toCompletableFuture()
        .join();
  }

  private static HandleValue text(String content) {
    return HandleValue.of(1, "DESC", Octets.utf8(content));
  }

  private static Arguments arguments(String method, String url, String header) {
    return Arguments.of(method, url, header);
  }

  private static List<String> withoutDate(RawHttp answer) {
    return answer.head().lines().filter(line -> !line.startsWith("date:")).toList();
  }

  /** Counts what is answered at once. */
  private static final class CountedReads implements QuickHandler {
    private final Pipeline pipeline;
    private final AtomicInteger resolved = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private volatile RequestContext lastAgain;

    CountedReads(Pipeline pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public Optional<Outcome> resolve(RequestContext context, Resolution resolution) {
      resolved.incrementAndGet();
      return pipeline.resolve(context, resolution);
    }

    @Override
    public void answeredAgain(
        RequestContext context, Resolution resolution, Resolved outcome, long nanos) {
      lastAgain = context;
      again.incrementAndGet();
    }
  }
}
