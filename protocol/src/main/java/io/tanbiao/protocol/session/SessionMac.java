package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import io.tanbiao.protocol.wire.SignedForm;
import java.security.MessageDigest;

/** MACs of messages by the version each is written in (wire notes §6). Stateless. */
final class SessionMac {
  /** The first version whose MAC cannot be prolonged, and whose counters are unique. */
  static final ProtocolVersion PADDED = new ProtocolVersion(2, 5);

  private static final Octets HMAC_SHA256 = Octets.utf8("HMAC-SHA256");
  private static final Octets SHA1_NAME = Octets.utf8("SHA1");
  private static final Octets SHA1_OCTET = Octets.of((byte) 2);

  private SessionMac() {}

  /** The name of the hash that a MAC in this version is sent with. */
  static Octets hashOf(ProtocolVersion version) {
    return version.isAtLeast(ProtocolVersion.SHA256) ? HMAC_SHA256 : SHA1_OCTET;
  }

  static Octets of(Message message, int counter, SessionKey key) {
    ProtocolVersion version = message.envelope().version();
    if (version.isAtLeast(ProtocolVersion.SHA256)) {
      return key.hmac(SignedForm.withEnvelope(message, counter));
    }
    return version.isAtLeast(PADDED)
        ? key.paddedDigest(message.signedOctets())
        : key.digest(message.signedOctets());
  }

  /** Whether a credential was made with a key; takes the same time for every wrong MAC. */
  static boolean isRight(Message message, MessageCredential credential, SessionKey key) {
    Octets expected = of(message, credential.counter(), key);
    return credential.type().equals(MessageCredential.MAC)
        && isHashOf(message.envelope().version(), credential.hash())
        && MessageDigest.isEqual(expected.toArray(), credential.proof().toArray());
  }

  private static boolean isHashOf(ProtocolVersion version, Octets hash) {
    return version.isAtLeast(ProtocolVersion.SHA256)
        ? hash.equals(HMAC_SHA256)
        : hash.equals(SHA1_OCTET) || hash.equals(SHA1_NAME);
  }
}
