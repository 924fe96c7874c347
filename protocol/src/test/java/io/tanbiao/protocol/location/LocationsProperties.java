package io.tanbiao.protocol.location;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Chance falls on every location in proportion to its weight, to the billionth. */
class LocationsProperties {
  @Property
  void everyNumberBelowTheSumFallsOnTheLocationItBelongsTo(
      @ForAll @Size(min = 2, max = 12)
          List<@LongRange(min = 0, max = Location.MAX_WEIGHT_BILLIONTHS) Long> weights) {
    // Given
    List<Location> locations = new ArrayList<>();
    for (long weight : weights) {
      String address = "https://example.org/" + locations.size();
      locations.add(new Location(Map.of("href", address), weight));
    }
    Locations all = new Locations(ChooseBy.STANDARD, locations);
    long sum = weights.stream().mapToLong(Long::longValue).sum();

    // Then
    long before = 0;
    for (Location location : locations) {
      if (location.weightBillionths() > 0) {
        assertThat(chosen(all, before, sum)).isEqualTo(location);
        assertThat(chosen(all, before + location.weightBillionths() - 1, sum)).isEqualTo(location);
      }
      before += location.weightBillionths();
    }
    assertThat(before).isEqualTo(sum);
  }

  private static Location chosen(Locations all, long drawn, long sum) {
    return all.choose(
            Wishes.NONE,
            bound -> {
              assertThat(bound).isEqualTo(sum);
              return drawn;
            })
        .orElseThrow();
  }
}
