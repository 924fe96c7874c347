package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.ProtocolVersion;
import java.nio.ByteBuffer;

/**
 * The 20 octets before every message: once on TCP, in every packet on UDP (wire notes §1).
 *
 * <pre>
 * octet  protocol major
 * octet  protocol minor
 * octet  0x80 compressed, 0x40 encrypted, 0x20 truncated, 0x03 suggested major
 * octet  suggested minor
 * int    session id
 * int    request id
 * int    message id
 * int    message length
 * </pre>
 *
 * @param version of this message
 * @param compressed never set by any peer, for nobody can read what follows; refused
 * @param encrypted what follows is ciphertext
 * @param truncated the message spans several UDP packets
 * @param suggested the version the sender would like, major 0..3; major 0 for none
 * @param sessionId 0 for none
 * @param requestId chosen by the client, copied into the answer
 * @param messageId number of the UDP packet, from 0; 0 on TCP
 * @param messageLengthOctets of the whole message behind the envelope, in each packet
 */
public record Envelope(
    ProtocolVersion version,
    boolean compressed,
    boolean encrypted,
    boolean truncated,
    ProtocolVersion suggested,
    int sessionId,
    int requestId,
    int messageId,
    int messageLengthOctets) {
  /** The length of an envelope (wire notes §1). */
  public static final int LENGTH_OCTETS = 20;

  /** The shortest message: a header (wire notes §1). */
  public static final int MIN_MESSAGE_OCTETS = Header.LENGTH_OCTETS;

  /** The longest message (wire notes §1). */
  public static final int MAX_MESSAGE_OCTETS = 262_144;

  private static final int COMPRESSED = 0x80;
  private static final int ENCRYPTED = 0x40;
  private static final int TRUNCATED = 0x20;
  private static final int SUGGESTED_MAJOR = 0x03;

  private static final int MAJOR_OF_DEPLOYED_CLIENTS = 2;
  private static final int MAJOR_OF_DO_IRP = 3;
  private static final int MAJOR_OF_VERY_OLD_CLIENTS = 5;

  /** Checks that the suggested version fits its two bits. */
  public Envelope {
    if (suggested.major() > SUGGESTED_MAJOR) {
      throw new IllegalArgumentException(
          "suggested major: " + suggested.major() + " (expected: 0..3)");
    }
  }

  /**
   * The envelope of a message that is sent whole and in the clear: suggests the newest version, and
   * gets its length when the message is encoded.
   */
  public static Envelope plain(ProtocolVersion version, int sessionId, int requestId) {
    return new Envelope(
        version, false, false, false, ProtocolVersion.NEWEST, sessionId, requestId, 0, 0);
  }

  /**
   * Reads the next 20 octets of a buffer, whose position moves; checks nothing but their number.
   */
  public static Envelope read(ByteBuffer buffer) throws WireException {
    OctetReader in = new OctetReader(buffer);
    Envelope envelope = read(in);
    buffer.position(buffer.position() + LENGTH_OCTETS);
    return envelope;
  }

  private static Envelope read(OctetReader in) throws WireException {
    ProtocolVersion version =
        new ProtocolVersion(in.octet("protocol major"), in.octet("protocol minor"));
    int flags = in.octet("envelope flags");
    ProtocolVersion suggested =
        new ProtocolVersion(flags & SUGGESTED_MAJOR, in.octet("suggested minor"));
    return new Envelope(
        version,
        (flags & COMPRESSED) != 0,
        (flags & ENCRYPTED) != 0,
        (flags & TRUNCATED) != 0,
        suggested,
        in.int32("session id"),
        in.int32("request id"),
        in.int32("message id"),
        in.int32("message length"));
  }

  /** Writes the 20 octets. */
  public void write(OctetWriter out) {
    int flags =
        (compressed ? COMPRESSED : 0)
            | (encrypted ? ENCRYPTED : 0)
            | (truncated ? TRUNCATED : 0)
            | suggested.major();
    out.octet(version.major())
        .octet(version.minor())
        .octet(flags)
        .octet(suggested.minor())
        .int32(sessionId)
        .int32(requestId)
        .int32(messageId)
        .int32(messageLengthOctets);
  }

  /**
   * The version in which this request is answered: the lower of what it suggests and {@link
   * ProtocolVersion#NEWEST}, whatever version it was written in (wire notes §1).
   */
  public ProtocolVersion answerVersion() {
    ProtocolVersion wanted = suggested.major() == 0 ? version : suggested;
    return wanted.atMost(ProtocolVersion.NEWEST);
  }

  /**
   * Whether messages of this major version are understood: 2, 3 (DO-IRP, the same octets), and 5,
   * which very old clients write for 2.0. Handle.Net 9.3.1 takes any other for 2 (captures 249,
   * 250); wire notes §1 refuse it.
   */
  public boolean hasKnownVersion() {
    return switch (version.major()) {
      case MAJOR_OF_DEPLOYED_CLIENTS, MAJOR_OF_DO_IRP, MAJOR_OF_VERY_OLD_CLIENTS -> true;
      default -> false;
    };
  }

  /**
   * Refuses an announced length outside {@link #MIN_MESSAGE_OCTETS}..{@link #MAX_MESSAGE_OCTETS}:
   * to be called before waiting for the octets.
   */
  public void requireLegalLength() throws WireException {
    if (messageLengthOctets < 0) {
      throw new WireException(Reason.NEGATIVE_LENGTH, "message length: " + messageLengthOctets);
    }
    if (messageLengthOctets < MIN_MESSAGE_OCTETS) {
      throw new WireException(Reason.TRUNCATED, lengthFound());
    }
    if (messageLengthOctets > MAX_MESSAGE_OCTETS) {
      throw new WireException(Reason.TOO_LONG, lengthFound());
    }
  }

  /** The same envelope for a message of another length. */
  public Envelope withMessageLength(int lengthOctets) {
    return new Envelope(
        version,
        compressed,
        encrypted,
        truncated,
        suggested,
        sessionId,
        requestId,
        messageId,
        lengthOctets);
  }

  /** The same envelope for one packet of a message that is sent in several. */
  public Envelope ofPacket(int number) {
    return new Envelope(
        version,
        compressed,
        encrypted,
        true,
        suggested,
        sessionId,
        requestId,
        number,
        messageLengthOctets);
  }

  /** This envelope with what is sent behind it instead of the message. */
  public Octets encrypted(Octets ciphertext) {
    OctetWriter out = new OctetWriter(LENGTH_OCTETS + ciphertext.length());
    new Envelope(
            version,
            compressed,
            true,
            truncated,
            suggested,
            sessionId,
            requestId,
            messageId,
            ciphertext.length())
        .write(out);
    return out.octets(ciphertext).finish();
  }

  private String lengthFound() {
    return "message length: "
        + messageLengthOctets
        + " (expected: "
        + MIN_MESSAGE_OCTETS
        + ".."
        + MAX_MESSAGE_OCTETS
        + ")";
  }
}
