package io.tanbiao.ops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteJsonTest {
  /** The site record of Handle.Net 9.3.1, captured from {@code GET /api/site}. */
  private static final String CAPTURED =
      "{\"version\":1,\"protocolVersion\":\"2.11\",\"serialNumber\":7,\"primarySite\":true,"
          + "\"multiPrimary\":false,\"attributes\":[{\"name\":\"desc\",\"value\":\"capture test"
          + " site\"}],\"servers\":[{\"serverId\":1,\"address\":\"127.0.0.1\",\"publicKey\":"
          + "{\"format\":\"key\",\"value\":{\"kty\":\"RSA\",\"n\":\"zDkRSsQF6vBWLCZ0PsKTWvwTnO8auZ"
          + "Cp-EskUKd9HzadPl8In8Ui95q2ChopfEHA27S5FB3K4F0CpDVxRs-ZWjmnBwTjRy0BBSw6VJB-WvK8NJC-1S"
          + "xpiE6To576lFd9h1Q0mzBn3a3HVFrOLVdqTbTD7B8gyXz9Cq6bOMrdbyz1hpS9VhUsHEjfM_QgNxClSuPI-S"
          + "BQAwRcqK04m6PvTk11Ym3-pYbAldsqGWNqiAJdiVMPUnUT42e2-nyBauYLdblKLkoUDX-mJVsLX5-6GUFrWt"
          + "N6Ob3FEMZjRQYW7c49eJIA6IN3Hsm-NoW-jx3xlg7s_fXYOrmzqFZIL3qh2Q\",\"e\":\"AQAB\"}},"
          + "\"interfaces\":[{\"query\":true,\"admin\":true,\"protocol\":\"TCP\",\"port\":2641},"
          + "{\"query\":true,\"admin\":false,\"protocol\":\"UDP\",\"port\":2641},{\"query\":true,"
          + "\"admin\":true,\"protocol\":\"HTTP\",\"port\":8000}]}]}";

  @Test
  void writesTheCapturedRecordAsItWas() {
    Site site = SiteJson.site(JsonText.readObject(CAPTURED));

    assertThat(site.serial()).isEqualTo(7);
    assertThat(JsonText.compact(SiteJson.of(site))).isEqualTo(CAPTURED);
  }

  @Test
  void keepsEveryField() throws Exception {
    SiteServer server =
        new SiteServer(
            3,
            SiteServer.addressOf(InetAddress.getByName("2001:db8::1")),
            Octets.utf8("no key"),
            List.of(new ServerInterface(ServerInterface.ADMIN, ServerInterface.HTTPS, 443)));
    Site site =
        new Site(
            1,
            2,
            10,
            65535,
            Site.PRIMARY | Site.MULTI_PRIMARY,
            HashOption.SUFFIX,
            Octets.utf8("filter"),
            List.of(),
            List.of(server));

    assertThat(SiteJson.site(JsonText.readObject(JsonText.compact(SiteJson.of(site)))))
        .isEqualTo(site);
  }

  @Test
  void namesTheFieldThatIsWrong() {
    Map<String, String> edits =
        Map.of(
            "\"2.11\"", "\"two\"",
            "\"serialNumber\":7", "\"serialNumber\":\"7\"",
            "\"HTTP\"", "\"GOPHER\"",
            "\"format\":\"key\"", "\"format\":\"text\"",
            "\"kty\":\"RSA\"", "\"kty\":\"EC\"",
            "\"port\":8000", "\"port\":null");
    edits.forEach(
        (from, to) ->
            assertThatThrownBy(() -> SiteJson.site(JsonText.readObject(CAPTURED.replace(from, to))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected"));
  }
}
