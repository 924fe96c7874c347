package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.Await;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in JSON: counted, by pages and whole, to clients of any speed (wire notes §7). */
class ListReplyIT {
  private static final Duration TIMEOUT = Duration.ofMillis(1_500);
  private static final int PART = ListedNames.NAMES_PER_PART;

  private final Queue<MadeUpNames> opened = new ConcurrentLinkedQueue<>();
  private volatile MadeUpNames list = new MadeUpNames(0);
  private Server server;

  @BeforeEach
  void start() {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        Server.builder()
            .port(anyPort, SessionProtocol.HTTP)
            .requestTimeout(TIMEOUT)
            .service(
                HandleListResource.PATH,
                new RestService(
                    new HandleListResource(),
                    (context, operation) ->
                        CompletableFuture.completedFuture(new Outcome.Listing(this::open)),
                    new Callers(new InMemoryNode().access()),
                    QuickReads.none()))
            .build();
    server.start().join();
  }

  @AfterEach
  void stop() {
    server.stop().join();
    assertThat(opened).allMatch(names -> names.closed);
  }

  @Test
  void countsWithoutReadingAnythingAgain() throws IOException {
    list = new MadeUpNames(2 * PART + 1);

    assertThat(get("&page=0&pageSize=0").body())
        .isEqualTo(
            "{\"responseCode\":1,\"prefix\":\"88.302\",\"totalCount\":\"501\",\"page\":0,"
                + "\"pageSize\":0,\"handles\":[]}");
    assertThat(opened).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "501, 0, 1",
    "501, 500, 1",
    "501, 501, 1",
    "501, 0, 249",
    "501, 1, 249",
    "501, 0, 250",
    "501, 1, 250",
    "501, 2, 250",
    "501, 1, 251",
    "501, 0, 500",
    "501, 1, 500",
    "501, 0, 501",
    "501, 1, 501",
    "501, 0, 502",
    "501, 0, 2147483647",
    "501, 2147483647, 2147483647",
    "250, 0, 250",
    "250, 1, 250",
    "0, 0, 1"
  })
  void readsThePartThatIsWanted(int count, int page, int size) throws Exception {
    list = new MadeUpNames(count);

    JsonNode answer = json(get("&page=" + page + "&pageSize=" + size).body());

    long start = Math.min(count, (long) page * size);
    long end = Math.min(count, start + size);
    assertThat(answer.path("totalCount").asText()).isEqualTo(String.valueOf(count));
    assertThat(namesIn(answer)).isEqualTo(names(start, end));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "249", "250", "251", "100000"})
  void readsWholeListsPartByPart(int count) throws Exception {
    list = new MadeUpNames(count);

    JsonNode answer = json(get("").body());

    assertThat(answer.path("totalCount").asText()).isEqualTo(String.valueOf(count));
    assertThat(namesIn(answer)).isEqualTo(names(0, count));
  }

  @Test
  void printsListsInTheStyleThatIsWanted() throws Exception {
    list = new MadeUpNames(PART + 1);

    RawHttp called = get("&callback=f");
    RawHttp pretty = get("&pretty");

    assertThat(called.header("Content-Type")).startsWith("application/javascript");
    assertThat(called.body()).startsWith("f({\"responseCode\":1,").endsWith("]});");
    assertThat(pretty.body()).contains("\n  \"handles\": [\n    \"88.302/0\",\n").endsWith("\n}");
    assertThat(namesIn(json(pretty.body()))).isEqualTo(names(0, PART + 1));
  }

  @Test
  void refusesAListThatFailsBeforeItsFirstNames() throws IOException {
    list = new MadeUpNames(3 * PART).failingAt(1);
    RawHttp notCounted = get("");
    opened.clear();
    list = new MadeUpNames(3 * PART).failingOnlyWhenReadAgainAt(0);
    RawHttp notRead = get("");

    for (RawHttp answer : List.of(notCounted, notRead)) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("\"responseCode\":3");
    }
  }

  @Test
  void cutsOffAListThatFailsLater() throws IOException {
    list = new MadeUpNames(3 * PART).failingOnlyWhenReadAgainAt(1);

    RawHttp answer = get("");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).endsWith("\"88.302/249\"");
  }

  @Test
  void givesEachPartTheTimeOfARequest() throws Exception {
    list = new MadeUpNames(4 * PART).slowedBy(TIMEOUT.dividedBy(3));

    assertThat(namesIn(json(get("").body()))).hasSize(4 * PART);
  }

  @Test
  void readsNothingAheadOfAClientThatTakesNothingAndGivesItUp() throws Exception {
    list = new MadeUpNames(200_000).longNames();
    try (Socket socket = new Socket(address().getAddress(), address().getPort())) {
      socket.getOutputStream().write(request("").getBytes(StandardCharsets.UTF_8));

      Await.until(() -> opened.size() == 2 && opened.stream().allMatch(names -> names.closed));

      // 200 MB that the sockets cannot hold.
      assertThat(opened).last().matches(names -> names.read.get() < 100_000);
    }
  }

  @Test
  void readsNoFurtherForAClientThatIsGone() throws Exception {
    list = new MadeUpNames(200_000).longNames();
    try (Socket socket = new Socket(address().getAddress(), address().getPort())) {
      socket.getOutputStream().write(request("").getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().readNBytes(100_000);
    }

    Await.until(() -> opened.stream().allMatch(names -> names.closed));
    assertThat(opened).hasSize(2).last().matches(names -> names.read.get() < 100_000);
  }

  @Test
  void answersHeadWithoutNames() throws IOException {
    list = new MadeUpNames(100_000);

    RawHttp answer =
        RawHttp.exchange(address(), RawHttp.request("HEAD", "/api/handles?prefix=88.302"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    Await.until(() -> opened.stream().allMatch(names -> names.closed));
  }

  private RawHttp get(String parameters) throws IOException {
    return RawHttp.exchange(address(), request(parameters));
  }

  private static String request(String parameters) {
    return RawHttp.request("GET", "/api/handles?prefix=88.302" + parameters);
  }

  private InetSocketAddress address() {
    return server.activePort().localAddress();
  }

  private NameCursor open() {
    MadeUpNames names = list.again(opened.isEmpty());
    opened.add(names);
    return names;
  }

  private static JsonNode json(String body) throws InvalidJsonException {
    return JsonText.read(body);
  }

  private static List<String> namesIn(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("handles").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<String> names(long start, long end) {
    return IntStream.range((int) start, (int) end).mapToObj(number -> "88.302/" + number).toList();
  }

  /** Names that are made up when they are read. */
  private static final class MadeUpNames implements NameCursor {
    private static final int NEVER = -1;

    private final int count;
    private String end = "";
    private Duration pause = Duration.ZERO;
    private int failsAtPage = NEVER;
    private boolean failsWhenCounted = true;
    private int pages;
    private final AtomicInteger read = new AtomicInteger();
    private volatile boolean closed;

    MadeUpNames(int count) {
      this.count = count;
    }

    MadeUpNames longNames() {
      end = "x".repeat(1_000);
      return this;
    }

    MadeUpNames slowedBy(Duration newPause) {
      pause = newPause;
      return this;
    }

    MadeUpNames failingAt(int page) {
      failsAtPage = page;
      return this;
    }

    MadeUpNames failingOnlyWhenReadAgainAt(int page) {
      failsWhenCounted = false;
      return failingAt(page);
    }

    MadeUpNames again(boolean counted) {
      MadeUpNames names = new MadeUpNames(count).slowedBy(pause);
      names.end = end;
      names.failsAtPage = counted && !failsWhenCounted ? NEVER : failsAtPage;
      return names;
    }

    @Override
    public CompletionStage<Page> next(int limit) {
      Page page = page(limit);
      return pause.isZero()
          ? CompletableFuture.completedFuture(page)
          : CompletableFuture.supplyAsync(
              () -> page,
              CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Page page(int limit) {
      if (closed) {
        throw new IllegalStateException("read after it was closed");
      }
      if (pages == failsAtPage) {
        return new Page(Refused.with(ResponseCode.SERVER_TOO_BUSY), true);
      }
      pages++;
      List<Handle> names = new ArrayList<>();
      for (int n = 0; n < limit && read.get() < count; n++) {
        names.add(Handle.of("88.302/" + read.getAndIncrement() + end));
      }
      return new Page(new Outcome.Names(names), read.get() == count);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
