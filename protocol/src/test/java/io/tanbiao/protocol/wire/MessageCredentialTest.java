package io.tanbiao.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCredentialTest {
  private static final MessageCredential MAC =
      new MessageCredential(
          0,
          0,
          new Reference(Handle.of(""), 5),
          MessageCredential.MAC,
          Octets.utf8("SHA1"),
          Octets.hex("0102"));
  private static final Octets WIRE_FORM =
      Octets.hex(
          "0000000000000000000000050000000648535f4d41430000000e0000000453484131000000020102");
  private static final int SECTION_AT = 22;

  @Test
  void hasItsWireForm() throws WireException {
    assertThat(MAC.encode()).isEqualTo(WIRE_FORM);
    assertThat(MessageCredential.decode(WIRE_FORM)).isEqualTo(MAC);
    assertThat(MAC.counter()).isEqualTo(5);
  }

  /** The section is the rest, no more and no less. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 13, 15, Integer.MAX_VALUE})
  void sectionHasTheLengthOfTheRest(int length) {
    byte[] changed = WIRE_FORM.toArray();
    ByteBuffer.wrap(changed).putInt(SECTION_AT, length);
    assertThatThrownBy(() -> MessageCredential.decode(Octets.of(changed)))
        .isInstanceOf(WireException.class);
  }

  @Test
  void nothingFollowsTheSection() {
    Octets longer = Octets.concat(WIRE_FORM, Octets.hex("00"));
    assertThatThrownBy(() -> MessageCredential.decode(longer))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TRAILING));
  }

  @Test
  void everyPrefixIsRefused() {
    for (int length = 0; length < WIRE_FORM.length(); length++) {
      Octets prefix = WIRE_FORM.slice(0, length);
      assertThatThrownBy(() -> MessageCredential.decode(prefix)).isInstanceOf(WireException.class);
    }
  }
}
