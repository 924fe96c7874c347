package io.tanbiao.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.ProtocolVersion;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  /** Wire notes §1, §10.1 and captures 214 to 250. */
  @ParameterizedTest
  @CsvSource({
    "2,3, 2,11, 2,11", // clients without a site record
    "2,10, 2,11, 2,11", // id-pointer
    "2,3, 2,6, 2,6", // capture 245
    "2,4, 0,0, 2,4", // capture 222
    "2,12, 0,0, 2,11", // capture 234
    "2,10, 3,0, 2,11", // capture 246
    "3,0, 3,0, 2,11", // capture 247
    "5,0, 0,0, 5,0", // capture 248
    "1,0, 0,0, 1,0", // capture 249
    "99,0, 0,0, 2,11", // capture 250
    "2,0, 0,7, 2,0" // a minor without a major suggests nothing
  })
  void answersInWhatIsSuggestedButNotBeyondTheNewest(
      int major, int minor, int wantMajor, int wantMinor, int answerMajor, int answerMinor) {
    Envelope envelope =
        envelope(new ProtocolVersion(major, minor), new ProtocolVersion(wantMajor, wantMinor), 24);
    assertThat(envelope.answerVersion()).isEqualTo(new ProtocolVersion(answerMajor, answerMinor));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, false",
    "2, true",
    "3, true",
    "4, false",
    "5, true",
    "6, false",
    "255, false"
  })
  void knowsItsMajorVersions(int major, boolean known) {
    ProtocolVersion version = new ProtocolVersion(major, 0);
    assertThat(envelope(version, ProtocolVersion.NEWEST, 24).hasKnownVersion()).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Envelope.MIN_MESSAGE_OCTETS,
        Envelope.MIN_MESSAGE_OCTETS + 1,
        Envelope.MAX_MESSAGE_OCTETS - 1,
        Envelope.MAX_MESSAGE_OCTETS
      })
  void acceptsLengthsUpToTheirLimits(int length) {
    assertThatCode(() -> ofLength(length).requireLegalLength()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "-2147483648, NEGATIVE_LENGTH",
    "-1, NEGATIVE_LENGTH",
    "0, TRUNCATED",
    "23, TRUNCATED",
    "262145, TOO_LONG",
    "2147483647, TOO_LONG"
  })
  void refusesLengthsBeyondTheirLimits(int length, Reason reason) {
    assertThatThrownBy(() -> ofLength(length).requireLegalLength())
        .isInstanceOfSatisfying(WireException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(Integer.toString(length));
  }

  @Test
  void needsAllItsOctets() {
    assertThatThrownBy(() -> Envelope.read(ByteBuffer.allocate(Envelope.LENGTH_OCTETS - 1)))
        .isInstanceOf(WireException.class);
  }

  @Test
  void leavesTheBufferAtTheMessage() throws WireException {
    // Given
    ByteBuffer buffer = ByteBuffer.allocate(50).position(7);

    // When
    Envelope envelope = Envelope.read(buffer);

    // Then
    assertThat(buffer.position()).isEqualTo(7 + Envelope.LENGTH_OCTETS);
    assertThat(envelope.version()).isEqualTo(new ProtocolVersion(0, 0));
  }

  @Test
  void suggestedMajorHasTwoBits() {
    assertThatThrownBy(() -> envelope(ProtocolVersion.NEWEST, new ProtocolVersion(4, 0), 24))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("suggested major: 4 (expected: 0..3)");
  }

  private static Envelope ofLength(int length) {
    return envelope(ProtocolVersion.NEWEST, ProtocolVersion.NEWEST, length);
  }

  private static Envelope envelope(ProtocolVersion version, ProtocolVersion suggested, int length) {
    return new Envelope(version, false, false, false, suggested, 0, 1, 0, length);
  }
}
