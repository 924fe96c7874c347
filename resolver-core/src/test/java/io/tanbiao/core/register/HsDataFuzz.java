package io.tanbiao.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.SampleKeys;
import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.site.SiteServer;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Data of HS_ types: read and written alike, or refused with a WireException. */
class HsDataFuzz {
  static Stream<byte[]> seeds() {
    Octets entry = SampleStore.admin(1, AdminEntry.ALL_RIGHTS, SampleNode.ADMIN).data();
    SiteServer server =
        new SiteServer(
            1, Octets.of(new byte[16]), Octets.EMPTY, List.of(new ServerInterface(3, 1, 2641)));
    Site.Attribute description = new Site.Attribute(Octets.utf8("desc"), Octets.utf8("炉"));
    Site site =
        new Site(
            1,
            2,
            11,
            7,
            Site.PRIMARY,
            SampleNode.SITE.hashOption(),
            Octets.EMPTY,
            List.of(description),
            List.of(server));
    Stream<Octets> others =
        Stream.of(
            Octets.EMPTY,
            entry,
            Octets.concat(entry, Octets.hex("0000")),
            Octets.concat(entry, Octets.hex("0001")),
            SampleStore.group(1, SampleNode.ADMIN, SampleNode.USER).data(),
            SiteCodec.encode(site),
            key("RSA_PUB_KEY", "00000003010001" + "00000041" + "00" + "c3".repeat(64)),
            key("DSA_PUB_KEY", "000000010f".repeat(4)),
            key("DH_PUB_KEY", "000000010f".repeat(3)));
    return Stream.concat(others, SampleKeys.all().stream()).map(Octets::toArray);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void isReadAndWrittenAlikeOrRefused(byte[] input) {
    Octets data = Octets.of(input);
    assertReadsOrRefuses(() -> assertThat(AdminEntry.decode(data).encode()).isEqualTo(data));
    assertReadsOrRefuses(() -> assertThat(AdminGroup.decode(data).encode()).isEqualTo(data));
    assertReadsOrRefuses(
        () -> assertThat(SiteCodec.encode(SiteCodec.decode(data))).isEqualTo(data));
    assertReadsOrRefuses(
        () -> {
          PublicKey key = PublicKeyCodec.decode(data);
          assertThat(PublicKeyCodec.isKnown(data)).isTrue();
          assertThat(PublicKeyCodec.decode(PublicKeyCodec.encode(key))).isEqualTo(key);
        });
  }

  private interface Reading {
    void run() throws WireException;
  }

  private static void assertReadsOrRefuses(Reading reading) {
    try {
      reading.run();
    } catch (WireException e) {
      assertThat(e.reason()).isNotNull();
      assertThat(e).hasNoCause();
    }
  }

  private static Octets key(String type, String fields) {
    String length = String.format("%08x", type.length());
    return Octets.concat(
        Octets.hex(length), Octets.utf8(type), Octets.hex("0000"), Octets.hex(fields));
  }
}
