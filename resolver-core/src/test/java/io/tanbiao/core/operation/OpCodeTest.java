package io.tanbiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpCodeTest {
  /** The numbers of wire notes §2. */
  private static final List<Integer> KNOWN =
      Stream.of(
              IntStream.of(0, 1, 2, 200, 201, 2001),
              IntStream.rangeClosed(100, 106),
              IntStream.rangeClosed(300, 302),
              IntStream.rangeClosed(400, 402),
              IntStream.rangeClosed(1000, 1003))
          .flatMap(IntStream::boxed)
          .toList();

  @Test
  void hasOneLabelForEachKnownNumber() {
    List<String> labels = KNOWN.stream().map(number -> new OpCode(number).label()).toList();

    assertThat(labels).doesNotHaveDuplicates().doesNotContain("unknown");
    assertThat(labels).allMatch(label -> label.matches("[a-z-]+"));
  }

  @Test
  void canBePrintedWhateverAPeerSends() {
    assertThat(new OpCode(-1)).hasToString("-1 unknown");
    assertThat(new OpCode(Integer.MAX_VALUE).label()).isEqualTo("unknown");
    assertThat(OpCode.RESOLUTION).hasToString("1 resolution");
  }

  @Test
  void addsAndTakesFlags() {
    OpFlags flags = OpFlags.CLIENT_DEFAULT.with(OpFlags.AUTH).without(OpFlags.PUBL | OpFlags.RRDG);

    assertThat(OpFlags.CLIENT_DEFAULT.bits()).isEqualTo(0x19000000);
    assertThat(flags.bits()).isEqualTo(0x98000000);
    assertThat(flags.has(OpFlags.AUTH)).isTrue();
    assertThat(flags.has(OpFlags.PUBL)).isFalse();
    assertThat(new OpFlags(4).with(OpFlags.CERT).bits()).isEqualTo(0x40000004);
  }
}
