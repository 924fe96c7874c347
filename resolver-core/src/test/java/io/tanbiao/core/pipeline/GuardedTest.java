package io.tanbiao.core.pipeline;

import static io.tanbiao.core.SampleNode.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tanbiao.core.InterceptedStore;
import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class GuardedTest {
  private static final String DETAIL = "disk 7 of the operator";
  private static final Operation RESOLVE = Resolution.ofAll(Handle.of("88.300/ADMIN"));
  private static final Operation CREATE =
      new CreateHandle(Handle.of("88.300/a"), List.of(HandleValue.of(1, "URL", "a secret")));

  private final Logger logger = (Logger) LoggerFactory.getLogger(Guarded.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final InterceptedStore store = new InterceptedStore();
  private final SampleNode node = new SampleNode(store, Runnable::run, false);

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  @Test
  void isBusyWhenTheStoreMayRecover() {
    StoreException busy = new StoreException(Severity.RETRY, DETAIL);
    store.beforeRead(throwing(busy));
    assertAnswers(node.ask(RESOLVE), ResponseCode.SERVER_TOO_BUSY);

    store.beforeRead(() -> {});
    store.intercept((inner, change) -> CompletableFuture.failedFuture(busy));
    assertAnswers(node.as(ADMIN, CREATE), ResponseCode.SERVER_TOO_BUSY);
    assertThat(log.list).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "RETRY", mode = EnumSource.Mode.EXCLUDE)
  void failsWithoutDetailWhenTheStoreDoes(Severity severity) {
    StoreException broken = new StoreException(severity, DETAIL);
    store.beforeRead(throwing(broken));
    assertAnswers(node.ask(RESOLVE), ResponseCode.ERROR);

    store.beforeRead(() -> {});
    store.intercept((inner, change) -> CompletableFuture.failedFuture(broken));
    assertAnswers(node.as(ADMIN, CREATE), ResponseCode.ERROR);
    store.intercept(
        (inner, change) -> {
          throw broken;
        });
    assertAnswers(node.as(ADMIN, CREATE), ResponseCode.ERROR);
    assertThat(log.list).hasSize(3);
  }

  @Test
  void logsTheUnexpectedOnceWithItsCauseAndNothingOfTheRequest() {
    store.beforeRead(throwing(new IllegalStateException(DETAIL)));

    assertAnswers(node.ask(CREATE), ResponseCode.ERROR);

    assertThat(log.list).hasSize(1);
    ILoggingEvent event = log.list.get(0);
    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
    assertThat(event.getThrowableProxy().getMessage()).contains(DETAIL);
    assertThat(event.getFormattedMessage() + event.getKeyValuePairs())
        .contains("create-handle", "tcp")
        .doesNotContain("secret");
  }

  @Test
  void isBusyWhenTooManyRequestsWait() {
    SampleNode crowded =
        new SampleNode(
            store,
            task -> {
              throw new RejectedExecutionException(DETAIL);
            },
            false);

    assertAnswers(crowded.ask(RESOLVE), ResponseCode.SERVER_TOO_BUSY);
    assertThat(log.list).isEmpty();
  }

  @Test
  void answersWhenWhatIsBelowThrowsInsteadOfAnswering() {
    RequestHandler handler =
        new Guarded(
            (context, operation) -> {
              throw new IllegalArgumentException(DETAIL);
            });

    assertAnswers(
        handler.handle(node.context(0), RESOLVE).toCompletableFuture().join(), ResponseCode.ERROR);
  }

  @Test
  void endsListsThatFailWithTheFailure() {
    Map<RuntimeException, ResponseCode> failures =
        Map.of(
            new StoreException(Severity.RETRY, DETAIL), ResponseCode.SERVER_TOO_BUSY,
            new RejectedExecutionException(DETAIL), ResponseCode.SERVER_TOO_BUSY,
            new StoreException(Severity.FATAL, DETAIL), ResponseCode.ERROR,
            new IllegalStateException(DETAIL), ResponseCode.ERROR);
    failures.forEach(
        (failure, code) -> {
          NameCursor.Page page = nextOf(names(() -> CompletableFuture.failedFuture(failure)));
          assertAnswers(page.outcome(), code);
          assertThat(page.last()).isTrue();
          NameCursor.Page thrown =
              nextOf(
                  names(
                      () -> {
                        throw failure;
                      }));
          assertAnswers(thrown.outcome(), code);
        });
    assertThat(log.list).hasSize(4);
  }

  private NameCursor.Page nextOf(NameCursor names) {
    RequestHandler handler =
        new Guarded(
            (context, operation) ->
                CompletableFuture.completedFuture(new Outcome.Listing(() -> names)));
    Outcome outcome = handler.handle(node.context(0), RESOLVE).toCompletableFuture().join();
    return ((Outcome.Listing) outcome).names().get().next(1).toCompletableFuture().join();
  }

  private static NameCursor names(Supplier<CompletionStage<NameCursor.Page>> pages) {
    return new NameCursor() {
      @Override
      public CompletionStage<Page> next(int limit) {
        return pages.get();
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private static Runnable throwing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static void assertAnswers(Outcome outcome, ResponseCode code) {
    assertThat(outcome.responseCode()).isEqualTo(code.number());
    assertThat(((Refused) outcome).message()).isNotEmpty().doesNotContain("disk");
  }
}
