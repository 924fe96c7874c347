package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.capture.CaptureFile;
import io.tanbiao.protocol.capture.CapturedMessage;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {
  private static final Octets SECRET = Octets.hex("0123456789abcdef".repeat(8));

  /** Both sides of recorded sessions, in the forms of all versions. */
  @ParameterizedTest
  @ValueSource(
      strings = {"051", "145", "146", "150", "160", "161", "162", "163", "164", "165", "166"})
  void makesTheRecordedMacs(String number) throws WireException {
    // Given
    CaptureFile capture = CaptureFile.numbered(number);
    int macs = 0;
    for (CapturedMessage captured : capture.messages()) {
      Octets secret = capture.sessionKeys().get(captured.envelope().sessionId());
      if (secret == null) {
        continue;
      }
      SessionKey key = SessionKey.of(SessionCipher.AES, secret);
      Message message = decode(captured, key);
      if (message.credential().isEmpty()) {
        continue;
      }
      MessageCredential credential = MessageCredential.decode(message.credential());
      if (credential.type().equals(MessageCredential.MAC)) {
        // When, Then
        assertThat(SessionMac.isRight(message, credential, key)).isTrue();
        macs++;
      }
    }
    assertThat(macs).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"AES, 11, 16", "AES, 4, 16", "AES, 3, 0", "DESEDE, 11, 8", "DES, 4, 8", "DES, 3, 0"})
  void decryptsWhatItEncrypts(SessionCipher cipher, int minor, int vector) throws WireException {
    // Given
    ProtocolVersion version = new ProtocolVersion(2, minor);
    SessionKey key = SessionKey.of(cipher, SECRET);
    Octets plain = Octets.utf8("thirty-two octets of plain text!");
    // When
    Octets encrypted = key.encrypt(plain, version, SeededRandom.of("vector"));
    // Then
    assertThat(encrypted.length()).isEqualTo(vector + 32 + cipher.blockOctets());
    assertThat(key.decrypt(encrypted, version)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 31, 33})
  void refusesWhatIsNoCiphertext(int length) {
    SessionKey key = SessionKey.of(SessionCipher.AES, SECRET);
    Octets octets = Octets.of(new byte[length]);
    assertThatThrownBy(() -> key.decrypt(octets, ProtocolVersion.NEWEST))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.reason()).isEqualTo(WireException.Reason.NOT_DECRYPTABLE));
  }

  @Test
  void neverShowsItself() {
    assertThat(SessionKey.of(SessionCipher.AES, SECRET)).hasToString("SessionKey[AES]");
  }

  private static Message decode(CapturedMessage captured, SessionKey key) throws WireException {
    Octets octets =
        captured.envelope().encrypted()
            ? key.decrypt(captured.octets(), captured.envelope().version())
            : captured.octets();
    return MessageCodec.decode(captured.envelope(), octets.asBuffer());
  }
}
