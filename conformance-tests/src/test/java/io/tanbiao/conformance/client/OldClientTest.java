package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.util.List;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.DeleteHandleRequest;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.SiteInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that speak an older protocol: the official client takes the version from the site record
 * it uses (wire notes §1).
 */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldClientTest {
  private static final String SECRET = "known to old clients";

  private SiteInfo site;
  private AuthenticationInfo administrator;
  private AuthenticationInfo registrant;
  private String user;
  private String name;

  @BeforeAll
  void registers(TanbiaoNode node) throws Exception {
    site = OfficialClient.siteOf(node);
    administrator = OfficialClient.administratorOf(node);
    Registration registration = new Registration(OfficialClient.of(node), administrator);
    user = registration.create(Names.fresh("OLD"), List.of(ClientValues.secret(301, SECRET)));
    registrant = OfficialClient.secret(user, 301, SECRET);
    name =
        registration.create(
            Names.fresh("For-Old-Clients"),
            List.of(ClientValues.text(1, "URL", "https://example.org/old")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void s1_answersResolutions(int minor) throws Exception {
    OfficialClient client = clientOf(minor);

    for (Way way : client.ways()) {
      List<HandleValue> values = client.valuesOf(way, resolution(name));
      int missing = client.ask(way, resolution(name, List.of(7), List.of())).responseCode;

      assertThat(ClientValues.indexesOf(values)).containsExactly(1, 100);
      assertThat(missing).isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void s1_challengesForWrites(int minor) throws Exception {
    OfficialClient client = clientOf(minor);
    String created = Names.fresh("by-old-client");
    HandleValue[] values = {
      ClientValues.text(1, "URL", "2." + minor), ClientValues.admin(100, user, 301, "")
    };

    AbstractResponse create =
        client.ask(Way.TCP, new CreateHandleRequest(utf8(created), values, administrator));
    AbstractResponse delete =
        client.ask(Way.TCP, new DeleteHandleRequest(utf8(created), registrant));

    assertThat(create.responseCode).as(OfficialClient.textOf(create)).isEqualTo(1);
    assertThat(delete.responseCode).as(OfficialClient.textOf(delete)).isEqualTo(1);
  }

  private OfficialClient clientOf(int minor) {
    SiteInfo old = new SiteInfo(site);
    old.minorProtocolVersion = (byte) minor;
    return OfficialClient.of(old);
  }
}
