package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.Interface;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.ServerInfo;
import net.handle.hdllib.SiteInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client left to itself: which transport it takes, and how it finds the node. */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferenceTest {
  private static final String ADDRESS = "https://example.org/found";
  private static final int[] SHORT_WAITS = {100, 100, 100};

  private SiteInfo site;
  private String name;

  @BeforeAll
  void registers(TanbiaoNode node) throws Exception {
    site = OfficialClient.siteOf(node);
    Registration registration =
        new Registration(OfficialClient.of(node), OfficialClient.administratorOf(node));
    name = registration.create(Names.fresh("Found"), List.of(ClientValues.text(1, "URL", ADDRESS)));
  }

  @Test
  void s5_offersEveryTransport() {
    assertThat(OfficialClient.of(site).ways()).contains(Way.UDP, Way.TCP, Way.HTTP);
    assertThat(site.isPrimary).isTrue();
    assertThat(List.of(site.majorProtocolVersion, site.minorProtocolVersion))
        .containsExactly((byte) 2, (byte) 11);
  }

  @Test
  void s1_goesOnToTcpWhereUdpIsUnreachable() throws Exception {
    try (DatagramSocket swallows = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      OfficialClient client = OfficialClient.of(with(Way.UDP, swallows.getLocalPort(), site));
      client.resolver().setUdpRetryScheme(SHORT_WAITS);

      assertFound(client.ask(resolution(name)));
    }
  }

  @Test
  void s1_goesOnToHttpWhereTcpIsUnreachableToo() throws Exception {
    int refuses;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses = closed.getLocalPort();
    }
    try (DatagramSocket swallows = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      SiteInfo onlyHttp = with(Way.TCP, refuses, with(Way.UDP, swallows.getLocalPort(), site));
      OfficialClient client = OfficialClient.of(onlyHttp);
      client.resolver().setUdpRetryScheme(SHORT_WAITS);

      assertFound(client.ask(resolution(name)));
    }
  }

  @Test
  void s5_findsTheNodeByTheSiteRecordOfThePrefix() throws Exception {
    OfficialClient client = OfficialClient.of(site);

    HandleValue[] values = client.resolver().resolveHandle(name, new String[] {"URL"}, new int[0]);
    SiteInfo[] sites =
        client.resolver().findLocalSitesForNA(OfficialClient.utf8(TanbiaoNode.PREFIX));

    assertThat(values).extracting(HandleValue::getDataAsString).containsExactly(ADDRESS);
    assertThat(sites).containsExactly(site);
  }

  /** The site with one port changed. */
  private static SiteInfo with(Way way, int port, SiteInfo site) {
    SiteInfo other = new SiteInfo(site);
    ServerInfo server = site.servers[0].cloneServerInfo();
    other.servers = new ServerInfo[] {server};
    for (Interface each : server.interfaces) {
      if (each.protocol == way.number()) {
        each.port = port;
      }
    }
    return other;
  }

  private static void assertFound(AbstractResponse response) throws Exception {
    assertThat(response).isInstanceOf(ResolutionResponse.class);
    assertThat(((ResolutionResponse) response).getHandleValues()[0].getDataAsString())
        .isEqualTo(ADDRESS);
  }
}
