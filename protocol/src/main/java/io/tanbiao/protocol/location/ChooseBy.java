package io.tanbiao.protocol.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to narrow the choice between locations. Ways that are not known here are passed over. */
public enum ChooseBy {
  /** Those with the attributes that the request names; no narrowing when it names none. */
  LOCATT {
    @Override
    Stream<Location> narrow(List<Location> locations, Wishes wishes) {
      return locations.stream()
          .filter(location -> wishes.attributes().stream().allMatch(a -> a.isOf(location)));
    }
  },

  /** Those of the country of who asks, or else those of no country. */
  COUNTRY {
    @Override
    Stream<Location> narrow(List<Location> locations, Wishes wishes) {
      List<Location> there =
          locations.stream()
              .filter(location -> !wishes.country().isEmpty() && location.isOf(wishes.country()))
              .toList();
      return there.isEmpty()
          ? locations.stream().filter(Location::isOfEveryCountry)
          : there.stream();
    }
  },

  /** One by chance, in proportion to the weights; what is left of the choice is left to it. */
  WEIGHTED {
    @Override
    Stream<Location> narrow(List<Location> locations, Wishes wishes) {
      return locations.stream();
    }
  };

  /** What is taken when a value does not say: attributes, country, chance. */
  public static final List<ChooseBy> STANDARD = List.of(LOCATT, COUNTRY, WEIGHTED);

  /** The locations this way leaves; none when it does not help. */
  abstract Stream<Location> narrow(List<Location> locations, Wishes wishes);

  /** Reads the names of ways, separated by commas. */
  static List<ChooseBy> parse(String names) {
    List<ChooseBy> ways = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      named(name.strip().toLowerCase(Locale.ROOT))
          .filter(way -> !ways.contains(way))
          .ifPresent(ways::add);
    }
    return ways;
  }

  private static Optional<ChooseBy> named(String name) {
    return switch (name) {
      case "locatt" -> Optional.of(LOCATT);
      case "country" -> Optional.of(COUNTRY);
      case "weighted", "weight" -> Optional.of(WEIGHTED);
      default -> Optional.empty();
    };
  }
}
