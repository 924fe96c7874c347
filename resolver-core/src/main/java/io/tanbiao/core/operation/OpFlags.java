package io.tanbiao.core.operation;

/**
 * The 32 flag bits of a message header (wire notes §2). Bits without meaning are kept.
 *
 * @param bits as on the wire
 */
public record OpFlags(int bits) {
  /** Authoritative: no cache, primary only; set in every answer of a primary. */
  public static final int AUTH = 0x80000000;

  /** Sign the answer. */
  public static final int CERT = 0x40000000;

  /** Encrypt the answer. */
  public static final int ENCR = 0x20000000;

  /** Resolve for me if you are not responsible. */
  public static final int RECU = 0x10000000;

  /** The certified answer may come from a cache. */
  public static final int CACR = 0x08000000;

  /** More messages follow for this request. */
  public static final int CONT = 0x04000000;

  /** Keep the connection open. */
  public static final int KPAL = 0x02000000;

  /** Only values that everybody may read. */
  public static final int PUBL = 0x01000000;

  /** Return the digest of the request. */
  public static final int RRDG = 0x00800000;

  /** Overwrite what exists; in an answer: something was overwritten. */
  public static final int OVRW = 0x00400000;

  /** Mint a suffix. */
  public static final int MINT = 0x00200000;

  /** Do not refer to another server. */
  public static final int DNRF = 0x00100000;

  /** No flags. */
  public static final OpFlags NONE = new OpFlags(0);

  /** What clients set unless told otherwise. */
  public static final OpFlags CLIENT_DEFAULT = new OpFlags(RECU | CACR | PUBL);

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (bits & flag) != 0;
  }

  /** These flags and another one. */
  public OpFlags with(int flag) {
    return new OpFlags(bits | flag);
  }

  /** These flags without some. */
  public OpFlags without(int flags) {
    return new OpFlags(bits & ~flags);
  }
}
