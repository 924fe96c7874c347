package io.tanbiao.templates.document;

import java.util.Comparator;

/** A place in a text; line and column count from 1, both are 0 where there is none. */
public record Position(int line, int column) implements Comparable<Position> {
  /** No place. */
  public static final Position NONE = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** Line and column with a colon between. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
