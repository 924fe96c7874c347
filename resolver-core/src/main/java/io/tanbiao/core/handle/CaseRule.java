package io.tanbiao.core.handle;

/**
 * Which names mean the same record; chosen once, when a node is initialised, and stored with it
 * (wire notes §3).
 *
 * <p>Only a-z fold, never letters of other scripts.
 */
public enum CaseRule {
  /** ASCII letters of prefix and suffix have no case: the default of the Handle System. */
  IGNORE_ASCII_CASE,
  /** Only the prefix, and all of a name under {@code 0.}, have no case. */
  CASE_SENSITIVE;

  private static final Octets RESERVED = Octets.utf8("0.");

  /** The key of a name; a name without slash gets the key of its prefix handle. */
  public HandleKey key(Handle handle) {
    Octets name = handle.qualified().name();
    return new HandleKey(name.upperCaseAscii(folded(name)));
  }

  /** Whether a key is that of a name. */
  public boolean isKeyOf(HandleKey key, Handle handle) {
    Octets name = handle.qualified().name();
    return key.octets().isUpperCaseAsciiOf(name, folded(name));
  }

  /** How many octets at the beginning of a name with a slash have no case. */
  private int folded(Octets name) {
    boolean foldAll = this == IGNORE_ASCII_CASE || name.startsWith(RESERVED);
    return foldAll ? name.length() : name.indexOf('/');
  }
}
