package io.tanbiao.core.handle;

/**
 * A pointer to one value of a handle: {@code index:handle}. Also the form in which administrators
 * are named.
 *
 * @param handle the record
 * @param index the value; 0 means any where the place allows it
 */
public record Reference(Handle handle, int index) {
  /** The shortest form on the wire: an empty name and the index. */
  public static final int MIN_LENGTH_OCTETS = 8;

  /**
   * Reads {@code index:handle}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static Reference parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("'" + text + "' (expected: INDEX:HANDLE)");
    }
    try {
      int index = Integer.parseUnsignedInt(text, 0, colon, 10);
      return new Reference(Handle.of(text.substring(colon + 1)), index);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' (expected: INDEX:HANDLE)", e);
    }
  }

  /** Reads the wire form: name with length, index. */
  public static Reference read(OctetReader in) throws WireException {
    return new Reference(
        new Handle(in.bytes("reference handle", ValueListCodec.MAX_ARRAY_OCTETS)),
        in.int32("reference index"));
  }

  /** Writes the wire form. */
  public void write(OctetWriter out) {
    out.bytes(handle.name()).int32(index);
  }

  /** The length of the wire form. */
  public int lengthOctets() {
    return MIN_LENGTH_OCTETS + handle.name().length();
  }

  /** {@code index:handle}. */
  @Override
  public String toString() {
    return Integer.toUnsignedString(index) + ":" + handle;
  }
}
