package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;

/**
 * What proves that a message is from whom it says it is (wire notes §6).
 *
 * <pre>
 * octet  version, 0
 * octet  reserved, 0
 * short  options, 0
 * bytes  handle of the signer, empty
 * int    counter of the session, or index of the signer
 * bytes  type
 * int    length of the rest
 * bytes  hash algorithm: a name, or one octet 1..3 below 2.7
 * bytes  MAC or signature
 * </pre>
 *
 * @param version 0
 * @param options 0
 * @param signer whose key it is: no handle in practice; the index is the counter of the session's
 *     messages in one direction, 0 outside a session
 * @param type {@link #MAC} or {@link #SIGNED}
 * @param hash the hash algorithm
 * @param proof the MAC or the signature
 */
public record MessageCredential(
    int version, int options, Reference signer, Octets type, Octets hash, Octets proof) {
  /** The type of a MAC made with the key of the session. */
  public static final Octets MAC = Octets.utf8("HS_MAC");

  /** The type of a signature made with the key of the site. */
  public static final Octets SIGNED = Octets.utf8("HS_SIGNED");

  private static final int FIXED_OCTETS = 1 + 1 + 2 + Reference.MIN_LENGTH_OCTETS + 4 + 4;
  private static final int SECTION_FIXED_OCTETS = 4 + 4;

  /** The counter of the session, which stands where an index could. */
  public int counter() {
    return signer.index();
  }

  /** The length of the wire form. */
  public int lengthOctets() {
    return FIXED_OCTETS + signer.handle().name().length() + type.length() + sectionLength();
  }

  /** The wire form. */
  public Octets encode() {
    OctetWriter out = new OctetWriter(lengthOctets());
    out.octet(version).octet(0).int16(options);
    signer.write(out);
    out.bytes(type).int32(sectionLength()).bytes(hash).bytes(proof);
    return out.finish();
  }

  /** Reads a wire form that fills its octets. */
  public static MessageCredential decode(Octets credential) throws WireException {
    OctetReader in = new OctetReader(credential);
    int version = in.octet("credential version");
    in.skip(1, "credential reserved");
    int options = in.unsignedShort("credential options");
    Reference signer = Reference.read(in);
    Octets type = in.bytes("credential type", in.remaining());
    int section = in.length("credential section", in.remaining());
    if (section != in.remaining()) {
      throw new WireException(
          Reason.TRAILING, "credential section: " + section + " of " + in.remaining());
    }
    Octets hash = in.bytes("credential hash", in.remaining());
    Octets proof = in.bytes("credential proof", in.remaining());
    in.end("credential");
    return new MessageCredential(version, options, signer, type, hash, proof);
  }

  private int sectionLength() {
    return SECTION_FIXED_OCTETS + hash.length() + proof.length();
  }
}
