package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonRecordsTest {
  private static final String RECORD =
      "{\"handle\":\"%s\",\"values\":[{\"index\":1,\"type\":\"URL\",\"data\":\"x\"}]}";

  @Test
  void findsRecordsAndTellsOfEveryLineThatIsNone() {
    String text =
        "\uFEFF"
            + RECORD.formatted("88.300/a")
            + "\r\n\n  \nnonsense\n"
            + RECORD.formatted("88.300/高炉")
            + "\n{\"handle\":\"高炉\" \"values\"}\n[]\n"
            + RECORD.formatted("88.300/last");

    FoundText found = FoundText.in(text, BulkFormat.JSONL);

    assertThat(found.names()).containsExactly("1 88.300/a", "5 88.300/高炉", "8 88.300/last");
    assertThat(found.places()).hasSize(3);
    assertThat(found.places().get(0)).startsWith("4:1  not JSON: ");
    assertThat(found.places().get(1)).startsWith("6:16  not JSON: ");
    assertThat(found.places().get(2)).startsWith("7:1  no object");
  }

  @Test
  void saysWhereALineIsNotUtf8() {
    byte[] text = "{}\n{\"handle\":\"ab\u00ff\"}\n".getBytes(ISO_8859_1);

    assertThat(FoundText.in(text, BulkFormat.JSONL).places().get(1))
        .isEqualTo("2:14  not UTF-8 (expected: a text file in UTF-8)");
  }

  @Test
  void findsTheRecordsOfAnArrayOnAnyNumberOfLines() {
    String record = RECORD.replace("\"values\"", "\n\"values\"");
    String text =
        "[\n" + record.formatted("88.300/a") + ",\n" + record.formatted("88.300/{b}") + "\n]\n";

    FoundText found = FoundText.in(text, BulkFormat.HDL_JSON);

    assertThat(found.places()).isEmpty();
    assertThat(found.names()).containsExactly("2 88.300/a", "4 88.300/{b}");
  }

  @Test
  void goesOnBehindWhatIsNoObject() {
    String text = "[1,\n" + RECORD.formatted("88.300/a") + ",\n {\"handle\":\n7}, {\"x\":";

    FoundText found = FoundText.in(text, BulkFormat.HDL_JSON);

    assertThat(found.names()).containsExactly("2 88.300/a");
    assertThat(found.places()).hasSize(3);
    assertThat(found.places().get(0)).startsWith("1:2  no object");
    assertThat(found.places().get(1)).startsWith("4:1  handle: 7 (expected: a string)");
    assertThat(found.places().get(2)).startsWith("4:").contains("not JSON: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = BulkFormat.class,
      names = {"JSONL", "HDL_JSON"})
  void findsNothingInAnEmptyFile(BulkFormat format) {
    assertThat(FoundText.in("", format).names()).isEmpty();
    assertThat(FoundText.in("\uFEFF\n \n", format).places()).isEmpty();
  }
}
