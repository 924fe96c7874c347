package io.tanbiao.templates.pattern;

import java.util.List;

/** The parts of a pattern as they are written. */
sealed interface Expression {
  /** More repetitions than can be written: without an upper bound. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /** How many instructions the part becomes; saturates, since repetitions multiply. */
  long size();

  /** One character out of a set. */
  record One(CodePoints of) implements Expression {
    @Override
    public long size() {
      return 1;
    }
  }

  /** One after the other. */
  record Sequence(List<Expression> parts) implements Expression {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public long size() {
      return parts.stream().mapToLong(Expression::size).reduce(0, Expression::plus);
    }
  }

  /** One of several. */
  record Choice(List<Expression> branches) implements Expression {
    public Choice {
      branches = List.copyOf(branches);
    }

    @Override
    public long size() {
      return branches.stream().mapToLong(b -> b.size() + 2).reduce(0, Expression::plus);
    }
  }

  /** The same several times. */
  record Repeat(Expression part, int min, int max) implements Expression {
    @Override
    public long size() {
      long copies = max == UNBOUNDED ? min + 1L : max;
      return Math.min(Integer.MAX_VALUE, copies * (part.size() + 2));
    }
  }

  private static long plus(long a, long b) {
    return Math.min(Integer.MAX_VALUE, a + b);
  }
}
