package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetsTest {

  @Test
  void foldsOnlyTheLettersFromAToZ() {
    for (int octet = 0; octet <= 0xff; octet++) {
      boolean isLetter = octet >= 'a' && octet <= 'z';
      byte expected = (byte) (isLetter ? octet - 'a' + 'A' : octet);

      assertThat(Octets.of((byte) octet).upperCaseAscii(1)).isEqualTo(Octets.of(expected));
    }
  }

  @Test
  void leavesLettersOfOtherScriptsAsTheyAre() {
    Octets name = Octets.utf8("straße-ÿ-ı-高炉");

    assertThat(name.upperCaseAscii(name.length())).isEqualTo(Octets.utf8("STRAßE-ÿ-ı-高炉"));
  }

  @Test
  void foldsUpToAPositionOnly() {
    assertThat(Octets.utf8("ab/ab").upperCaseAscii(2)).isEqualTo(Octets.utf8("AB/ab"));
    assertThat(Octets.utf8("ab/ab").upperCaseAscii(0)).isEqualTo(Octets.utf8("ab/ab"));
  }

  @Test
  void comparesWithWhatFoldingWouldMake() {
    Octets name = Octets.utf8("ab/Ab");
    for (int end = 0; end <= name.length(); end++) {
      Octets folded = name.upperCaseAscii(end);
      assertThat(folded.isUpperCaseAsciiOf(name, end)).isTrue();
      assertThat(Octets.utf8("AB/AB/").isUpperCaseAsciiOf(name, end)).isFalse();
      assertThat(Octets.utf8("AB/AC").isUpperCaseAsciiOf(name, end)).isFalse();
    }
    assertThat(name.isUpperCaseAsciiOf(name, 2)).isFalse();
    assertThat(Octets.utf8("AB/AB").isUpperCaseAsciiOf(name, 3)).isFalse();
  }

  @Test
  void takesOverAnArray() {
    byte[] array = {1, 2};
    assertThat(Octets.owning(array)).isEqualTo(Octets.of((byte) 1, (byte) 2));
    assertThat(Octets.owning(new byte[0])).isSameAs(Octets.EMPTY);
  }

  @Test
  void comparesWithoutAsciiCase() {
    assertThat(Octets.utf8("Url").equalsIgnoreAsciiCase(Octets.utf8("uRL"))).isTrue();
    assertThat(Octets.utf8("URL").equalsIgnoreAsciiCase(Octets.utf8("URL."))).isFalse();
    assertThat(Octets.utf8("@").equalsIgnoreAsciiCase(Octets.utf8("`"))).isFalse();
    assertThat(Octets.utf8("É").equalsIgnoreAsciiCase(Octets.utf8("é"))).isFalse();
    assertThat(Octets.utf8("url.pdf").startsWithIgnoreAsciiCase(Octets.utf8("URL."))).isTrue();
    assertThat(Octets.utf8("url").startsWithIgnoreAsciiCase(Octets.utf8("URL."))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80", // a continuation with nothing to continue
        "c3", // cut short
        "c080", // overlong form of U+0000
        "eda080", // a surrogate
        "f4908080", // above U+10FFFF
        "ff"
      })
  void refusesWhatIsNoUtf8(String hex) {
    assertThat(Octets.hex(hex).isUtf8()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "88.300/furnace", "高炉-20", "é", "𝄞"})
  void acceptsUtf8(String text) {
    assertThat(Octets.utf8(text).isUtf8()).isTrue();
    assertThat(Octets.utf8(text).text()).isEqualTo(text);
  }

  @Test
  void isOrderedByUnsignedOctetsAndThenByLength() {
    List<Octets> ordered =
        Stream.of("", "00", "0000", "01", "7f", "7fff", "80", "ff").map(Octets::hex).toList();

    assertThat(Stream.of("80", "7fff", "ff", "01", "", "0000", "7f", "00").map(Octets::hex))
        .satisfies(octets -> assertThat(octets.stream().sorted()).isEqualTo(ordered));
  }

  @Test
  void keepsItsOctetsWhateverHappensToTheArraysAroundIt() {
    // Given
    byte[] given = {1, 2, 3};
    Octets octets = Octets.of(given);

    // When
    given[0] = 9;
    octets.toArray()[1] = 9;

    // Then
    assertThat(octets).isEqualTo(Octets.hex("010203"));
    assertThat(octets.asBuffer().isReadOnly()).isTrue();
  }

  @Test
  void slicesJoinsAndSearches() {
    Octets octets = Octets.utf8("a/b/c");

    assertThat(octets.indexOf('/')).isEqualTo(1);
    assertThat(octets.lastIndexOf('/')).isEqualTo(3);
    assertThat(octets.indexOf('x')).isEqualTo(-1);
    assertThat(octets.slice(2, 3)).isEqualTo(Octets.utf8("b"));
    assertThat(octets.from(5)).isEqualTo(Octets.EMPTY);
    assertThat(Octets.concat(Octets.utf8("a/"), Octets.EMPTY, Octets.utf8("b/c")))
        .isEqualTo(octets);
    assertThat(Octets.of(new byte[] {1, 2, 3}, 1, 2)).isEqualTo(Octets.hex("02"));
  }

  @Test
  void readsWhatRemainsOfABuffer() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);

    assertThat(Octets.remainingOf(buffer)).isEqualTo(Octets.hex("0203"));
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void showsItsLengthAndAtMost32Octets() {
    assertThat(Octets.hex("00ff")).hasToString("2:00ff");
    assertThat(Octets.of(new byte[32])).hasToString("32:" + "00".repeat(32));
    assertThat(Octets.of(new byte[33])).hasToString("33:" + "00".repeat(32) + "..");
  }
}
