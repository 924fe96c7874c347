package io.tanbiao.conformance.raw;

/**
 * The 20 octets before every message (wire notes §1). Nothing is checked: every field may be wrong.
 *
 * @param major protocol
 * @param minor protocol
 * @param flags the six high bits of octet 2, with the suggested major version in the two low ones
 * @param suggestedMinor protocol
 * @param sessionId 0: none
 * @param requestId greater than 0
 * @param messageId number of the UDP packet, from 0
 * @param length octets of the message behind this
 */
public record RawEnvelope(
    int major,
    int minor,
    int flags,
    int suggestedMinor,
    int sessionId,
    int requestId,
    int messageId,
    int length) {
  /** How long it is, in octets. */
  public static final int OCTETS = 20;

  /** The message is encrypted. */
  public static final int ENCRYPTED = 0x40;

  /** The message spans several packets. */
  public static final int TRUNCATED = 0x20;

  private static final int SUGGESTS_MAJOR_2 = 2;

  /** As a client of protocol 2.11 writes it. */
  static RawEnvelope of(int requestId, int length) {
    return new RawEnvelope(2, 11, SUGGESTS_MAJOR_2, 11, 0, requestId, 0, length);
  }

  /** Takes it apart. */
  public static RawEnvelope read(Octets octets) {
    RawReader in = new RawReader(octets);
    return new RawEnvelope(
        in.int8(), in.int8(), in.int8(), in.int8(), in.int32(), in.int32(), in.int32(), in.int32());
  }

  /** Its octets. */
  public Octets octets() {
    return new RawWriter()
        .int8(major)
        .int8(minor)
        .int8(flags)
        .int8(suggestedMinor)
        .int32(sessionId)
        .int32(requestId)
        .int32(messageId)
        .int32(length)
        .finish();
  }

  /** Whether the message spans several packets. */
  public boolean isTruncated() {
    return (flags & TRUNCATED) != 0;
  }

  /** Whether the message is encrypted. */
  public boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Of an encrypted message of some length. */
  RawEnvelope ofEncrypted(int octets) {
    return new RawEnvelope(
        major, minor, flags | ENCRYPTED, suggestedMinor, sessionId, requestId, messageId, octets);
  }

  /** In another protocol version, of which nothing newer is suggested. */
  public RawEnvelope inVersion(int otherMajor, int otherMinor) {
    return new RawEnvelope(otherMajor, otherMinor, 0, 0, sessionId, requestId, messageId, length);
  }

  /** With other flags; the suggested version stays. */
  public RawEnvelope withFlags(int other) {
    return new RawEnvelope(
        major,
        minor,
        other | SUGGESTS_MAJOR_2,
        suggestedMinor,
        sessionId,
        requestId,
        messageId,
        length);
  }

  /** With another session id. */
  public RawEnvelope withSessionId(int other) {
    return new RawEnvelope(
        major, minor, flags, suggestedMinor, other, requestId, messageId, length);
  }

  /** With another request id. */
  public RawEnvelope withRequestId(int other) {
    return new RawEnvelope(
        major, minor, flags, suggestedMinor, sessionId, other, messageId, length);
  }

  /** With another packet number. */
  public RawEnvelope withMessageId(int other) {
    return new RawEnvelope(
        major, minor, flags, suggestedMinor, sessionId, requestId, other, length);
  }

  /** With another length. */
  public RawEnvelope withLength(int other) {
    return new RawEnvelope(
        major, minor, flags, suggestedMinor, sessionId, requestId, messageId, other);
  }
}
