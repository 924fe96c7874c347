package io.tanbiao.core.handle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values as peers may send them: any octets, any numbers, and often the types that matter. */
public final class GeneratedValues {

  private GeneratedValues() {}

  /** Octets of any kind. */
  public static Arbitrary<Octets> octets(int maxLength) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(maxLength).map(Octets::of);
  }

  /** Types, among them those that a server treats apart, in both cases. */
  public static Arbitrary<Octets> types() {
    Arbitrary<Octets> known =
        Arbitraries.of("URL", "url", "URL.PDF", "URLS", "HS_SECKEY", "hs_seckey.x", "HS_ADMIN", "")
            .map(Octets::utf8);
    return Arbitraries.oneOf(known, octets(8));
  }

  /** Values whose indexes are small, so that requests meet them, but also any number. */
  public static Arbitrary<HandleValue> values() {
    Arbitrary<Integer> indexes =
        Arbitraries.oneOf(Arbitraries.integers().between(1, 8), Arbitraries.integers());
    Arbitrary<TimeToLive> timesToLive =
        Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers())
            .as(TimeToLive::new);
    Arbitrary<List<Reference>> references =
        Combinators.combine(octets(12).map(Handle::new), Arbitraries.integers())
            .as(Reference::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            indexes,
            types(),
            octets(24),
            timesToLive,
            Arbitraries.integers(),
            Arbitraries.integers().between(0, 255).map(Permissions::new),
            references)
        .as(HandleValue::new)
        .withoutEdgeCases();
  }

  /** Lists in which indexes can repeat, as on the wire. */
  public static Arbitrary<List<HandleValue>> lists() {
    return values().list().ofMaxSize(8);
  }
}
