package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * What the signature or the MAC of a message covers, by the version the message is written in (wire
 * notes §6).
 *
 * <pre>
 * 2.8 up: octet major | octet minor | octet suggested major | octet suggested minor
 *         | int session id | int request id | int counter | header | body
 * 2.7:    the same without the suggested version
 * 2.6:    signatures: octet major | octet minor | first 2 octets of the session id | int counter
 *         | 6 zero octets | header | body
 * below:  header | body
 * </pre>
 */
public final class SignedForm {
  /** The first version in which signatures cover something of the envelope. */
  private static final ProtocolVersion COVERS_COUNTER = new ProtocolVersion(2, 6);

  /** The first version in which they cover the suggested version. */
  private static final ProtocolVersion COVERS_SUGGESTED = new ProtocolVersion(2, 8);

  private static final int ENVELOPE_OCTETS = 2 + 4 + 4 + 4;
  private static final int SUGGESTED_OCTETS = 2;
  private static final int ZEROS_OF_2_6 = 6;

  private SignedForm() {}

  /** What a signature covers. */
  public static Octets ofSignature(Message message, int counter) {
    ProtocolVersion version = message.envelope().version();
    if (version.isAtLeast(ProtocolVersion.SHA256)) {
      return withEnvelope(message, counter);
    }
    return version.isAtLeast(COVERS_COUNTER)
        ? withCounter(message, counter)
        : message.signedOctets();
  }

  /** What a MAC covers from version 2.7 on. */
  public static Octets withEnvelope(Message message, int counter) {
    Envelope envelope = message.envelope();
    boolean withSuggested = envelope.version().isAtLeast(COVERS_SUGGESTED);
    OctetWriter out =
        new OctetWriter(
            ENVELOPE_OCTETS
                + (withSuggested ? SUGGESTED_OCTETS : 0)
                + message.signedOctets().length());
    out.octet(envelope.version().major()).octet(envelope.version().minor());
    if (withSuggested) {
      out.octet(envelope.suggested().major()).octet(envelope.suggested().minor());
    }
    out.int32(envelope.sessionId()).int32(envelope.requestId()).int32(counter);
    return out.octets(message.signedOctets()).finish();
  }

  private static Octets withCounter(Message message, int counter) {
    Envelope envelope = message.envelope();
    return new OctetWriter(ENVELOPE_OCTETS + message.signedOctets().length())
        .octet(envelope.version().major())
        .octet(envelope.version().minor())
        .int16(envelope.sessionId() >>> Short.SIZE)
        .int32(counter)
        .octets(Octets.of(new byte[ZEROS_OF_2_6]))
        .octets(message.signedOctets())
        .finish();
  }
}
