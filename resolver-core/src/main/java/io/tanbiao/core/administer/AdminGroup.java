package io.tanbiao.core.administer;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of an HS_VLIST value: administrators that count as one (wire notes §4). Members may be
 * groups themselves, in cycles too.
 *
 * @param members identities and further groups
 */
public record AdminGroup(List<Reference> members) {
  /** The most members read from one value. */
  public static final int MAX_MEMBERS = 2048;

  /** Copies the members. */
  public AdminGroup {
    members = List.copyOf(members);
  }

  /** Reads the data of an HS_VLIST value. */
  public static AdminGroup decode(Octets data) throws WireException {
    OctetReader in = new OctetReader(data);
    int count = in.count("HS_VLIST members", MAX_MEMBERS, Reference.MIN_LENGTH_OCTETS);
    List<Reference> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(Reference.read(in));
    }
    in.end("HS_VLIST");
    return new AdminGroup(members);
  }

  /** The data of an HS_VLIST value. */
  public Octets encode() {
    int length = 4;
    for (Reference member : members) {
      length += member.lengthOctets();
    }
    OctetWriter out = new OctetWriter(length);
    out.int32(members.size());
    members.forEach(member -> member.write(out));
    return out.finish();
  }
}
