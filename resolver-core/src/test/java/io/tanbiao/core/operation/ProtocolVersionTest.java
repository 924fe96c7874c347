package io.tanbiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolVersionTest {

  @Test
  void isOrderedByNumbersWithTheVeryOldClientBelowAll() {
    List<ProtocolVersion> ordered =
        Stream.of("5.0", "5.1", "1.0", "2.0", "2.1", "2.9", "2.10", "2.11", "3.0", "99.0")
            .map(ProtocolVersionTest::version)
            .toList();

    assertThat(ordered).isSorted();
    assertThat(version("2.10").isAtLeast(version("2.9"))).isTrue();
    assertThat(version("5.0").isAtLeast(version("2.0"))).isFalse();
  }

  @Test
  void isLoweredToWhatIsSpokenHere() {
    assertThat(version("3.0").atMost(ProtocolVersion.NEWEST)).isEqualTo(ProtocolVersion.NEWEST);
    assertThat(version("2.12").atMost(ProtocolVersion.NEWEST)).isEqualTo(ProtocolVersion.NEWEST);
    assertThat(version("2.6").atMost(ProtocolVersion.NEWEST)).isEqualTo(version("2.6"));
    assertThat(version("5.0").atMost(ProtocolVersion.NEWEST)).isEqualTo(version("5.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "5.0, MD5",
    "2.0, MD5",
    "2.1, SHA1",
    "2.6, SHA1",
    "2.7, SHA256",
    "2.10, SHA256",
    "2.11, SHA256"
  })
  void decidesTheDigestOfAnswers(String version, DigestAlgorithm digest) {
    assertThat(DigestAlgorithm.of(version(version))).isEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "MD5,    1, 900150983cd24fb0d6963f7d28e17f72",
    "SHA1,   2, a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA256, 3, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void hasDigestsOfKnownNumberAndLength(DigestAlgorithm algorithm, int number, String digest) {
    assertThat(algorithm.digest(Octets.utf8("a"), Octets.utf8("bc")).hex()).isEqualTo(digest);
    assertThat(algorithm.number()).isEqualTo(number);
    assertThat(algorithm.lengthOctets()).isEqualTo(digest.length() / 2);
  }

  private static ProtocolVersion version(String text) {
    int dot = text.indexOf('.');
    return new ProtocolVersion(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }
}
