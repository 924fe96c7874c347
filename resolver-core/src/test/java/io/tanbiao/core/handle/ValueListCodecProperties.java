package io.tanbiao.core.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ValueListCodecProperties {

  @Provide
  Arbitrary<List<HandleValue>> lists() {
    return GeneratedValues.lists();
  }

  @Property
  void readsWhatItWrote(@ForAll("lists") List<HandleValue> values) throws WireException {
    OctetReader in = new OctetReader(ValueListCodec.encode(values));

    assertThat(ValueListCodec.read(in)).isEqualTo(values);
    assertThat(in.remaining()).isZero();
  }

  @Property
  void writesAsManyOctetsAsAnnounced(@ForAll("lists") List<HandleValue> values) {
    OctetWriter out = new OctetWriter(ValueListCodec.lengthOctets(values) + 1);

    ValueListCodec.write(values, out);

    assertThat(out.position()).isEqualTo(ValueListCodec.lengthOctets(values));
    assertThat(ValueListCodec.encode(values).length()).isEqualTo(out.position());
  }

  @Property
  void refusesEveryProperPrefix(
      @ForAll("lists") List<HandleValue> values, @ForAll @IntRange(max = 10_000) int cut) {
    Octets octets = ValueListCodec.encode(values);
    Octets part = octets.slice(0, cut % octets.length());

    assertThat(WireOctets.refuses(() -> ValueListCodec.read(new OctetReader(part)))).isTrue();
  }

  @Property
  void writesTheOctetsItAcceptedWhateverTheyWere(
      @ForAll("lists") List<HandleValue> values,
      @ForAll @IntRange(max = 10_000) int position,
      @ForAll byte octet) {
    Octets changed = WireOctets.with(ValueListCodec.encode(values), position, octet);
    OctetReader in = new OctetReader(changed);
    try {
      List<HandleValue> read = ValueListCodec.read(in);

      assertThat(ValueListCodec.encode(read)).isEqualTo(changed.slice(0, in.position()));
    } catch (WireException e) {
      assertThat(e.reason()).isNotNull();
    }
  }
}
