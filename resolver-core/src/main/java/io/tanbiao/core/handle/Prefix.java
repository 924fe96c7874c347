package io.tanbiao.core.handle;

import java.util.Optional;

/**
 * A prefix such as {@code 88.300} (标识前缀), the part of a handle that says who is responsible for it.
 *
 * <p>Keeps its spelling; two prefixes are the same when their ASCII letters agree without case, so
 * {@code equals} ignores that case too.
 */
public record Prefix(Octets name) {
  /** The prefix under which prefixes themselves are registered. */
  public static final Prefix OF_PREFIXES = of("0.NA");

  /** The prefix of a text. */
  public static Prefix of(String text) {
    return new Prefix(Octets.utf8(text));
  }

  /** The handle of this prefix, {@code 0.NA/<name>}, which holds its administrators and sites. */
  public Handle handle() {
    return Handle.of(OF_PREFIXES, name);
  }

  /** The prefix this one is derived from: {@code 88.300} for {@code 88.300.15907}. */
  public Optional<Prefix> parent() {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? Optional.of(new Prefix(name.slice(0, dot))) : Optional.empty();
  }

  /** The name with its ASCII letters in upper case: what look-ups compare. */
  public Octets folded() {
    return name.upperCaseAscii(name.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prefix that && name.equalsIgnoreAsciiCase(that.name);
  }

  @Override
  public int hashCode() {
    return folded().hashCode();
  }

  /** The name as text, for people. */
  @Override
  public String toString() {
    return name.text();
  }
}
