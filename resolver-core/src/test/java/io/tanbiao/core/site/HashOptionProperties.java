package io.tanbiao.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashOptionProperties {
  /** The last four octets of the MD5 of this name are 80000000. */
  private static final Handle SMALLEST = Handle.of("88.300/043ACE51D");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZz0./-高ß").ofMaxLength(12);
  }

  @Property
  void countsAsTheFormulaSays(
      @ForAll("names") String name, @ForAll HashOption option, @ForAll @IntRange(min = 1) int n)
      throws Exception {
    int slash = name.indexOf('/');
    String part =
        switch (option) {
          case PREFIX -> slash < 0 ? "0.NA" : name.substring(0, slash);
          case SUFFIX -> slash < 0 ? name : name.substring(slash + 1);
          case WHOLE_HANDLE -> name;
        };
    long last = lastOctetsOfMd5(upperCase(part));

    assertThat(option.position(Handle.of(name), n)).isEqualTo((int) (Math.abs(last) % n));
  }

  @Property
  void doesNotDependOnTheCaseOfAsciiLetters(
      @ForAll("names") String name, @ForAll HashOption option, @ForAll @IntRange(min = 1) int n) {
    assertThat(option.position(Handle.of(upperCase(name)), n))
        .isEqualTo(option.position(Handle.of(name), n));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 2", "5, 3", "7, 2", "2147483647, 1"})
  void takesTheSmallestIntegerAfterTheModulo(int servers, int position) throws Exception {
    assertThat(lastOctetsOfMd5(SMALLEST.toString())).isEqualTo(Integer.MIN_VALUE);
    assertThat(HashOption.WHOLE_HANDLE.position(SMALLEST, servers)).isEqualTo(position);
  }

  @Test
  void hashesNamesThatAreNoUtf8() {
    Handle handle = new Handle(Octets.hex("ff2f80"));

    assertThat(HashOption.SUFFIX.position(handle, 3)).isBetween(0, 2);
  }

  @Test
  void hasANumberOnTheWire() throws WireException {
    assertThat(HashOption.of(0)).isEqualTo(HashOption.PREFIX);
    assertThat(HashOption.of(1)).isEqualTo(HashOption.SUFFIX);
    assertThat(HashOption.of(2)).isEqualTo(HashOption.WHOLE_HANDLE);
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> HashOption.of(3))
        .withMessageContaining("3");
  }

  private static int lastOctetsOfMd5(String part) throws Exception {
    byte[] octets = part.getBytes(StandardCharsets.UTF_8);
    String hex = Octets.of(MessageDigest.getInstance("MD5").digest(octets)).hex();
    return Integer.parseUnsignedInt(hex.substring(24), 16);
  }

  private static String upperCase(String text) {
    StringBuilder upper = new StringBuilder();
    text.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
    return upper.toString();
  }
}
