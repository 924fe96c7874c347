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
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
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
