package io.tanbiao.protocol.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.location.Wishes.Attribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which location is chosen, with the example of the DOI handbook. */
class LocationsTest {
  private static final String HANDBOOK =
      """
      <locations>
      <location id="0" href="https://uk.example.com/" country="gb" weight="0"/>
      <location id="1" href="https://www1.example.com/" weight="1"/>
      <location id="2" href="https://www2.example.com/" weight="1"/>
      </locations>
      """;
  private static final long TWO = 2 * Location.ONE_BILLIONTHS;

  @Test
  void choosesByTheAttributeAskedFor() throws WireException {
    assertThat(chosen(HANDBOOK, wishing("id:1"), 0)).isEqualTo("1");
    assertThat(chosen(HANDBOOK, wishing("id:0"), 0)).isEqualTo("0");
    assertThat(chosen(HANDBOOK, wishing("country:GB"), 0)).isEqualTo("0");
    assertThat(chosen(HANDBOOK, wishing("weight:1", "id:2"), 0)).isEqualTo("2");
    assertThat(chosen(HANDBOOK, wishing("weight:1"), TWO - 1)).isEqualTo("2");
  }

  @Test
  void choosesByTheCountryWhenItIsKnown() throws WireException {
    assertThat(chosen(HANDBOOK, from("gb"), 0)).isEqualTo("0");
    assertThat(chosen(HANDBOOK, from("GB"), 0)).isEqualTo("0");
    assertThat(chosen(HANDBOOK, from("cn"), 0)).isEqualTo("1");
    assertThat(chosen(HANDBOOK, Wishes.NONE, TWO - 1)).isEqualTo("2");
  }

  @Test
  void passesOverAWayThatLeavesNothing() throws WireException {
    assertThat(chosen(HANDBOOK, wishing("id:9"), 0)).isEqualTo("1");
    assertThat(chosen(HANDBOOK.replace("weight=\"1\"", "country='de'"), from("cn"), 1))
        .as("all are of other countries")
        .isEqualTo("1");
  }

  @Test
  void leavesOutTheWaysThatAValueDoesNotName() throws WireException {
    String byWeight = HANDBOOK.replace("<locations>", "<locations chooseby='weighted'>");
    String nothingKnown = HANDBOOK.replace("<locations>", "<locations chooseby='x'>");

    assertThat(chosen(byWeight, wishing("id:0"), 0)).isEqualTo("1");
    assertThat(chosen(nothingKnown, from("gb"), 0)).isEqualTo("1");
  }

  @Test
  void givesWeightZeroAChanceOnlyAmongItsEqual() throws WireException {
    // Given
    Locations all =
        LocationsReader.read(Octets.utf8(HANDBOOK.replaceAll("weight=\".\"", "weight='0'")));

    // Then
    for (int i = 1; i <= 2; i++) {
      int drawn = i - 1;
      assertThat(
              all.choose(
                  Wishes.NONE,
                  bound -> {
                    assertThat(bound).isEqualTo(2);
                    return drawn;
                  }))
          .hasValueSatisfying(
              location -> assertThat(location.attributes()).containsEntry("id", "" + (drawn + 1)));
    }
  }

  @Test
  void asksNoChanceForTheOnlyOneAndFindsNothingInNothing() {
    // Given
    Location only = new Location(Map.of("href", "https://a/"), 0);
    Locations one = new Locations(ChooseBy.STANDARD, List.of(only));

    // Then
    assertThat(one.choose(Wishes.NONE, LocationsTest::neverAsked)).contains(only);
    assertThat(one.keeping(x -> false).choose(Wishes.NONE, LocationsTest::neverAsked)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id", ":1", ":"})
  void refusesWhatIsNoAttribute(String text) {
    assertThatThrownBy(() -> Attribute.parse(text))
        .isInstanceOf(WireException.class)
        .hasMessage("locatt: no attribute (expected: name:value)");
  }

  @Test
  void takesColonsInTheValueOfAnAttribute() throws WireException {
    assertThat(Attribute.parse("href:https://a/")).isEqualTo(new Attribute("href", "https://a/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "chn", "c1", "中国", "cé", "c "})
  void knowsCountriesByTwoLetters(String text) {
    assertThat(Wishes.isCountry(text)).isFalse();
    assertThat(Wishes.isCountry("Cn")).isTrue();
  }

  private static long neverAsked(long bound) {
    throw new AssertionError("asked for a number below " + bound);
  }

  private static String chosen(String xml, Wishes wishes, long drawn) throws WireException {
    return LocationsReader.read(Octets.utf8(xml))
        .choose(wishes, bound -> drawn)
        .orElseThrow()
        .attributes()
        .get("id");
  }

  private static Wishes from(String country) {
    return new Wishes(List.of(), country);
  }

  private static Wishes wishing(String... attributes) throws WireException {
    Attribute[] parsed = new Attribute[attributes.length];
    for (int i = 0; i < attributes.length; i++) {
      parsed[i] = Attribute.parse(attributes[i]);
    }
    return new Wishes(List.of(parsed), "");
  }
}
