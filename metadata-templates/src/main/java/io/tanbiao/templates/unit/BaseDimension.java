package io.tanbiao.templates.unit;

/**
 * One independent kind of thing to measure: mass, time, mass of carbon dioxide, vehicles, yuan.
 *
 * @param code the code of the table {@code bases.csv}
 * @param chinese the Chinese name
 * @param english the English name
 * @param rank its place in the table, which orders the factors of a dimension
 */
public record BaseDimension(String code, String chinese, String english, int rank)
    implements Comparable<BaseDimension> {
  @Override
  public int compareTo(BaseDimension other) {
    return Integer.compare(rank, other.rank);
  }
}
