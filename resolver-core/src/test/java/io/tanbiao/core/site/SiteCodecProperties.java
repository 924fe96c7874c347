package io.tanbiao.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireOctets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SiteCodecProperties {

  @Provide
  Arbitrary<Site> sites() {
    Arbitrary<Octets> octets = GeneratedValues.octets(12);
    Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
    Arbitrary<Integer> twoOctets = Arbitraries.integers().between(0, 65535);
    Arbitrary<List<Site.Attribute>> attributes =
        Combinators.combine(octets, octets).as(Site.Attribute::new).list().ofMaxSize(3);
    return Combinators.combine(twoOctets, octet, octet, twoOctets, octet)
        .flatAs(
            (format, major, minor, serial, flags) ->
                Combinators.combine(Arbitraries.of(HashOption.class), octets, attributes, servers())
                    .as(
                        (hash, filter, list, servers) ->
                            new Site(
                                format, major, minor, serial, flags, hash, filter, list, servers)));
  }

  @Property
  void readsWhatItWrote(@ForAll("sites") Site site) throws WireException {
    assertThat(SiteCodec.decode(SiteCodec.encode(site))).isEqualTo(site);
  }

  @Property
  void writesAsManyOctetsAsAnnounced(@ForAll("sites") Site site) {
    OctetWriter out = new OctetWriter(SiteCodec.lengthOctets(site) + 1);

    SiteCodec.write(site, out);

    assertThat(out.position()).isEqualTo(SiteCodec.lengthOctets(site));
  }

  @Property
  void refusesEveryProperPrefixAndEveryOctetBehindTheEnd(
      @ForAll("sites") Site site, @ForAll @IntRange(max = 10_000) int cut, @ForAll byte behind) {
    Octets octets = SiteCodec.encode(site);
    Octets part = octets.slice(0, cut % octets.length());
    Octets longer = Octets.concat(octets, Octets.of(behind));

    assertThat(WireOctets.refuses(() -> SiteCodec.decode(part))).isTrue();
    assertThat(WireOctets.refuses(() -> SiteCodec.decode(longer))).isTrue();
  }

  @Property
  void writesTheOctetsItAcceptedWhateverTheyWere(
      @ForAll("sites") Site site,
      @ForAll @IntRange(max = 10_000) int position,
      @ForAll byte octet) {
    Octets changed = WireOctets.with(SiteCodec.encode(site), position, octet);
    try {
      assertThat(SiteCodec.encode(SiteCodec.decode(changed))).isEqualTo(changed);
    } catch (WireException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  private static Arbitrary<List<SiteServer>> servers() {
    Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
    Arbitrary<List<ServerInterface>> interfaces =
        Combinators.combine(octet, octet, Arbitraries.integers())
            .as(ServerInterface::new)
            .list()
            .ofMaxSize(3);
    Arbitrary<Octets> addresses =
        Arbitraries.bytes().array(byte[].class).ofSize(16).map(Octets::of);
    return Combinators.combine(
            Arbitraries.integers(), addresses, GeneratedValues.octets(12), interfaces)
        .as(SiteServer::new)
        .list()
        .ofMaxSize(3);
  }
}
