package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.throttle.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that are stuck for a while, as those that read from a slow disk. */
class WorkersTest {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final int ROOM = 3;

  private final ManualTime time = new ManualTime();
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private final AtomicInteger done = new AtomicInteger();
  private final Workers workers = new Workers(this::queue, LONGEST_WAIT, time);

  @ParameterizedTest
  @ValueSource(longs = {-1, 0})
  void worksOnWhatWaitedUpToTheLimit(long nanosBeyond) {
    // Given
    CompletionStage<Outcome> answer = ask();

    // When
    time.pass(LONGEST_WAIT.plusNanos(nanosBeyond));
    recover();

    // Then
    assertThat(answer).isCompletedWithValue(Outcome.Done.PLAINLY);
  }

  @Test
  void doesNotWorkOnWhatWaitedLonger() {
    // Given
    CompletionStage<Outcome> answer = ask();

    // When
    time.pass(LONGEST_WAIT.plusNanos(1));
    recover();

    // Then
    assertThat(answer).isCompletedWithValue(Workers.NO_ROOM);
    assertThat(done).hasValue(0);
  }

  @Test
  void answersAllAndHoldsNoMoreThanItHasRoomForWhenStuck() {
    // Given
    List<CompletionStage<Outcome>> answers = new ArrayList<>();

    // When
    for (int i = 0; i < 100; i++) {
      answers.add(ask());
    }

    // Then
    assertThat(queue).hasSize(ROOM);
    assertThat(answers.subList(ROOM, 100))
        .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(Workers.NO_ROOM));

    // When
    recover();

    // Then
    assertThat(answers.subList(0, ROOM))
        .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(Outcome.Done.PLAINLY));
    CompletionStage<Outcome> after = ask();
    recover();
    assertThat(after).isCompletedWithValue(Outcome.Done.PLAINLY);
    assertThat(done).hasValue(ROOM + 1);
  }

  private CompletionStage<Outcome> ask() {
    return workers.run(
        () -> {
          done.incrementAndGet();
          return CompletableFuture.completedFuture(Outcome.Done.PLAINLY);
        });
  }

  private void queue(Runnable task) {
    if (queue.size() == ROOM) {
      throw new RejectedExecutionException("full");
    }
    queue.add(task);
  }

  private void recover() {
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
    }
  }
}
