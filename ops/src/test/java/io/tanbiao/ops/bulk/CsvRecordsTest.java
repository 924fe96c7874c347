package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
  private static final String HEADER = "handle,index,type,data\r\n";
  private static final String WHOLE = CsvHeader.WRITTEN + "\n";

  @Test
  void joinsTheRowsOfARecord() {
    FoundText found =
        FoundText.in(
            "\uFEFF" + HEADER + "88.300/a,1,URL,x\r\n88.300/a,2,URL,y\r\n\r\n\"88.300/b\",1,URL,",
            BulkFormat.CSV);

    assertThat(found.places()).isEmpty();
    assertThat(found.names()).containsExactly("2 88.300/a", "5 88.300/b");
    assertThat(found.records().get(0).values())
        .containsExactly(HandleValue.of(1, "URL", "x"), HandleValue.of(2, "URL", "y"));
    assertThat(found.records().get(1).values()).containsExactly(HandleValue.of(1, "URL", ""));
  }

  @Test
  void readsQuotesCommasAndLineEndsInFields() {
    assertThat(FoundText.in(HEADER + "a/b,1,T,\"x,\r\n\"\"y\"\"\"\n", BulkFormat.CSV).values())
        .containsExactly(HandleValue.of(1, "T", "x,\r\n\"y\""));
    assertThat(FoundText.in(HEADER + "a/b,1,T,\"\"\"\"\n", BulkFormat.CSV).values())
        .containsExactly(HandleValue.of(1, "T", "\""));
  }

  @Test
  void readsEveryColumn() {
    String row =
        "a/b,7,T,AP8=,base64,1100,2030-01-01T00:00:00Z,2020-01-01T00:00:00Z,"
            + "\"[{\"\"handle\"\":\"\"a/c\"\",\"\"index\"\":3}]\"\n";

    assertThat(FoundText.in(WHOLE + row, BulkFormat.CSV).values())
        .containsExactly(
            new HandleValue(
                7,
                Octets.utf8("T"),
                Octets.hex("00ff"),
                new TimeToLive(true, 1_893_456_000),
                1_577_836_800,
                Permissions.ADMIN_ONLY,
                List.of(Reference.parse("3:a/c"))));
  }

  @Test
  void readsDataThatIsJson() {
    String row = "a/b,1,HS_VLIST,\"[{\"\"handle\"\":\"\"c/d\"\",\"\"index\"\":3}]\",vlist,,,,\n";

    assertThat(FoundText.in(WHOLE + row, BulkFormat.CSV).values().get(0).data())
        .isEqualTo(new AdminGroup(List.of(Reference.parse("3:c/d"))).encode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a/b,x,T,d | 2:5 a/b index: x (expected",
        "a/b,2147483648,T,d | 2:5 a/b index: 2147483648",
        "a/b,1,T | 2 a/b 3 fields (expected: 4",
        "a/b,1,T,d,e | 2 a/b 5 fields (expected: 4",
        "高炉,1,T,d\"e | 2:9 高炉 quote in the middle",
        "a/b,1,T,\"d\"e | 2:12 a/b quote in the middle",
        "a/b,1,T,\"d | 2:9 a/b quote is not closed"
      })
  void saysWhereARowIsWrongAndGoesOn(String row, String fault) {
    FoundText found = FoundText.in(HEADER + row + "\na/c,1,T,d\n", BulkFormat.CSV);

    assertThat(found.places()).hasSize(1);
    assertThat(found.places().get(0)).startsWith(fault);
    boolean open = fault.endsWith("not closed");
    assertThat(found.names()).hasSize(open ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a/b,1,T,*,base64,,,, | 2:9 a/b value: not base64",
        "a/b,1,T,x,oops,,,, | 2:9 a/b format: oops",
        "a/b,1,T,x,,11112,,, | 2:12 a/b permissions: 11112",
        "a/b,1,T,x,,,soon,, | 2:13 a/b ttl: soon",
        "a/b,1,T,x,,,,soon, | 2:14 a/b time: soon",
        "a/b,1,T,x,,,,,{} | 2:15 a/b references"
      })
  void saysWhichFieldIsWrong(String row, String fault) {
    assertThat(FoundText.in(WHOLE + row + "\n", BulkFormat.CSV).places().get(0)).startsWith(fault);
  }

  @Test
  void refusesARecordForOneOfItsRows() {
    FoundText found = FoundText.in(HEADER + "a/b,1,T,x\na/b,?,T,x\na/b,!,T,x\n", BulkFormat.CSV);

    assertThat(found.names()).isEmpty();
    assertThat(found.places()).hasSize(1);
    assertThat(found.places().get(0)).startsWith("3:5 a/b index: ?");
  }

  @Test
  void saysWhereARowIsNotUtf8() {
    byte[] text = (HEADER + "a/b,1,T,\u00fc\n").getBytes(ISO_8859_1);

    assertThat(FoundText.in(text, BulkFormat.CSV).places())
        .containsExactly("2:9 a/b not UTF-8 (expected: a text file in UTF-8)");
  }

  @ParameterizedTest
  @ValueSource(ints = {2047, 2048, 2049})
  void boundsTheValuesOfARecord(int values) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int index = 1; index <= values; index++) {
      text.append("a/b,").append(index).append(",T,x\n");
    }

    FoundText found = FoundText.in(text.toString(), BulkFormat.CSV);

    assertThat(found.names()).hasSize(values <= HandleValue.MAX_PER_RECORD ? 1 : 0);
    assertThat(found.places()).hasSize(values <= HandleValue.MAX_PER_RECORD ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "handle,index,type | no column 'data'",
        "index,handle,type,data | column 'handle' behind another",
        "handle,index,type,data,data | column 'data' twice",
        "handle,index,type,data,colour | column 'colour'",
        "'' | empty"
      })
  void refusesAFileWhoseFirstRowNamesNoColumns(String header, String fault) {
    byte[] text = header.getBytes(UTF_8);

    assertThatThrownBy(
            () -> BulkInput.open(new ByteArrayInputStream(text), BulkFormat.CSV, Position.START))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("1: " + fault)
        .hasMessageContaining("(expected: handle,index,type,data");
  }
}
