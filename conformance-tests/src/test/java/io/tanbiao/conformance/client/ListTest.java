package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.HomeNaRequest;
import net.handle.hdllib.ListHandlesRequest;
import net.handle.hdllib.ListHandlesResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names under a prefix, in as many messages as it takes (wire notes §3). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTest {
  private static final int COUNT = 130;

  private OfficialClient client;
  private AuthenticationInfo administrator;
  private AuthenticationInfo stranger;
  private String prefix;
  private String empty;

  @BeforeAll
  void registers(TanbiaoNode node) throws Exception {
    client = OfficialClient.of(node);
    administrator = OfficialClient.administratorOf(node);
    Registration registration = new Registration(client, administrator);
    String user =
        registration.create(Names.fresh("lister"), List.of(ClientValues.secret(301, "a secret")));
    stranger = OfficialClient.secret(user, 301, "a secret");
    prefix = homedPrefix(registration);
    empty = homedPrefix(registration);
    RawIdentity identity = RawAdministrator.of(node);
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      for (int n = 0; n < COUNT; n++) {
        List<RawValue> values = List.of(RawValue.text(1, "URL", "x"));
        RawMessage done = tcp.askAs(identity, RawRequests.create(name(n), values));
        assertThat(done.code()).as(done.errorText()).isEqualTo(1);
      }
    }
  }

  private String homedPrefix(Registration registration) throws Exception {
    String handle = "0.NA/" + Names.freshPrefix();
    registration.create(handle, List.<HandleValue>of());
    registration.mustDo(new HomeNaRequest(utf8(handle), administrator));
    return handle;
  }

  private String name(int number) {
    return prefix.substring("0.NA/".length()) + "/Name-" + number;
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"TCP", "HTTP", "HTTPS"})
  void s3_listsEveryNameOnce(Way way) throws Exception {
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < COUNT; n++) {
      expected.add(name(n));
    }
    List<String> names = new ArrayList<>();

    assertThat(list(way, prefix, administrator, names).responseCode).isEqualTo(1);
    assertThat(names).as("spelt as registered").containsExactlyInAnyOrderElementsOf(expected);

    names.clear();
    assertThat(list(way, empty, administrator, names).responseCode).isEqualTo(1);
    assertThat(names).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"TCP", "HTTP", "HTTPS"})
  void s3_listsForNobodyElse(Way way) throws Exception {
    List<String> names = new ArrayList<>();

    assertThat(list(way, prefix, stranger, names).responseCode).isEqualTo(400);
    assertThat(list(way, "0.NA/88.999", administrator, names).responseCode).isEqualTo(301);
    assertThat(names).isEmpty();
  }

  private AbstractResponse list(
      Way way, String handle, AuthenticationInfo identity, List<String> names) throws Exception {
    return client
        .resolver()
        .sendRequestToSite(
            new ListHandlesRequest(utf8(handle), identity),
            client.site(),
            way.number(),
            response -> {
              if (response instanceof ListHandlesResponse list) {
                for (byte[] name : list.handles) {
                  names.add(new String(name, StandardCharsets.UTF_8));
                }
              }
            });
  }
}
