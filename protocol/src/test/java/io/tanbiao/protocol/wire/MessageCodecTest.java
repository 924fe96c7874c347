package io.tanbiao.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
  private static final Envelope ENVELOPE = Envelope.plain(ProtocolVersion.NEWEST, 1, 2);
  private static final Octets BODY = Octets.hex("0102030405");
  private static final Octets CREDENTIAL = Octets.hex("0a0b0c");

  @Test
  void readsWhatItWrites() throws WireException {
    Message message = Message.of(ENVELOPE, header(3), BODY, CREDENTIAL);
    assertThat(decode(MessageCodec.encode(message))).isEqualTo(message);
  }

  @Test
  void setsTheLengthsToFit() {
    Message message = Message.of(ENVELOPE, header(3), BODY, CREDENTIAL);
    assertThat(message.header().bodyLengthOctets()).isEqualTo(5);
    assertThat(message.envelope().messageLengthOctets()).isEqualTo(24 + 5 + 4 + 3);
  }

  /** What was signed is kept, even an octet that means nothing. */
  @Test
  void keepsTheSignedOctetsAsTheyCame() throws WireException {
    // Given
    byte[] octets =
        MessageCodec.encode(Message.of(ENVELOPE, header(3), BODY, CREDENTIAL)).toArray();
    int reserved = Envelope.LENGTH_OCTETS + 15;
    octets[reserved] = 0x55;

    // When
    Message message = decode(Octets.of(octets));

    // Then
    assertThat(message.signedOctets().at(15)).isEqualTo((byte) 0x55);
    assertThat(MessageCodec.encode(message)).isEqualTo(Octets.of(octets));
    assertThat(message.body()).isEqualTo(BODY);
  }

  @Test
  void messageMayEndRightAfterItsBody() throws WireException {
    Octets whole = MessageCodec.encode(Message.of(ENVELOPE, header(3), BODY, Octets.EMPTY));
    Octets withoutCredential = whole.slice(0, whole.length() - 4);
    assertThat(decode(withoutCredential).credential()).isEqualTo(Octets.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void lengthOfCredentialIsWholeOrAbsent(int missing) {
    Octets whole = MessageCodec.encode(Message.of(ENVELOPE, header(3), BODY, Octets.EMPTY));
    Octets cut = whole.slice(0, whole.length() - missing);
    assertThatThrownBy(() -> decode(cut)).isInstanceOf(WireException.class);
  }

  @Test
  void octetsAfterTheCredentialAreIgnored() throws WireException {
    Message message = Message.of(ENVELOPE, header(3), BODY, CREDENTIAL);
    Octets longer = Octets.concat(MessageCodec.encode(message), Octets.hex("ffff"));
    assertThat(decode(longer)).isEqualTo(message);
  }

  @Test
  void bodyLengthBelongsToTheOctets() {
    assertThatThrownBy(
            () -> new Message(ENVELOPE, header(3), Octets.of(new byte[26]), Octets.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("body length: 3 (expected: 2)");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 255, 65534})
  void siteSerialComesBack(int serial) throws WireException {
    Header header = new Header(OpCode.RESOLUTION, 0, OpFlags.NONE, serial, 0, 0, 0);
    Message message = Message.of(ENVELOPE, header, Octets.EMPTY, Octets.EMPTY);
    assertThat(decode(MessageCodec.encode(message)).header().siteSerial()).isEqualTo(serial);
  }

  private static Header header(int bodyLengthOctets) {
    return new Header(
        OpCode.RESOLUTION, 0, OpFlags.CLIENT_DEFAULT, 7, 1, 1_893_456_000, bodyLengthOctets);
  }

  private static Message decode(Octets octets) throws WireException {
    ByteBuffer in = octets.asBuffer();
    return MessageCodec.decode(Envelope.read(in), in);
  }
}
