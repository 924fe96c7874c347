package io.tanbiao.templates.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UcumTest {

  @ParameterizedTest
  @CsvSource({
    "kW.h, kWh",
    "MW.h, MWh",
    "kW.h/m2, kWh/m2",
    "t{CO2}/MW.h, tCO2/MWh",
    "m3, m3",
    "t, t",
    "GJ, GJ",
    "Cel, °C",
    "J/(g.Cel), J/(g·K)",
    "kg{CO2e}, kgCO2e",
    "10*4.m3, 10^4m3",
    "10^4.t, 10^4t",
    "GJ/(10*4.m3), GJ/10^4m3",
    "kW.h/m2.a, kWh·a/m2",
    "/h, 1/h",
    "s-1, 1/s",
    "m.s-2, m/s2",
    "L, L",
    "l, L",
    "har, ha",
    "kcal_IT, kcal",
    "[ppm], ppm",
    "[ppth], ‰",
    "%, %",
    "kV.A, kVA",
    "ug/m3, µg/m3",
    "kg/{piece}, kg/piece",
    "kg{CO2e}/{declared_unit}, kgCO2e/DU",
    "By, B",
    "t.km, t·km",
    "1, 1",
  })
  void readsCodesOfUcum(String code, String ours) throws TextRefusal {
    assertThat(Ucum.parse(code).code()).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource({
    "[CO2e], UNKNOWN_UNIT",
    "tCO2e, UNKNOWN_UNIT",
    "kWh, UNKNOWN_UNIT",
    "t{dry}, UNKNOWN_UNIT",
    "cal_th, UNKNOWN_UNIT",
    "[lb_av], UNKNOWN_UNIT",
    "万t, UNIT_SYNTAX",
    "kW h, UNIT_SYNTAX",
    "kW..h, UNIT_SYNTAX",
    "'', EMPTY",
  })
  void refusesWhatItCannotMap(String code, Reason reason) {
    assertThat(catchThrowableOfType(TextRefusal.class, () -> Ucum.parse(code)).reason())
        .isEqualTo(reason);
  }

  @Test
  void readsTheCodeOfEveryUnitThatHasOne() throws TextRefusal {
    for (NamedUnit unit : UnitTable.shipped().named()) {
      if (!unit.ucum().isEmpty()) {
        assertThat(Ucum.parse(unit.ucum()).code()).isEqualTo(unit.code());
      }
    }
  }

  @Test
  void refusesLongCodesAtOnce() {
    String code = "m".repeat(1_000_000);

    assertThat(catchThrowableOfType(TextRefusal.class, () -> Ucum.parse(code)).reason())
        .isEqualTo(Reason.TOO_LONG);
  }
}
