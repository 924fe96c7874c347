package io.tanbiao.ops.bench;

import java.util.Collection;

/** The middle of several measurements; of an even number of them, between the two middle ones. */
public final class Median {
  private Median() {}

  /** The median of numbers; those that are none do not count, and of none it is none. */
  public static double of(Collection<Double> numbers) {
    double[] sorted =
        numbers.stream()
            .mapToDouble(Double::doubleValue)
            .filter(n -> !Double.isNaN(n))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
