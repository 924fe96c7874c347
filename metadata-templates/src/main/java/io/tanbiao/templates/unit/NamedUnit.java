package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.Rational;
import java.util.List;

/**
 * A unit with a code of its own: a row of the table, one of its prefixed forms, or a unit of mass
 * that says of what.
 *
 * @param code the canonical code, case-sensitive
 * @param chinese the Chinese name
 * @param english the English name
 * @param dimension what it measures
 * @param ratio how many base units it is: kg, m, s, K, A, mol, or one of what is counted
 * @param texts further texts that mean it
 * @param ucum its code in UCUM; empty when UCUM has none
 * @param difference for a point on a scale, the code of the unit of differences; else empty
 * @param source where the ratio comes from; empty for the SI and for counts
 * @param rank its place in the table, which orders the factors of a product
 */
public record NamedUnit(
    String code,
    String chinese,
    String english,
    Dimension dimension,
    Rational ratio,
    List<String> texts,
    String ucum,
    String difference,
    String source,
    int rank)
    implements Comparable<NamedUnit> {

  /** Copies the list. */
  public NamedUnit {
    texts = List.copyOf(texts);
  }

  /** Whether it marks points on a scale, of which only differences can be calculated with. */
  public boolean isPoint() {
    return !difference.isEmpty();
  }

  @Override
  public int compareTo(NamedUnit other) {
    return Integer.compare(rank, other.rank);
  }

  /** Units are told apart by their code. */
  @Override
  public boolean equals(Object other) {
    return other instanceof NamedUnit that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }
}
