package io.tanbiao.protocol.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.vector.WireVector.Field;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenVectorTest {
  private static final int[] ILLEGAL_LENGTHS = {
    -1, Integer.MIN_VALUE, Envelope.MAX_MESSAGE_OCTETS + 1, Integer.MAX_VALUE
  };

  static Stream<Golden> goldens() {
    return Stream.of(
            GoldenRequests.all(), GoldenAnswers.all(), GoldenHeaders.all(), GoldenCaptured.all())
        .flatMap(stream -> stream);
  }

  static Stream<WireVector> refusals() {
    return WireVector.all().stream().filter(vector -> vector.refusal().isPresent());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void meansTheRecord(Golden golden) throws WireException {
    WireVector vector = WireVector.named(golden.vector());
    assertThat(Decoded.decode(vector.octets()))
        .as(() -> vector.explain(golden.decoded().encode()))
        .isEqualTo(golden.decoded());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void recordIsWrittenSo(Golden golden) throws WireException {
    WireVector vector = WireVector.named(golden.vector());
    Octets written = golden.decoded().encode();
    if (vector.isWrittenOtherwise()) {
      assertThat(Decoded.decode(written)).isEqualTo(golden.decoded());
    } else {
      assertThat(written).as(() -> vector.explain(written)).isEqualTo(vector.octets());
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyPrefixIsIncomplete(Golden golden) {
    WireVector vector = WireVector.named(golden.vector());
    Octets octets = vector.octets();
    int end = Envelope.LENGTH_OCTETS + octets.asBuffer().getInt(Envelope.LENGTH_OCTETS - 4);
    for (int length = 0; length < end; length++) {
      Octets prefix = octets.slice(0, length);
      assertThatThrownBy(() -> Decoded.decode(prefix)).isInstanceOf(WireException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyShorterMessageIsRefused(Golden golden) throws WireException {
    WireVector vector = WireVector.named(golden.vector());
    Octets octets = vector.octets();
    int bodyEnd = bodyEnd(octets);
    for (int length = Envelope.LENGTH_OCTETS; length < octets.length(); length++) {
      Octets shorter = withMessageLength(octets.slice(0, length));
      if (length == bodyEnd) {
        assertThat(Decoded.decode(shorter).credential()).isEmpty();
      } else if (length < bodyEnd + 4) {
        assertThatThrownBy(() -> Decoded.decode(shorter)).isInstanceOf(WireException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyShorterBodyIsRefusedUnlessDeclared(Golden golden) throws WireException {
    WireVector vector = WireVector.named(golden.vector());
    Octets octets = vector.octets();
    int bodyEnd = bodyEnd(octets);
    for (int end = Envelope.LENGTH_OCTETS + Header.LENGTH_OCTETS; end < bodyEnd; end++) {
      Octets shorter = withBodyEnd(octets, end);
      if (vector.bodyMayEndAt(end)) {
        assertThat(Decoded.decode(shorter)).as("body ends at %s", end).isNotNull();
      } else {
        assertThatThrownBy(() -> Decoded.decode(shorter))
            .as("body ends at %s", end)
            .isInstanceOf(WireException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void everyIllegalLengthIsRefused(Golden golden) {
    WireVector vector = WireVector.named(golden.vector());
    for (Field field : vector.fields()) {
      for (int length : field.isLength() ? ILLEGAL_LENGTHS : new int[0]) {
        if (!vector.isOptionalLength(field)) {
          Octets changed = withInt(vector.octets(), field.offset(), length);
          assertThatThrownBy(() -> Decoded.decode(changed))
              .as("%s: %s", field.name(), length)
              .isInstanceOf(WireException.class);
        }
      }
    }
  }

  /**
   * A length of zero leaves its octets to the next field: refused, or understood as something else.
   */
  @ParameterizedTest
  @MethodSource("goldens")
  void noLengthOfZeroIsOverlooked(Golden golden) {
    WireVector vector = WireVector.named(golden.vector());
    for (Field field : vector.fields()) {
      if (field.isLength() && field.octets().asBuffer().getInt() != 0) {
        Octets changed = withInt(vector.octets(), field.offset(), 0);
        try {
          assertThat(Decoded.decode(changed)).as(field.name()).isNotEqualTo(golden.decoded());
        } catch (WireException refused) {
          assertThat(refused.reason()).as(field.name()).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefused(WireVector vector) {
    assertThatThrownBy(() -> Decoded.decode(vector.octets()))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.reason()).isEqualTo(vector.refusal().orElseThrow()));
  }

  @Test
  void everyVectorHasItsRecordOrIsRefused() {
    List<String> known =
        Stream.concat(goldens().map(Golden::vector), refusals().map(WireVector::name))
            .sorted()
            .toList();
    assertThat(known).isEqualTo(WireVector.all().stream().map(WireVector::name).sorted().toList());
  }

  private static int bodyEnd(Octets octets) {
    int headerEnd = Envelope.LENGTH_OCTETS + Header.LENGTH_OCTETS;
    return headerEnd + octets.asBuffer().getInt(headerEnd - 4);
  }

  private static Octets withMessageLength(Octets octets) {
    int length = octets.length() - Envelope.LENGTH_OCTETS;
    return withInt(octets, Envelope.LENGTH_OCTETS - 4, length);
  }

  private static Octets withBodyEnd(Octets octets, int end) {
    int headerEnd = Envelope.LENGTH_OCTETS + Header.LENGTH_OCTETS;
    Octets shorter = withInt(octets.slice(0, end), headerEnd - 4, end - headerEnd);
    return withMessageLength(
        Octets.concat(shorter, octets.slice(bodyEnd(octets), octets.length())));
  }

  private static Octets withInt(Octets octets, int offset, int value) {
    byte[] changed = octets.toArray();
    new OctetWriter(ByteBuffer.wrap(changed).position(offset)).int32(value);
    return Octets.of(changed);
  }
}
