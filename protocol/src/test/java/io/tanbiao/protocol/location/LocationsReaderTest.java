package io.tanbiao.protocol.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What registrants write into values of type 10320/loc. */
class LocationsReaderTest {
  @Test
  void readsLocationsWithAllTheirAttributes() throws WireException {
    // When
    Locations read =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- by hand -->
            <locations chooseby="locatt, Country,weighted,unheard-of">
              <note>二十号炉</note>
              <location id="0" href="https://uk.example.com/?a=1&amp;b=2" country="gb" weight="0"/>
              <location id="1" href="https://例子.中国/" view="text" http_role="conneg"><x/></location>
              <location id="2" weight="3"/>
            </locations>
            """);

    // Then
    assertThat(read.chooseBy())
        .containsExactly(ChooseBy.LOCATT, ChooseBy.COUNTRY, ChooseBy.WEIGHTED);
    assertThat(read.locations())
        .containsExactly(
            new Location(
                Map.of(
                    "id", "0",
                    "href", "https://uk.example.com/?a=1&b=2",
                    "country", "gb",
                    "weight", "0"),
                0),
            new Location(
                Map.of(
                    "id", "1",
                    "href", "https://例子.中国/",
                    "view", "text",
                    "http_role", "conneg"),
                Location.ONE_BILLIONTHS));
  }

  @Test
  void choosesByAttributesCountryAndWeightUnlessToldOtherwise() throws WireException {
    assertThat(read("<locations/>").chooseBy()).isEqualTo(ChooseBy.STANDARD);
    assertThat(read("<locations chooseby='weight,country,weight'/>").chooseBy())
        .containsExactly(ChooseBy.WEIGHTED, ChooseBy.COUNTRY);
    assertThat(read("<locations chooseby=''/>").chooseBy()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1000000000",
    "0.1, 100000000",
    ".5, 500000000",
    "2., 2000000000",
    "0.000000001, 1",
    "999999.999999999, 999999999999999"
  })
  void takesDecimalWeightsExactly(String weight, long billionths) throws WireException {
    assertThat(weightOf(weight)).isEqualTo(billionths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-1",
        "-0",
        "+1",
        "NaN",
        "Infinity",
        "1e3",
        "1000000",
        "0.0000000001",
        "1,5",
        "٣"
      })
  void refusesWeightsThatAreNone(String weight) {
    assertThatThrownBy(() -> weightOf(weight))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("weight: no number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.org/",
        "<location href='https://a/'/>",
        "<locations>",
        "<locations/><locations/>",
        "<locations a='1' a='2'/>",
        "<!DOCTYPE locations [<!ENTITY e 'x'>]><locations chooseby='&e;'/>",
        "<!DOCTYPE locations [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><locations>&e;</locations>",
        "<locations>&e;</locations>"
      })
  void refusesWhatIsNoListOfLocations(String xml) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(WireException.class);
  }

  @Test
  void readsNothingFromADocumentTypeThatIsElsewhere() throws WireException {
    // Given
    String xml = "<!DOCTYPE locations SYSTEM 'http://127.0.0.1:1/x.dtd'><locations/>";

    // Then
    assertThat(read(xml).locations()).isEmpty();
  }

  @Test
  void boundsTheSize() throws WireException {
    String empty = "<locations></locations>";
    int room = LocationsReader.MAX_OCTETS - empty.length();

    assertThat(read(padded(room - 1)).locations()).isEmpty();
    assertThat(read(padded(room)).locations()).isEmpty();
    assertThatThrownBy(() -> read(padded(room + 1)))
        .hasMessage("locations: 65537 (expected: at most 65536)");
  }

  @Test
  void boundsTheDepth() throws WireException {
    assertThat(read(nested(LocationsReader.MAX_DEPTH - 1)).locations()).isEmpty();
    assertThat(read(nested(LocationsReader.MAX_DEPTH)).locations()).isEmpty();
    assertThatThrownBy(() -> read(nested(LocationsReader.MAX_DEPTH + 1)))
        .hasMessage("locations: depth 9 (expected: at most 8)");
  }

  @Test
  void boundsTheElements() throws WireException {
    assertThat(read(many(LocationsReader.MAX_LOCATIONS - 1)).locations()).hasSize(998);
    assertThat(read(many(LocationsReader.MAX_LOCATIONS)).locations()).hasSize(999);
    assertThatThrownBy(() -> read(many(LocationsReader.MAX_LOCATIONS + 1)))
        .hasMessage("locations: elements 1001 (expected: at most 1000)");
  }

  @Test
  void boundsTheAttributes() throws WireException {
    assertThat(attributesOf(LocationsReader.MAX_ATTRIBUTES - 1)).hasSize(31);
    assertThat(attributesOf(LocationsReader.MAX_ATTRIBUTES)).hasSize(32);
    assertThatThrownBy(() -> attributesOf(LocationsReader.MAX_ATTRIBUTES + 1))
        .hasMessage("locations: attributes 33 (expected: at most 32)");
  }

  private static long weightOf(String weight) throws WireException {
    List<Location> read =
        read("<locations><location href='https://a/' weight='" + weight + "'/></locations>")
            .locations();
    return read.get(0).weightBillionths();
  }

  private static Map<String, String> attributesOf(int count) throws WireException {
    StringBuilder attributes = new StringBuilder("href='https://a/'");
    for (int i = 1; i < count; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    return read("<locations><location " + attributes + "/></locations>")
        .locations()
        .get(0)
        .attributes();
  }

  private static String padded(int octets) {
    return "<locations>" + " ".repeat(octets) + "</locations>";
  }

  private static String nested(int depth) {
    return "<locations>" + "<x>".repeat(depth - 1) + "</x>".repeat(depth - 1) + "</locations>";
  }

  private static String many(int locations) {
    return "<locations>" + "<location href='https://a/'/>".repeat(locations) + "</locations>";
  }

  private static Locations read(String xml) throws WireException {
    return LocationsReader.read(Octets.utf8(xml));
  }
}
