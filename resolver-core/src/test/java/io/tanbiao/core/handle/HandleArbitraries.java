package io.tanbiao.core.handle;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Names: few and easily confused ones, for which rules differ, and any that can be registered. */
public final class HandleArbitraries {
  private static final String LETTERS = "abzABZ019.-_~ /高炉ßÄ";

  private HandleArbitraries() {}

  /** Prefixes of which some are the beginning of others, or differ in case only. */
  public static Arbitrary<Prefix> confusablePrefixes() {
    return Arbitraries.of("88.30", "88.300", "88.300.1", "88.3000", "88.300.P", "88.300.p", "0.NA")
        .map(Prefix::of);
  }

  /** Handles under {@link #confusablePrefixes()}, so few that a test meets each of them often. */
  public static Arbitrary<Handle> confusable() {
    Arbitrary<Octets> suffixes =
        Arbitraries.of("a", "A", "aa", "a/a", "ä", "88.300").map(Octets::utf8);
    return Combinators.combine(confusablePrefixes(), suffixes).as(Handle::of);
  }

  /** Handles that can be registered, in several scripts. */
  public static Arbitrary<Handle> registrable() {
    Arbitrary<String> prefixes =
        Arbitraries.strings().withChars("08.AaZz").ofMinLength(1).ofMaxLength(12);
    Arbitrary<String> suffixes =
        Arbitraries.strings().withChars(LETTERS).ofMinLength(1).ofMaxLength(40);
    return Combinators.combine(prefixes, suffixes)
        .as((prefix, suffix) -> Handle.of(prefix + "/" + suffix));
  }

  /** Handles as a peer may send them: any octets, often with a slash somewhere. */
  public static Arbitrary<Handle> any() {
    return Arbitraries.oneOf(
        registrable(),
        GeneratedValues.octets(40).map(Handle::new),
        Combinators.combine(GeneratedValues.octets(8), GeneratedValues.octets(8))
            .as((left, right) -> new Handle(Octets.concat(left, Octets.utf8("/"), right))));
  }
}
