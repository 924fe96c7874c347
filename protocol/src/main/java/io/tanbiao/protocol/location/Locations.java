package io.tanbiao.protocol.location;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;

/**
 * The addresses of one thing, and the ways to choose between them, in order.
 *
 * @param chooseBy the ways
 * @param locations in the order they were written, at most {@link LocationsReader#MAX_LOCATIONS}
 */
public record Locations(List<ChooseBy> chooseBy, List<Location> locations) {
  /** Copies the lists. */
  public Locations {
    chooseBy = List.copyOf(chooseBy);
    locations = List.copyOf(locations);
    if (locations.size() > LocationsReader.MAX_LOCATIONS) {
      throw new IllegalArgumentException(
          "locations: "
              + locations.size()
              + " (expected: at most "
              + LocationsReader.MAX_LOCATIONS
              + ")");
    }
  }

  /** The same without the locations that cannot be used. */
  public Locations keeping(Predicate<Location> usable) {
    return new Locations(chooseBy, locations.stream().filter(usable).toList());
  }

  /**
   * One of the locations; none when there is none.
   *
   * <p>Every way narrows the choice; one that leaves nothing is passed over. What several locations
   * are left of is decided by chance, in proportion to their weights. A location of weight 0 is
   * taken when all that are left have weight 0; these have the same chance.
   *
   * @param chance gives a number from 0 to below its argument, each as often as any other
   */
  public Optional<Location> choose(Wishes wishes, LongUnaryOperator chance) {
    List<Location> left = locations;
    for (ChooseBy way : chooseBy) {
      if (way == ChooseBy.WEIGHTED) {
        break;
      }
      List<Location> narrowed = way.narrow(left, wishes).toList();
      left = narrowed.isEmpty() ? left : narrowed;
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(byChance(left, chance));
  }

  private static Location byChance(List<Location> locations, LongUnaryOperator chance) {
    if (locations.size() == 1) {
      return locations.get(0);
    }
    long sum = locations.stream().mapToLong(Location::weightBillionths).sum();
    if (sum == 0) {
      return locations.get((int) chance.applyAsLong(locations.size()));
    }
    long drawn = chance.applyAsLong(sum);
    for (Location location : locations) {
      drawn -= location.weightBillionths();
      if (drawn < 0) {
        return location;
      }
    }
    throw new IllegalStateException("chance: above the sum of the weights, " + sum);
  }
}
