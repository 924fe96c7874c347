package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BoundedLaneTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final BoundedLane lane = new BoundedLane(threads::add, 2, 3);

  @Test
  void takesSoManyThreadsAndNoMore() {
    submit("a");
    assertThat(threads).hasSize(1);
    submit("b");
    assertThat(threads).hasSize(2);
    submit("c");
    assertThat(threads).hasSize(2);
  }

  @Test
  void letsSoManyWaitAndNoMore() {
    submit("a", "b", "c", "d", "e");

    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> submit("f"));
    threads.remove().run();

    assertThat(done).containsExactly("a", "c", "d", "e");
    submit("g");
    assertThat(threads).hasSize(2);
  }

  @Test
  void givesAThreadBackWhenNothingWaits() {
    for (int i = 0; i < 10; i++) {
      submit("a");
      threads.remove().run();
    }
    assertThat(done).hasSize(10);
    assertThat(threads).isEmpty();
  }

  @Test
  void staysUsableWhenTheExecutorRefuses() {
    // Given
    boolean[] full = {true};
    BoundedLane refused =
        new BoundedLane(
            task -> {
              if (full[0]) {
                throw new RejectedExecutionException();
              }
              task.run();
            },
            1,
            0);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> refused.execute(() -> done.add("a")));

    // When
    full[0] = false;
    refused.execute(() -> done.add("b"));

    // Then
    assertThat(done).containsExactly("b");
  }

  @Test
  void refusesToBeNoLane() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BoundedLane(threads::add, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BoundedLane(threads::add, 1, -1));
  }

  private void submit(String... tasks) {
    for (String task : tasks) {
      lane.execute(() -> done.add(task));
    }
  }
}
