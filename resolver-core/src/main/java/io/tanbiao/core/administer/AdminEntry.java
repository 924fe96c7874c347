package io.tanbiao.core.administer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.util.Set;

/**
 * The data of an HS_ADMIN value: an administrator and his rights (wire notes §4).
 *
 * <pre>short rights | bytes administrator handle | int administrator index | [short 0]</pre>
 *
 * @param rightBits the 16 bits as they came; see {@link AdminRight}
 * @param administrator whom the rights are given to; index 0 means any key of the handle, another
 *     index may name a key or a group (HS_VLIST)
 * @param hasTrailingZeros whether two zero octets follow, the habit of an old writer that is kept
 */
public record AdminEntry(int rightBits, Reference administrator, boolean hasTrailingZeros) {
  /** All twelve rights. */
  public static final int ALL_RIGHTS = 0xfff;

  /** Gives rights to an administrator. */
  public static AdminEntry of(int rightBits, Reference administrator) {
    return new AdminEntry(rightBits, administrator, false);
  }

  /** Reads the data of an HS_ADMIN value. */
  public static AdminEntry decode(Octets data) throws WireException {
    OctetReader in = new OctetReader(data);
    int bits = in.unsignedShort("HS_ADMIN rights");
    Handle handle = new Handle(in.bytes("HS_ADMIN handle", ValueListCodec.MAX_ARRAY_OCTETS));
    int index = in.int32("HS_ADMIN index");
    boolean trailing = in.remaining() == 2;
    if (trailing && in.unsignedShort("HS_ADMIN tail") != 0) {
      throw new WireException(Reason.TRAILING, "HS_ADMIN: two octets that are not zero");
    }
    in.end("HS_ADMIN");
    return new AdminEntry(bits, new Reference(handle, index), trailing);
  }

  /** The data of an HS_ADMIN value. */
  public Octets encode() {
    OctetWriter out =
        new OctetWriter(2 + administrator.lengthOctets() + (hasTrailingZeros ? 2 : 0));
    out.int16(rightBits);
    administrator.write(out);
    if (hasTrailingZeros) {
      out.int16(0);
    }
    return out.finish();
  }

  /** Whether this one entry gives all the rights. */
  public boolean gives(Set<AdminRight> rights) {
    int needed = AdminRight.bitsOf(rights);
    return (rightBits & needed) == needed;
  }
}
