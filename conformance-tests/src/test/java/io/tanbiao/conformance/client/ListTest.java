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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.HomeNaRequest;
import net.handle.hdllib.ListHandlesRequest;
import net.handle.hdllib.ListHandlesResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names under a prefix, in as many messages as it takes (wire notes §3). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTest {
  private static final int COUNT = 130;

  /** More than a client reads in one message, and more than a node should hold. */
  private static final int MANY = 10_050;

  /** Requests that are on their way at a time, so that the node writes them together. */
  private static final int PIPELINED = 50;

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

  @Test
  void s3_listsMoreThanTenThousandNames(TanbiaoNode node) throws Exception {
    // Given
    String many = homedPrefix(new Registration(client, administrator));
    Set<String> expected = registerMany(node, many.substring("0.NA/".length()));
    List<String> names = new ArrayList<>();

    // When
    AbstractResponse last = list(Way.TCP, many, administrator, names);

    // Then
    assertThat(last.responseCode).isEqualTo(1);
    assertThat(names).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(Set.copyOf(names)).isEqualTo(expected);
  }

  /** Over a connection that somebody logged in on, without any further challenge. */
  private static Set<String> registerMany(TanbiaoNode node, String under) throws Exception {
    RawIdentity identity = RawAdministrator.of(node);
    List<RawValue> values = List.of(RawValue.text(1, "URL", "x"));
    Set<String> names = new HashSet<>();
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      assertThat(tcp.askAs(identity, RawRequests.logIn(identity)).code()).isEqualTo(1);
      for (int sent = 0; sent < MANY; sent += PIPELINED) {
        for (int n = sent; n < sent + PIPELINED; n++) {
          names.add(under + "/Name-" + n);
          tcp.send(RawRequests.create(under + "/Name-" + n, values).octets());
        }
        for (int n = 0; n < PIPELINED; n++) {
          RawMessage done = tcp.read();
          assertThat(done.code()).as(done.errorText()).isEqualTo(1);
        }
      }
    }
    return names;
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
