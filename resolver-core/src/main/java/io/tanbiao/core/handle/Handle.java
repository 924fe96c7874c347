package io.tanbiao.core.handle;

import java.util.Optional;

/**
 * A name of the Handle System as somebody wrote it: UTF-8 {@code prefix/suffix}, split at the first
 * slash (wire notes §3).
 *
 * <p>Any octets may stand here, since a peer may ask for any; {@link #isRegistrable()} tells which
 * names can be registered. A name without a slash means the prefix handle {@code 0.NA/name}. Equal
 * when the octets are equal: whether two names mean one record is decided by {@link
 * CaseRule#key(Handle)}.
 */
public record Handle(Octets name) implements Comparable<Handle> {
  /** The longest name that can be registered (wire notes §3). */
  public static final int MAX_LENGTH_OCTETS = 2048;

  private static final int DELETE = 0x7f;
  private static final Octets SLASH = Octets.utf8("/");
  private static final Octets PREFIX_OF_PREFIXES = Octets.utf8("0.NA");

  /** The handle of a text. */
  public static Handle of(String text) {
    return new Handle(Octets.utf8(text));
  }

  /** The handle {@code prefix/suffix}. */
  public static Handle of(Prefix prefix, Octets suffix) {
    return new Handle(Octets.concat(prefix.name(), SLASH, suffix));
  }

  /** The name with {@code 0.NA/} in front when it has no slash. */
  public Handle qualified() {
    return slash() >= 0 ? this : new Handle(Octets.concat(PREFIX_OF_PREFIXES, SLASH, name));
  }

  /** What stands before the first slash; {@code 0.NA} for a name without one. */
  public Prefix prefix() {
    int slash = slash();
    return new Prefix(slash < 0 ? PREFIX_OF_PREFIXES : name.slice(0, slash));
  }

  /** What stands after the first slash; the whole name when there is none. */
  public Octets suffix() {
    return name.from(slash() + 1);
  }

  /** The prefix that this handle administers, when it is a prefix handle such as 0.NA/88.300. */
  public Optional<Prefix> administeredPrefix() {
    Octets suffix = suffix();
    return prefix().name().equalsIgnoreAsciiCase(PREFIX_OF_PREFIXES) && !suffix.isEmpty()
        ? Optional.of(new Prefix(suffix))
        : Optional.empty();
  }

  /**
   * Whether a record may get this name: well-formed UTF-8 without control characters, at most
   * {@link #MAX_LENGTH_OCTETS}, with a prefix and a suffix that are not empty.
   */
  public boolean isRegistrable() {
    int slash = slash();
    return slash > 0
        && slash < name.length() - 1
        && name.length() <= MAX_LENGTH_OCTETS
        && name.isUtf8()
        && !hasControl(name);
  }

  @Override
  public int compareTo(Handle other) {
    return name.compareTo(other.name);
  }

  /** The name as text, for people. */
  @Override
  public String toString() {
    return name.text();
  }

  /**
   * Whether well-formed UTF-8 has a control character: of ASCII, or U+0080 to U+009F, which are
   * written with 0xC2 in front.
   */
  private static boolean hasControl(Octets name) {
    int before = 0;
    for (int i = 0; i < name.length(); i++) {
      int octet = name.at(i) & 0xff;
      if (octet < ' ' || octet == DELETE || (before == 0xc2 && octet < 0xa0)) {
        return true;
      }
      before = octet;
    }
    return false;
  }

  private int slash() {
    return name.indexOf('/');
  }
}
