package io.tanbiao.core.administer;

import java.util.Set;

/** The rights an HS_ADMIN entry can give; the numbers are the bits on the wire (wire notes §4). */
public enum AdminRight {
  /** Register handles under the prefix. */
  ADD_HANDLE(0x1),
  /** Delete the record. */
  DELETE_HANDLE(0x2),
  /** Register prefixes derived from this one. */
  ADD_DERIVED_PREFIX(0x4),
  /** Never asked for by any request; kept because entries carry it. */
  DELETE_DERIVED_PREFIX(0x8),
  /** Change values. */
  MODIFY_VALUE(0x10),
  /** Remove values. */
  REMOVE_VALUE(0x20),
  /** Add values. */
  ADD_VALUE(0x40),
  /** Change HS_ADMIN values. */
  MODIFY_ADMIN(0x80),
  /** Remove HS_ADMIN values. */
  REMOVE_ADMIN(0x100),
  /** Add HS_ADMIN values. */
  ADD_ADMIN(0x200),
  /** Read values that are not public. */
  READ_VALUE(0x400),
  /** List the handles of the prefix. */
  LIST_HANDLES(0x800);

  private final int bit;

  AdminRight(int bit) {
    this.bit = bit;
  }

  /** The bit on the wire. */
  public int bit() {
    return bit;
  }

  /** The bits of all given rights. */
  public static int bitsOf(Set<AdminRight> rights) {
    int bits = 0;
    for (AdminRight right : rights) {
      bits |= right.bit;
    }
    return bits;
  }
}
