package io.tanbiao.conformance.raw;

/**
 * The 24 octets with which a message starts (wire notes §2). Nothing is checked: every field may be
 * wrong.
 *
 * @param opCode what is asked
 * @param responseCode 0 in requests
 * @param flags of the operation
 * @param siteSerial of the site record that the sender knows; 65535: unknown
 * @param recursionCount how often it was passed on
 * @param expiration seconds since the epoch
 * @param bodyLength octets of the body behind this
 */
public record RawHeader(
    int opCode,
    int responseCode,
    int flags,
    int siteSerial,
    int recursionCount,
    int expiration,
    int bodyLength) {
  /** How long it is, in octets. */
  public static final int OCTETS = 24;

  /** Authoritative. */
  public static final int AUTH = 0x80000000;

  /** Resolve for me if you are not responsible. */
  public static final int RECU = 0x10000000;

  /** More messages follow. */
  public static final int CONT = 0x04000000;

  /** Keep the connection. */
  public static final int KPAL = 0x02000000;

  /** Only public values. */
  public static final int PUBL = 0x01000000;

  /** Return the digest of the request. */
  public static final int RRDG = 0x00800000;

  /** Overwrite. */
  public static final int OVRW = 0x00400000;

  /** Mint a suffix. */
  public static final int MINT = 0x00200000;

  /** What clients set unless told otherwise: RECU, CACR, PUBL. */
  public static final int USUAL = 0x19000000;

  private static final int UNKNOWN_SERIAL = 0xffff;

  /** Far in the future: 2036-01-01. */
  private static final int EXPIRATION = 2_082_758_400;

  /** As a client writes it. */
  static RawHeader of(int opCode, int bodyLength) {
    return new RawHeader(opCode, 0, USUAL, UNKNOWN_SERIAL, 0, EXPIRATION, bodyLength);
  }

  /** Takes it from the start of a message. */
  static RawHeader read(RawReader in) {
    int opCode = in.int32();
    int responseCode = in.int32();
    int flags = in.int32();
    int serial = in.int16();
    int recursionCount = in.int8();
    in.int8();
    return new RawHeader(
        opCode, responseCode, flags, serial, recursionCount, in.int32(), in.int32());
  }

  /** Its octets. */
  public Octets octets() {
    return new RawWriter()
        .int32(opCode)
        .int32(responseCode)
        .int32(flags)
        .int16(siteSerial)
        .int8(recursionCount)
        .int8(0)
        .int32(expiration)
        .int32(bodyLength)
        .finish();
  }

  /** Whether all of some flags are set. */
  public boolean has(int wanted) {
    return (flags & wanted) == wanted;
  }

  /** With another response code, which requests do not have. */
  public RawHeader withResponseCode(int other) {
    return new RawHeader(opCode, other, flags, siteSerial, recursionCount, expiration, bodyLength);
  }

  /** With other flags. */
  public RawHeader withFlags(int other) {
    return new RawHeader(
        opCode, responseCode, other, siteSerial, recursionCount, expiration, bodyLength);
  }

  /** With another expiration. */
  public RawHeader withExpiration(int other) {
    return new RawHeader(
        opCode, responseCode, flags, siteSerial, recursionCount, other, bodyLength);
  }

  /** With another length. */
  public RawHeader withBodyLength(int other) {
    return new RawHeader(
        opCode, responseCode, flags, siteSerial, recursionCount, expiration, other);
  }
}
