package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleValueTest {

  @ParameterizedTest
  @CsvSource({
    "URL,     URL,     true",
    "url,     URL,     true",
    "URL.PDF, URL,     false",
    "URL,     URL.,    true",
    "url.pdf, URL.,    true",
    "URLS,    URL.,    false",
    "URL,     URL.PDF, false",
    "URL,     'URL..', false",
    "URL..x,  'URL..', true",
    "URL,     '',      false",
    "'',      '',      true",
    "'',      .,       true",
    ".x,      .,       true",
    "URL,     .,       false",
    "É,       é,       false"
  })
  void isSelectedByItsTypeOrByOneAboveItThatEndsInADot(
      String type, String requested, boolean selected) {
    assertThat(value(type).isSelectedByType(Octets.utf8(requested))).isEqualTo(selected);
  }

  @Test
  void countsATypeBelowAsThatType() {
    assertThat(value("HS_ADMIN").hasTypeOrBelow(ValueTypes.HS_ADMIN)).isTrue();
    assertThat(value("hs_admin.x").hasTypeOrBelow(ValueTypes.HS_ADMIN)).isTrue();
    assertThat(value("HS_ADMINX").hasTypeOrBelow(ValueTypes.HS_ADMIN)).isFalse();
    assertThat(value("HS_ADMI").hasTypeOrBelow(ValueTypes.HS_ADMIN)).isFalse();
    assertThat(value("HS_PUBKEY.x").hasType(ValueTypes.HS_PUBKEY)).isFalse();
  }

  @Test
  void saysTheSameWheneverItWasWritten() {
    HandleValue value = value("URL");

    assertThat(value.saysTheSameAs(value.at(1_700_000_000))).isTrue();
    assertThat(value.saysTheSameAs(value.with(Permissions.ADMIN_ONLY))).isFalse();
  }

  @Test
  void keepsItsReferencesWhateverHappensToTheListGiven() {
    // Given
    List<Reference> references = new ArrayList<>(List.of(Reference.parse("1:88.300/a")));
    HandleValue value =
        new HandleValue(
            1, Octets.EMPTY, Octets.EMPTY, TimeToLive.DAY, 0, Permissions.DEFAULT, references);

    // When
    references.clear();

    // Then
    assertThat(value.references()).containsExactly(Reference.parse("1:88.300/a"));
  }

  @Test
  void readsPermissionsFromTheirBits() {
    Permissions all = new Permissions(0xf);
    assertThat(all.adminMayRead() && all.adminMayWrite()).isTrue();
    assertThat(all.isPublic() && all.publicMayWrite()).isTrue();
    assertThat(new Permissions(0x8).adminMayRead()).isTrue();
    assertThat(new Permissions(0x4).adminMayWrite()).isTrue();
    assertThat(new Permissions(0x2).isPublic()).isTrue();
    assertThat(new Permissions(0x1).publicMayWrite()).isTrue();
    assertThat(Permissions.DEFAULT).hasToString("1110");
    assertThat(new Permissions(0xf1)).hasToString("0001");
    assertThat(new Permissions(255).bits()).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new Permissions(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new Permissions(-1));
  }

  @Test
  void isPointedToByIndexAndHandle() {
    assertThat(Reference.parse("300:88.300/a:b"))
        .isEqualTo(new Reference(Handle.of("88.300/a:b"), 300))
        .hasToString("300:88.300/a:b");
    assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse("88.300/a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse("x:88.300/a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse(":88.300/a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse("300:"));
  }

  private static HandleValue value(String type) {
    return HandleValue.of(1, type, "data");
  }
}
