package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;

/**
 * A message whose body is not interpreted yet.
 *
 * @param envelope with which it came or is sent
 * @param header of it
 * @param signedOctets header and body exactly as received or sent: what digests, MACs and
 *     signatures cover (wire notes §2)
 * @param credential a {@link MessageCredential} in its wire form, not interpreted; empty when the
 *     message is unsigned
 */
public record Message(Envelope envelope, Header header, Octets signedOctets, Octets credential) {
  private static final int CREDENTIAL_LENGTH_OCTETS = 4;

  /** Checks that the header belongs to the octets. */
  public Message {
    int body = signedOctets.length() - Header.LENGTH_OCTETS;
    if (header.bodyLengthOctets() != body) {
      throw new IllegalArgumentException(
          "body length: " + header.bodyLengthOctets() + " (expected: " + body + ")");
    }
  }

  /** A message of its parts; the lengths in envelope and header are set to fit. */
  public static Message of(Envelope envelope, Header header, Octets body, Octets credential) {
    Header fitting =
        new Header(
            header.opCode(),
            header.responseCode(),
            header.flags(),
            header.siteSerial(),
            header.recursionCount(),
            header.expirationSeconds(),
            body.length());
    OctetWriter signed = new OctetWriter(Header.LENGTH_OCTETS + body.length());
    fitting.write(signed);
    signed.octets(body);
    int length =
        Header.LENGTH_OCTETS + body.length() + CREDENTIAL_LENGTH_OCTETS + credential.length();
    return new Message(envelope.withMessageLength(length), fitting, signed.finish(), credential);
  }

  /** The same message with a credential. */
  public Message with(MessageCredential proof) {
    return of(envelope, header, body(), proof.encode());
  }

  /** The body alone. */
  public Octets body() {
    return signedOctets.from(Header.LENGTH_OCTETS);
  }

  /** Reads the body from its beginning and not beyond its end. */
  public OctetReader bodyReader() {
    return new OctetReader(signedOctets.asBuffer().position(Header.LENGTH_OCTETS));
  }

  /** The length of the message behind its envelope. */
  public int lengthOctets() {
    return signedOctets.length() + CREDENTIAL_LENGTH_OCTETS + credential.length();
  }
}
