package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Other threads are a queue here, of which the test runs what it wants. */
class TaskGroupsTest {
  private static final int ROOM = 20;

  private final Queue<Runnable> handedOver = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private final TaskGroups groups = new TaskGroups(handedOver::add, ROOM);

  @Test
  void handsATaskOverAtOnceOutsideOfARound() {
    groups.execute(() -> done.add(1));

    assertThat(handedOver).hasSize(1);
    run();
    assertThat(done).containsExactly(1);
  }

  @Test
  void handsTasksOfARoundOverTogetherAtItsEnd() {
    groups.begin();
    execute(TaskGroups.MOST - 1);
    assertThat(handedOver).isEmpty();

    groups.end();

    assertThat(handedOver).hasSize(1);
    run();
    assertThat(done).hasSize(TaskGroups.MOST - 1).isSorted();
  }

  @Test
  void handsFullGroupsOverBeforeTheEndOfARound() {
    groups.begin();
    execute(TaskGroups.MOST);
    assertThat(handedOver).hasSize(1);
    execute(1);
    groups.end();

    assertThat(handedOver).hasSize(2);
    run();
    assertThat(done).hasSize(TaskGroups.MOST + 1);
  }

  @Test
  void refusesWhatIsMoreThanMayWaitAndTakesMoreOnceSomeRan() {
    groups.begin();
    execute(ROOM);
    assertThatThrownBy(() -> execute(1)).isInstanceOf(RejectedExecutionException.class);
    groups.end();
    run();

    execute(ROOM);

    run();
    assertThat(done).hasSize(2 * ROOM);
  }

  @Test
  void tellsTheTasksOfAGroupThatItDoesNotRun() {
    Executor stopped =
        group -> {
          throw new RejectedExecutionException("stopped");
        };
    TaskGroups late = new TaskGroups(stopped, ROOM);
    late.begin();
    late.execute(refusable(1));
    late.execute(refusable(2));

    late.end();

    assertThat(done).containsExactly(-1, -2);
  }

  @Test
  void deliversWhatAGroupHasTogetherAndInOrder() {
    Queue<Runnable> loop = new ArrayDeque<>();
    Executor one = loop::add;
    groups.begin();
    for (int i = 0; i < 3; i++) {
      int number = i;
      groups.execute(() -> TaskGroups.deliver(one, () -> done.add(number)));
    }
    groups.end();

    run();

    assertThat(loop).hasSize(1);
    loop.remove().run();
    assertThat(done).containsExactly(0, 1, 2);
  }

  @Test
  void deliversAtOnceOnOtherThreads() {
    TaskGroups.deliver(Runnable::run, () -> done.add(7));

    assertThat(done).containsExactly(7);
  }

  private void execute(int count) {
    for (int i = 0; i < count; i++) {
      int number = done.size() + i;
      groups.execute(() -> done.add(number));
    }
  }

  private Runnable refusable(int number) {
    return new TaskGroups.Refusable() {
      @Override
      public void run() {
        done.add(number);
      }

      @Override
      public void refused() {
        done.add(-number);
      }
    };
  }

  private void run() {
    while (!handedOver.isEmpty()) {
      handedOver.remove().run();
    }
  }
}
