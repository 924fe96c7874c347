package io.tanbiao.protocol.location;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.util.List;

/** Whatever stands in a 10320/loc value: it is refused, or one of its locations is chosen. */
class LocationsFuzz {
  private static final Wishes WISHES = new Wishes(List.of(new Wishes.Attribute("id", "1")), "cn");

  @FuzzTest(maxDuration = "60s")
  void choosesOneOfTheLocationsOrRefuses(byte[] value) {
    Locations locations;
    try {
      locations = LocationsReader.read(Octets.of(value));
    } catch (WireException e) {
      return;
    }
    for (Wishes wishes : List.of(Wishes.NONE, WISHES)) {
      boolean found = locations.choose(wishes, bound -> bound - 1).isPresent();
      if (found == locations.locations().isEmpty()) {
        throw new AssertionError("chosen: " + found + " of " + locations);
      }
    }
  }
}
