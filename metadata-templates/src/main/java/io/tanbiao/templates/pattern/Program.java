package io.tanbiao.templates.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern as instructions for a machine that is in many places at once, so that a text is read
 * once whatever the pattern is.
 */
final class Program {
  /** One instruction: take a character of the set, or go on at both targets without taking one. */
  private record Step(CodePoints takes, int first, int second) {}

  private final Step[] steps;

  private Program(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  static Program of(Expression expression) {
    List<Step> steps = new ArrayList<>();
    emit(expression, steps);
    return new Program(steps);
  }

  /** Whether the whole text is of the pattern. */
  boolean matches(String text) {
    Places now = new Places(steps.length + 1);
    Places next = new Places(steps.length + 1);
    enter(0, now);
    for (int i = 0; i < text.length() && now.count > 0; ) {
      int character = text.codePointAt(i);
      next.clear();
      for (int k = 0; k < now.count; k++) {
        int place = now.places[k];
        if (place < steps.length && takes(place, character)) {
          enter(place + 1, next);
        }
      }
      Places swap = now;
      now = next;
      next = swap;
      i += Character.charCount(character);
    }
    return now.has(steps.length);
  }

  private boolean takes(int place, int character) {
    CodePoints takes = steps[place].takes;
    return takes != null && takes.contains(character);
  }

  /** Goes to a place and wherever one gets from it without taking a character. */
  private void enter(int start, Places places) {
    int waiting = 0;
    places.waiting[waiting++] = start;
    while (waiting > 0) {
      int place = places.waiting[--waiting];
      if (places.add(place) && place < steps.length && steps[place].takes == null) {
        places.waiting[waiting++] = steps[place].second;
        places.waiting[waiting++] = steps[place].first;
      }
    }
  }

  private static void emit(Expression expression, List<Step> steps) {
    if (expression instanceof Expression.One one) {
      steps.add(new Step(one.of(), 0, 0));
    } else if (expression instanceof Expression.Sequence sequence) {
      sequence.parts().forEach(part -> emit(part, steps));
    } else if (expression instanceof Expression.Choice choice) {
      emitChoice(choice.branches(), steps);
    } else if (expression instanceof Expression.Repeat repeat) {
      emitRepeat(repeat, steps);
    } else {
      throw new AssertionError(expression);
    }
  }

  private static void emitChoice(List<Expression> branches, List<Step> steps) {
    List<Integer> leaving = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      int fork = steps.size();
      boolean last = i == branches.size() - 1;
      if (!last) {
        steps.add(null);
      }
      emit(branches.get(i), steps);
      if (!last) {
        leaving.add(steps.size());
        steps.add(null);
        steps.set(fork, fork(fork + 1, steps.size()));
      }
    }
    leaving.forEach(jump -> steps.set(jump, fork(steps.size(), steps.size())));
  }

  private static void emitRepeat(Expression.Repeat repeat, List<Step> steps) {
    for (int i = 0; i < repeat.min(); i++) {
      emit(repeat.part(), steps);
    }
    if (repeat.max() == Expression.UNBOUNDED) {
      int fork = steps.size();
      steps.add(null);
      emit(repeat.part(), steps);
      steps.add(fork(fork, fork));
      steps.set(fork, fork(fork + 1, steps.size()));
      return;
    }
    List<Integer> leaving = new ArrayList<>();
    for (int i = repeat.min(); i < repeat.max(); i++) {
      leaving.add(steps.size());
      steps.add(null);
      emit(repeat.part(), steps);
    }
    leaving.forEach(fork -> steps.set(fork, fork(fork + 1, steps.size())));
  }

  private static Step fork(int first, int second) {
    return new Step(null, first, second);
  }

  /** The places in which the machine is; each once. */
  private static final class Places {
    private final int[] places;
    private final int[] seen;
    private final int[] waiting;
    private int count;
    private int turn = 1;

    Places(int size) {
      places = new int[size];
      seen = new int[size];
      waiting = new int[2 * size + 1];
    }

    boolean add(int place) {
      if (seen[place] == turn) {
        return false;
      }
      seen[place] = turn;
      places[count++] = place;
      return true;
    }

    boolean has(int place) {
      return seen[place] == turn;
    }

    void clear() {
      count = 0;
      turn++;
      if (turn == 0) {
        Arrays.fill(seen, 0);
        turn = 1;
      }
    }
  }
}
