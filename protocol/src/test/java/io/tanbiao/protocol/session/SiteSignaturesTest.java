package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteSignaturesTest {
  private static final int SESSION_ID = 0x01020304;
  private static final int REQUEST_ID = 0x05060708;

  @ParameterizedTest
  @CsvSource({
    "RSA, 1,  SHA1,    ''",
    "RSA, 5,  SHA1,    ''",
    "RSA, 6,  SHA1,    0206010200000000000000000000",
    "RSA, 7,  SHA-256, 0207010203040506070800000000",
    "RSA, 8,  SHA-256, 0208020b010203040506070800000000",
    "RSA, 11, SHA-256, 020b020b010203040506070800000000",
    "DSA, 10, SHA1,    020a020b010203040506070800000000",
    "DSA, 11, SHA-256, 020b020b010203040506070800000000"
  })
  void coversWhatTheVersionSays(String keyType, int minor, String hash, String before)
      throws Exception {
    // Given
    KeyPair keys = keys(keyType);
    Message answer = message(minor);
    // When
    Message signed = new SiteSignatures(keys.getPrivate()).sign(answer);
    // Then
    MessageCredential credential = MessageCredential.decode(signed.credential());
    assertThat(credential.type()).isEqualTo(MessageCredential.SIGNED);
    assertThat(credential.counter()).isZero();
    assertThat(credential.hash()).isEqualTo(Octets.utf8(hash));
    assertThat(signed.signedOctets()).isEqualTo(answer.signedOctets());
    Signature signature = Signature.getInstance(hash.replace("-", "") + "with" + keyType);
    signature.initVerify(keys.getPublic());
    signature.update(Octets.concat(Octets.hex(before), answer.signedOctets()).toArray());
    assertThat(signature.verify(credential.proof().toArray())).isTrue();
  }

  @Test
  void refusesKeysThatNoClientCanCheck() throws Exception {
    KeyPair keys = keys("EC");
    assertThatThrownBy(() -> new SiteSignatures(keys.getPrivate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key of the site: EC (expected: RSA or DSA)");
  }

  private static KeyPair keys(String type) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
    generator.initialize(type.equals("EC") ? 256 : 1024);
    return generator.generateKeyPair();
  }

  private static Message message(int minor) {
    Envelope envelope = Envelope.plain(new ProtocolVersion(2, minor), SESSION_ID, REQUEST_ID);
    return Requests.message(
        envelope, new Operation.GetSiteInfo(Handle.of("/")), OpFlags.NONE, 1_893_456_000);
  }
}
