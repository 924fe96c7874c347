package io.tanbiao.templates.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.pattern.TextPattern;
import io.tanbiao.templates.unit.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kinds say to values. */
class ValueTest {
  private static final TextKind SERIAL =
      new TextKind(4, 8, List.of(TextPattern.of("[A-Z]+-[0-9]+")), CharacterSet.ASCII);
  private static final NumberKind MELT =
      new NumberKind(Unit.of("t"), 2, 5, List.of(Interval.of("[0,100)"), Interval.of("[200,300]")));

  @ParameterizedTest
  @CsvSource({
    "AB-1, ''",
    "AB-12345, ''",
    "A-1, value.short",
    "AB-123456, value.long",
    "AB12, value.pattern",
    "平板-1, 'value.characters value.pattern'",
  })
  void checksTexts(String value, String faults) {
    assertThat(faultsOf(SERIAL, value)).isEqualTo(faults);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "99.99, ''",
    "12.30000, ''",
    "12 t, ''",
    "300, ''",
    "100, value.range",
    "150, value.range",
    "-1, value.range",
    "1.234, value.decimals",
    "123456, 'value.digits value.range'",
    "NaN, value.number",
    "Infinity, value.number",
    "'1,000', value.number",
    "0x10, value.number",
    "1e400000000, value.number",
    "'', value.number",
    "12 kWh, value.unit",
    "12 tt, value.number",
    "1/2, value.number",
    "1/2 t, value.number",
    "250 kg, ''",
    "1234 kg, value.decimals",
    "1.5E1 t, ''",
  })
  void checksNumbers(String value, String faults) {
    assertThat(faultsOf(MELT, value)).isEqualTo(faults);
  }

  @Test
  void readsNoNumberOfAMillionDigits() {
    assertThat(faultsOf(NumberKind.ANY, "9".repeat(1_000_000))).isEqualTo("value.number");
  }

  @Test
  void takesNoConversionThatNeverEnds() {
    NumberKind energy = new NumberKind(Unit.of("kWh"), 38, 38, List.of());

    assertThat(faultsOf(energy, "3.6 MJ")).isEmpty();
    assertThat(faultsOf(energy, "1 MJ")).isEqualTo("value.inexact");
  }

  @Test
  void writesEqualNumbersAlike() {
    assertThat(MELT.canonical("12500 kg")).isEqualTo("12.5");
    assertThat(MELT.canonical("12.50 t")).isEqualTo(MELT.canonical("+12.5")).isEqualTo("12.5");
    assertThat(MELT.canonical("100")).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY, 2026, ''",
    "YYYY, 26, value.date",
    "YYYY-MM, 2026-11, ''",
    "YYYY-MM, 2026-13, value.date",
    "YYYY-MM-DD, 2024-02-29, ''",
    "YYYY-MM-DD, 2026-02-29, value.date",
    "YYYY-MM-DD, 2026/02/28, value.date",
    "YYYYMMDD, 20260228, ''",
    "YYYYMMDD, 20260230, value.date",
    "YYYY-MM-DDThh:mm, 2026-11-20T08:30, ''",
    "YYYY-MM-DDThh:mm, 2026-11-20T08:30+08:00, ''",
    "YYYY-MM-DDThh:mm, 2026-11-20T24:30, value.date",
    "YYYY-MM-DDThh:mm:ss, 2026-11-20T08:30:59.5Z, ''",
    "YYYY-MM-DDThh:mm:ss, 2026-11-20T08:30:60Z, value.date",
    "YYYY-MM-DDThh:mm:ss, 2026-11-20T08:30:59+19:00, value.date",
  })
  void checksDates(String form, String value, String faults) {
    DateForm written = Worded.of(DateForm.class, form);
    DateKind kind = new DateKind(Optional.of(written), Optional.empty(), Optional.empty());

    assertThat(faultsOf(kind, value)).isEqualTo(faults);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, ''",
    "2026-12-31, ''",
    "2025-12-31, value.earliest",
    "2027-01-01, value.latest",
  })
  void checksTheFirstAndTheLastDay(String value, String faults) {
    DateKind kind =
        new DateKind(
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 1, 1)),
            Optional.of(LocalDate.of(2026, 12, 31)));

    assertThat(faultsOf(kind, value)).isEqualTo(faults);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/a.pdf, ''",
    "files/88.300/a.PDF, ''",
    "https://example.org/a.exe, value.suffix",
    "https://example.org/a.pdf?x=.jpg, ''",
    "../a.pdf, value.address",
    "a b.pdf, value.address",
    "'', value.address",
    "mailto:a@example.org, value.address",
  })
  void checksFiles(String value, String faults) {
    assertThat(faultsOf(new FileKind(MediaSort.FILE, 1, List.of("pdf", "jpg")), value))
        .isEqualTo(faults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.300/site-1", "88.300/a/b:c", "88.300/厂区"})
  void takesNames(String value) {
    assertThat(faultsOf(site(), value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"site-1", "/site", "88.300/", "88.300/a\nb", ""})
  void refusesWhatIsNoName(String value) {
    assertThat(faultsOf(site(), value)).isEqualTo("value.reference");
  }

  @Test
  void checksCodes() {
    CodeKind kind = new CodeKind(List.of(new CodeKind.Code("gas", new Names("Gas", "气"))), "");

    assertThat(faultsOf(kind, "gas")).isEmpty();
    assertThat(faultsOf(kind, "Gas")).isEqualTo("value.code");
    assertThat(faultsOf(new CodeKind(List.of(), "GB/T 2260"), "150100")).isEmpty();
    assertThat(faultsOf(new CodeKind(List.of(), "GB/T 2260"), "")).isEqualTo("value.code");
  }

  private static ReferenceKind site() {
    return new ReferenceKind(Optional.of(Handle.of("88.300/META_SITE")), "", false);
  }

  private static String faultsOf(ItemKind kind, String value) {
    List<String> keys = new ArrayList<>();
    kind.check(value, (path, fault) -> keys.add(fault.problem().key()));
    return String.join(" ", keys);
  }
}
