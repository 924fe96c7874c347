package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockReaderTest {
  private static final int BLOCK = 8;
  private static final int LONGEST = 20;

  @Test
  void cutsBetweenLines() throws IOException {
    assertThat(blocks("a\nbb\nccc\ndddd\ne", new LineEnds()))
        .containsExactly("1:a\nbb\n", "3:ccc\n", "4:dddd\ne");
  }

  @Test
  void keepsTheRowsOfARecordTogether() throws IOException {
    assertThat(blocks("a,1\na,2\n\"a\",3\nb,\"1\n\"\nc,1\n", new RowEnds()))
        .containsExactly("1:a,1\na,2\n\"a\",3\n", "4:b,\"1\n\"\nc,1\n");
  }

  @Test
  void keepsAnObjectTogetherWhereverItsLinesEnd() throws IOException {
    assertThat(blocks("[{\"a\":\n\"}{\"},\n{\"b\":{}}]\n", new ObjectEnds()))
        .containsExactly("1:[{\"a\":\n\"}{\"}", "2:,\n{\"b\":{}}]\n");
  }

  @ParameterizedTest
  @CsvSource({"19,true", "20,true", "21,false"})
  void refusesALineThatIsTooLongAndGoesOnBehindIt(int length, boolean fits) throws IOException {
    String line = "x".repeat(length);

    List<String> blocks = blocks("a\n" + line + "\nb\n", new LineEnds());

    assertThat(String.join("|", blocks))
        .isEqualTo(
            fits
                ? "1:a\n|2:" + line + "\n|3:b\n"
                : "1:a\n|2! longer than 20 octets (expected: a shorter record)|3:b\n");
  }

  @ParameterizedTest
  @CsvSource({"19,true", "20,true", "21,false"})
  void refusesALastLineThatIsTooLong(int length, boolean fits) throws IOException {
    List<String> blocks = blocks("x".repeat(length), new LineEnds());

    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0)).startsWith(fits ? "1:xxx" : "1! longer than 20 octets");
  }

  @Test
  void endsWhereNobodyCanTellWhereTheNextRecordBegins() throws IOException {
    assertThat(blocks("a,1\nb,\"" + "\n".repeat(40) + "c,1\n", new RowEnds()))
        .containsExactly(
            "1:a,1\n",
            "2! longer than 20 octets (expected: a shorter record); what follows is not read");
  }

  @Test
  void saysWhereEachBlockEnds() throws IOException {
    BlockReader reader = reader("a\nbb\nccc\ndddd\ne", new LineEnds());

    assertThat(reader.next().orElseThrow().next()).isEqualTo(new Position(5, 3));
    assertThat(reader.next().orElseThrow().next()).isEqualTo(new Position(9, 4));
    assertThat(reader.next().orElseThrow().next()).isEqualTo(new Position(15, 5));
  }

  private static BlockReader reader(String text, RecordEnds ends) {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(UTF_8));
    return new BlockReader(in, Position.START, ends, BLOCK, LONGEST);
  }

  private static List<String> blocks(String text, RecordEnds ends) throws IOException {
    BlockReader reader = reader(text, ends);
    List<String> blocks = new ArrayList<>();
    for (Optional<Block> next = reader.next(); next.isPresent(); next = reader.next()) {
      Block block = next.get();
      blocks.add(
          block.fault().isPresent()
              ? block.fault().get().place() + "! " + block.fault().get().reason()
              : block.line() + ":" + new String(block.octets(), 0, block.length(), UTF_8));
    }
    return blocks;
  }
}
