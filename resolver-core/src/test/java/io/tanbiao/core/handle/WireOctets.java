package io.tanbiao.core.handle;

/** Octets spoiled on purpose, and whether a decoder notices. */
public final class WireOctets {

  private WireOctets() {}

  /** Something that decodes. */
  @FunctionalInterface
  public interface Decoding {
    /** Decodes and forgets the result. */
    void run() throws WireException;
  }

  /** Whether octets are refused as a peer's fault; any other failure passes through. */
  public static boolean refuses(Decoding decoding) {
    try {
      decoding.run();
      return false;
    } catch (WireException e) {
      return true;
    }
  }

  /** The same octets with another one at a position, which is counted around their end. */
  public static Octets with(Octets octets, int position, byte octet) {
    byte[] changed = octets.toArray();
    changed[position % changed.length] = octet;
    return Octets.of(changed);
  }
}
