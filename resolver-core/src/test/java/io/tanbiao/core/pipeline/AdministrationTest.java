package io.tanbiao.core.pipeline;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.InterceptedStore;
import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.ModifyValues;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What others do between the challenge and the commit. */
class AdministrationTest {
  private static final String FURNACE = "88.300/furnace";
  private static final HandleValue URL = HandleValue.of(1, "URL", "http://a");
  private static final Operation CREATE = new CreateHandle(Handle.of(FURNACE), List.of(URL));
  private static final long DEADLINE_SECONDS = 30;

  private final InterceptedStore store = new InterceptedStore();
  private final SampleNode node = new SampleNode(store, Runnable::run, false);

  @Test
  void plansAnewWhenTheProofComes() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    node.with(FURNACE, URL);

    assertCode(node.answer(ADMIN, challenge), ResponseCode.HANDLE_ALREADY_EXISTS);
  }

  @Test
  void asksForTheRightAnewWhenTheProofComes() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    node.with("0.NA/88.300", SampleStore.admin(100, 0xfff, USER));

    assertCode(node.answer(ADMIN, challenge), ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void asksForTheResponsibilityAnewWhenTheProofComes() {
    Challenge challenge = (Challenge) node.ask(CREATE);
    SampleStore.unhome(node.store(), "88.300");

    assertCode(node.answer(ADMIN, challenge), ResponseCode.NOT_RESPONSIBLE);
  }

  @Test
  void writesNothingUnderAPrefixThatIsUnhomedAtTheLastMoment() {
    beforeNextCommit(inner -> SampleStore.unhome(inner, "88.300"));

    assertCode(node.as(ADMIN, CREATE), ResponseCode.NOT_RESPONSIBLE);
  }

  @Test
  void plansAnewWhenTheRecordChangesAtTheLastMoment() {
    node.with(FURNACE, URL);
    HandleValue between = HandleValue.of(2, "URL", "between");
    beforeNextCommit(inner -> SampleStore.put(inner, FURNACE, URL, between));

    assertCode(node.as(ADMIN, modify("new")), ResponseCode.SUCCESS);

    HandleValue written = HandleValue.of(1, "URL", "new").at(node.clock().seconds());
    assertThat(node.valuesOf(FURNACE)).containsExactly(written, between);
  }

  @Test
  void refusesWhatTheLastMomentForbids() {
    node.with(FURNACE, URL);
    beforeNextCommit(
        inner -> SampleStore.put(inner, FURNACE, URL, SampleStore.admin(100, 0xfff, USER)));
    assertCode(node.as(ADMIN, modify("new")), ResponseCode.INVALID_ADMINISTRATOR);

    beforeNextCommit(inner -> SampleStore.remove(inner, FURNACE));
    assertCode(node.as(USER, modify("new")), ResponseCode.HANDLE_NOT_FOUND);
  }

  @Test
  void givesUpWhenTheRecordNeverStandsStill() {
    // Given
    AtomicInteger commits = new AtomicInteger();
    Commit conflict = new Commit.Conflict(Condition.absent(store.caseRule().key(Handle.of("a"))));
    store.intercept(
        (inner, change) -> {
          commits.incrementAndGet();
          return CompletableFuture.completedFuture(conflict);
        });

    // When
    Outcome outcome = node.as(ADMIN, CREATE);

    // Then
    assertCode(outcome, ResponseCode.SERVER_TOO_BUSY);
    assertThat(commits).hasValue(Administration.MAX_ATTEMPTS);
  }

  /**
   * A store acknowledges on the thread that writes: who waited there for it would wait for ever.
   */
  @Test
  void readsNothingOnTheThreadThatAcknowledgesCommits() throws Exception {
    // Given
    Set<Thread> readers = ConcurrentHashMap.newKeySet();
    ExecutorService committer = Executors.newSingleThreadExecutor();
    ExecutorService workers = Executors.newSingleThreadExecutor();
    SampleNode threaded = new SampleNode(store, workers, false);
    Thread committing = committer.submit(Thread::currentThread).get();
    threaded.with(FURNACE, URL);
    AtomicBoolean first = new AtomicBoolean(true);
    store.beforeRead(() -> readers.add(Thread.currentThread()));
    store.intercept(
        (inner, change) -> {
          CompletableFuture<Commit> acknowledged = new CompletableFuture<>();
          Runnable commit =
              () -> {
                if (first.getAndSet(false)) {
                  SampleStore.put(inner, FURNACE, URL.at(9));
                }
                acknowledged.complete(inner.commit(change).toCompletableFuture().join());
              };
          // Behind the one that commits, so that it has left and the stage is waited for.
          workers.execute(() -> committer.execute(commit));
          return acknowledged;
        });

    // When
    Outcome outcome = threaded.as(ADMIN, modify("new"));

    // Then
    assertCode(outcome, ResponseCode.SUCCESS);
    assertThat(readers).isNotEmpty().doesNotContain(committing);
    workers.shutdown();
    committer.shutdown();
  }

  @Test
  void isBusyWhenThereIsNoRoomToPlanAnew() {
    AtomicBoolean full = new AtomicBoolean();
    SampleNode crowded =
        new SampleNode(
            store,
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException("full");
              }
              task.run();
            },
            false);
    crowded.with(FURNACE, URL);
    beforeNextCommit(
        inner -> {
          SampleStore.put(inner, FURNACE, URL.at(9));
          full.set(true);
        });

    assertCode(crowded.as(ADMIN, modify("new")), ResponseCode.SERVER_TOO_BUSY);
  }

  /** Each round of commits lands one, so that as many as there are attempts always land. */
  @Test
  void landsAsManyConcurrentChangesOfOneRecordAsThereAreAttempts() throws Exception {
    // Given
    int writers = Administration.MAX_ATTEMPTS;
    node.with(FURNACE);
    CyclicBarrier together = new CyclicBarrier(writers);
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<Outcome>> outcomes = new ArrayList<>();

    // When
    for (int i = 1; i <= writers; i++) {
      HandleValue value = HandleValue.of(i, "URL", "");
      Operation add = new AddValues(Handle.of(FURNACE), List.of(value));
      Challenge challenge = (Challenge) node.ask(add);
      outcomes.add(
          threads.submit(
              () -> {
                int unused = together.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
                return node.answer(ADMIN, challenge);
              }));
    }

    // Then
    for (Future<Outcome> outcome : outcomes) {
      assertCode(outcome.get(DEADLINE_SECONDS, TimeUnit.SECONDS), ResponseCode.SUCCESS);
    }
    assertThat(node.valuesOf(FURNACE)).hasSize(writers);
    threads.shutdown();
  }

  private static Operation modify(String data) {
    return new ModifyValues(Handle.of(FURNACE), List.of(HandleValue.of(1, "URL", data)));
  }

  /** Lets somebody else write before the next commit, and never again. */
  private void beforeNextCommit(Consumer<Store> action) {
    ConcurrentLinkedQueue<Consumer<Store>> once = new ConcurrentLinkedQueue<>(List.of(action));
    store.intercept(
        (inner, change) -> {
          var next = once.poll();
          if (next != null) {
            next.accept(inner);
          }
          return inner.commit(change);
        });
  }

  private static void assertCode(Outcome outcome, ResponseCode code) {
    assertThat(outcome.responseCode()).as(outcome.toString()).isEqualTo(code.number());
  }
}
