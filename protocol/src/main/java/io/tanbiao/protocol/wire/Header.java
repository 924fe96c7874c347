package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;

/**
 * The first 24 octets of a message (wire notes §2).
 *
 * <pre>
 * int    op code
 * int    response code; 0 in requests
 * int    op flags
 * short  serial number of the site record
 * octet  recursion count
 * octet  reserved
 * int    expiration
 * int    body length
 * </pre>
 *
 * @param opCode which operation
 * @param responseCode 0 in requests
 * @param flags of the operation
 * @param siteSerial 0..65534; requests: of the record the client used, {@link #UNKNOWN_SITE_SERIAL}
 *     for none; answers: ours
 * @param recursionCount 0..255, how often the request was passed on
 * @param expirationSeconds since the epoch; clients refuse answers with one that is past
 * @param bodyLengthOctets of the body
 */
public record Header(
    OpCode opCode,
    int responseCode,
    OpFlags flags,
    int siteSerial,
    int recursionCount,
    int expirationSeconds,
    int bodyLengthOctets) {
  /** The length of a header (wire notes §2). */
  public static final int LENGTH_OCTETS = 24;

  /** The serial number of a client that has no site record. */
  public static final int UNKNOWN_SITE_SERIAL = -1;

  private static final int ALL_BITS_OF_SHORT = 0xffff;

  /** Reads a header; checks nothing but the number of octets. */
  public static Header read(OctetReader in) throws WireException {
    OpCode opCode = new OpCode(in.int32("op code"));
    int responseCode = in.int32("response code");
    OpFlags flags = new OpFlags(in.int32("op flags"));
    int serial = in.unsignedShort("site serial");
    int recursionCount = in.octet("recursion count");
    in.skip(1, "reserved");
    return new Header(
        opCode,
        responseCode,
        flags,
        serial == ALL_BITS_OF_SHORT ? UNKNOWN_SITE_SERIAL : serial,
        recursionCount,
        in.int32("expiration"),
        in.int32("body length"));
  }

  /** Writes the 24 octets. */
  public void write(OctetWriter out) {
    out.int32(opCode.number())
        .int32(responseCode)
        .int32(flags.bits())
        .int16(siteSerial)
        .octet(recursionCount)
        .octet(0)
        .int32(expirationSeconds)
        .int32(bodyLengthOctets);
  }
}
