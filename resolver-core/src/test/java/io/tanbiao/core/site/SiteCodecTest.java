package io.tanbiao.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCodecTest {
  private static final String HEX =
      ("0001" + "02" + "0b" + "0007" + "80" + "02" + "00000000")
          + ("00000001" + "00000004" + "64657363" + "00000002" + "e782" + "00000001")
          + ("00000001" + "0000000000000000000000007f000001" + "00000003" + "010203")
          + ("00000002" + "02" + "00" + "00000a51" + "03" + "01" + "00000a51");

  @Test
  void readsTheFieldsInTheOrderOfTheWire() throws WireException {
    Site site = SiteCodec.decode(Octets.hex(HEX));

    assertThat(site.formatVersion()).isEqualTo(1);
    assertThat(site.protocolMajor()).isEqualTo(2);
    assertThat(site.protocolMinor()).isEqualTo(11);
    assertThat(site.serial()).isEqualTo(7);
    assertThat(site.isPrimary()).isTrue();
    assertThat(site.isMultiPrimary()).isFalse();
    assertThat(site.hashOption()).isEqualTo(HashOption.WHOLE_HANDLE);
    assertThat(site.attributes())
        .containsExactly(new Site.Attribute(Octets.utf8("desc"), Octets.hex("e782")));
    SiteServer server = site.servers().get(0);
    assertThat(server.id()).isEqualTo(1);
    assertThat(server.inetAddress().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(server.publicKey()).isEqualTo(Octets.hex("010203"));
    assertThat(server.interfaces())
        .containsExactly(
            new ServerInterface(ServerInterface.QUERY, ServerInterface.UDP, 2641),
            new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, 2641));
    assertThat(SiteCodec.encode(site).hex()).isEqualTo(HEX);
  }

  @Test
  void refusesOctetsBehindTheEndAndUnknownHashOptions() {
    assertRefuses(Reason.TRAILING, HEX + "00");
    assertRefuses(Reason.BAD_FIELD, HEX.replaceFirst("8002", "8003"));
    assertRefuses(Reason.TRUNCATED, "");
  }

  @Test
  void readsListsUpToTheirLimits() throws WireException {
    assertThat(SiteCodec.decode(ofAttributes(255)).attributes()).hasSize(255);
    assertThat(SiteCodec.decode(ofAttributes(256)).attributes()).hasSize(256);
    assertRefuses(Reason.TOO_MANY, ofAttributes(257).hex());
    assertThat(SiteCodec.decode(ofServers(1023, 0)).servers()).hasSize(1023);
    assertThat(SiteCodec.decode(ofServers(1024, 0)).servers()).hasSize(1024);
    assertRefuses(Reason.TOO_MANY, ofServers(1025, 0).hex());
    assertThat(SiteCodec.decode(ofServers(1, 63)).servers()).hasSize(1);
    assertThat(SiteCodec.decode(ofServers(1, 64)).servers()).hasSize(1);
    assertRefuses(Reason.TOO_MANY, ofServers(1, 65).hex());
  }

  @Test
  void readsFieldsOfUpTo64KibiOctets() throws WireException {
    assertThat(SiteCodec.decode(ofFilter((64 << 10) - 1)).hashFilter().length()).isEqualTo(65535);
    assertThat(SiteCodec.decode(ofFilter(64 << 10)).hashFilter().length()).isEqualTo(65536);
    assertRefuses(Reason.TOO_LONG, ofFilter((64 << 10) + 1).hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "2001:db8:0:0:0:0:0:1", "0:0:0:0:0:0:0:1"})
  void keepsAddressesOfBothKinds(String text) throws Exception {
    InetAddress address = InetAddress.getByName(text);
    Octets octets = SiteServer.addressOf(address);
    SiteServer server = new SiteServer(1, octets, Octets.EMPTY, List.of());

    assertThat(octets.length()).isEqualTo(16);
    assertThat(server.inetAddress()).isEqualTo(address);
  }

  @Test
  void hasAddressesOf16Octets() {
    for (int length : new int[] {4, 15, 17}) {
      Octets address = Octets.of(new byte[length]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SiteServer(1, address, Octets.EMPTY, List.of()));
    }
  }

  @Test
  void saysWhatAnInterfaceAnswers() {
    ServerInterface both = new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, 2641);
    ServerInterface query = new ServerInterface(ServerInterface.QUERY, ServerInterface.UDP, 2641);
    ServerInterface admin = new ServerInterface(ServerInterface.ADMIN, ServerInterface.TCP, 2641);

    assertThat(both.answersQueries() && both.answersAdministration()).isTrue();
    assertThat(query.answersQueries() && !query.answersAdministration()).isTrue();
    assertThat(!admin.answersQueries() && admin.answersAdministration()).isTrue();
  }

  private static Octets ofAttributes(int count) {
    Site.Attribute attribute = new Site.Attribute(Octets.EMPTY, Octets.EMPTY);
    return encoded(Octets.EMPTY, Collections.nCopies(count, attribute), List.of());
  }

  private static Octets ofServers(int count, int interfaces) {
    SiteServer server =
        new SiteServer(
            1,
            Octets.of(new byte[16]),
            Octets.EMPTY,
            Collections.nCopies(interfaces, new ServerInterface(3, 1, 2641)));
    return encoded(Octets.EMPTY, List.of(), Collections.nCopies(count, server));
  }

  private static Octets ofFilter(int octets) {
    return encoded(Octets.of(new byte[octets]), List.of(), List.of());
  }

  private static Octets encoded(
      Octets filter, List<Site.Attribute> attributes, List<SiteServer> servers) {
    return SiteCodec.encode(
        new Site(1, 2, 11, 7, Site.PRIMARY, HashOption.PREFIX, filter, attributes, servers));
  }

  private static void assertRefuses(Reason reason, String hex) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> SiteCodec.decode(Octets.hex(hex)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
