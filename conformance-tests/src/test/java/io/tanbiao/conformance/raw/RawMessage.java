package io.tanbiao.conformance.raw;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A message with its envelope: a request put together by hand, or an answer taken apart. One that
 * is encrypted is all body.
 *
 * @param envelope before it
 * @param header its start
 * @param body of the operation
 * @param credential all that stands behind the body: usually a length of zero
 */
public record RawMessage(RawEnvelope envelope, RawHeader header, Octets body, Octets credential) {
  /** The longest message, in octets, envelope not counted. */
  public static final int MAX_OCTETS = 262_144;

  private static final Octets UNSIGNED = new RawWriter().int32(0).finish();
  private static final AtomicInteger NEXT_REQUEST_ID = new AtomicInteger(0x0b000001);

  /** A request that is right in every field, with a request id of its own. */
  public static RawMessage request(int opCode, Octets body) {
    int length = RawHeader.OCTETS + body.length() + UNSIGNED.length();
    return new RawMessage(
        RawEnvelope.of(NEXT_REQUEST_ID.getAndIncrement(), length),
        RawHeader.of(opCode, body.length()),
        body,
        UNSIGNED);
  }

  /**
   * Takes an answer apart.
   *
   * @throws AssertionError when its lengths do not agree, or when it shows what no peer may see
   */
  public static RawMessage read(RawEnvelope envelope, Octets message) {
    Disclosure.assertNoneIn(message);
    if (message.length() != envelope.length()) {
      throw new AssertionError(message.length() + " octets, announced: " + envelope.length());
    }
    if (envelope.isEncrypted()) {
      return encrypted(envelope, message);
    }
    RawReader in = new RawReader(message);
    RawHeader header = RawHeader.read(in);
    Octets body = in.octets(header.bodyLength());
    return new RawMessage(envelope, header, body, in.octets(in.left()));
  }

  /** A message whose octets only who has the key of its session can read. */
  public static RawMessage encrypted(RawEnvelope envelope, Octets cipherText) {
    return new RawMessage(
        envelope.ofEncrypted(cipherText.length()), RawHeader.of(0, 0), cipherText, Octets.NONE);
  }

  /** All of it, envelope included. */
  public Octets octets() {
    return Octets.concat(envelope.octets(), message());
  }

  /** Without the envelope. */
  public Octets message() {
    return envelope.isEncrypted() ? body : Octets.concat(header.octets(), body, credential);
  }

  /** Header and body: what digests and signatures cover. */
  public Octets signedOctets() {
    return Octets.concat(header.octets(), body);
  }

  /** The SHA-256 of what signatures cover. */
  public Octets digest() {
    return sha256(signedOctets());
  }

  /** The request id. */
  public int requestId() {
    return envelope.requestId();
  }

  /** The response code. */
  public int code() {
    return header.responseCode();
  }

  /** The body, to be read field by field. */
  public RawReader bodyReader() {
    return new RawReader(body);
  }

  /** The text that an error carries; empty when it has none. */
  public String errorText() {
    return body.length() < 4 ? "" : bodyReader().text();
  }

  /** With a changed envelope. */
  public RawMessage withEnvelope(UnaryOperator<RawEnvelope> change) {
    return new RawMessage(change.apply(envelope), header, body, credential);
  }

  /** With a changed header. */
  public RawMessage withHeader(UnaryOperator<RawHeader> change) {
    return new RawMessage(envelope, change.apply(header), body, credential);
  }

  /** With other octets behind the body, the length in the envelope made right. */
  public RawMessage withCredential(Octets other) {
    int length = envelope.length() - credential.length() + other.length();
    return new RawMessage(envelope.withLength(length), header, body, other);
  }

  static Octets sha256(Octets octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
