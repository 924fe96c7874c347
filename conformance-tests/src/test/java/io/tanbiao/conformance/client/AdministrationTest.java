package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AddValueRequest;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.CreateHandleResponse;
import net.handle.hdllib.DeleteHandleRequest;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.HomeNaRequest;
import net.handle.hdllib.ListNAsRequest;
import net.handle.hdllib.ListNAsResponse;
import net.handle.hdllib.ModifyValueRequest;
import net.handle.hdllib.RemoveValueRequest;
import net.handle.hdllib.UnhomeNaRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The writes of the protocol, with both kinds of proof (wire notes §4). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationTest {
  private static final String SECRET = "a secret of this test";

  private OfficialClient client;
  private AuthenticationInfo administrator;
  private AuthenticationInfo registrant;

  private enum Proof {
    PUBLIC_KEY,
    SECRET_KEY
  }

  private record Case(Way way, Proof proof) {}

  @BeforeAll
  void registersSomebodyWithASecret(TanbiaoNode node) throws Exception {
    client = OfficialClient.of(node);
    administrator = OfficialClient.administratorOf(node);
    Registration registration = new Registration(client, administrator);
    String user =
        registration.create(Names.fresh("USER"), List.of(ClientValues.secret(301, SECRET)));
    registrant = OfficialClient.secret(user, 301, SECRET);
    // All rights on the prefix, so that either identity can do everything.
    registration.mustDo(
        new AddValueRequest(
            utf8(TanbiaoNode.ADMIN_HANDLE),
            ClientValues.admin(4711, user, 301, ""),
            administrator));
  }

  static Collection<Case> bothProofsEveryWay() {
    List<Case> cases = new ArrayList<>();
    for (Way way : List.of(Way.TCP, Way.HTTP, Way.HTTPS)) {
      for (Proof proof : Proof.values()) {
        cases.add(new Case(way, proof));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("bothProofsEveryWay")
  void s4_createsAddsModifiesRemovesDeletes(Case each) throws Exception {
    String name = Names.fresh("Life");
    AuthenticationInfo identity = identityOf(each);

    assertDone(each.way(), create(name, identity, ClientValues.text(1, "URL", "first")));
    assertThat(publicTexts(name)).containsExactly("1 URL first");

    assertDone(
        each.way(),
        new AddValueRequest(
            utf8(name),
            new HandleValue[] {
              ClientValues.text(2, "EMAIL", "two"), ClientValues.text(3, "描述", "三")
            },
            identity));
    assertThat(publicTexts(name)).containsExactly("1 URL first", "2 EMAIL two", "3 描述 三");

    assertDone(
        each.way(),
        new ModifyValueRequest(
            utf8(name),
            new HandleValue[] {
              ClientValues.text(1, "URL", "第一"), ClientValues.text(2, "MAIL", "2")
            },
            identity));
    assertThat(publicTexts(name)).containsExactly("1 URL 第一", "2 MAIL 2", "3 描述 三");

    assertDone(each.way(), new RemoveValueRequest(utf8(name), new int[] {1, 3}, identity));
    assertThat(publicTexts(name)).containsExactly("2 MAIL 2");

    assertDone(each.way(), new DeleteHandleRequest(utf8(name), identity));
    assertThat(codeOf(each.way(), resolution(name))).isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("bothProofsEveryWay")
  void s4_mintsASuffix(Case each) throws Exception {
    String start = Names.fresh("minted") + "/";
    AbstractRequest request =
        create(start, identityOf(each), ClientValues.text(1, "URL", "minted"));
    request.mintNewSuffix = true;

    AbstractResponse response = client.ask(each.way(), request);

    assertThat(response).isInstanceOf(CreateHandleResponse.class);
    String name = new String(((CreateHandleResponse) response).handle, StandardCharsets.UTF_8);
    assertThat(name.substring(start.length()))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    assertThat(publicTexts(name)).containsExactly("1 URL minted");
  }

  @ParameterizedTest
  @MethodSource("bothProofsEveryWay")
  void s4_overwritesWhenTold(Case each) throws Exception {
    String name = Names.fresh("Over");
    AuthenticationInfo identity = identityOf(each);
    AbstractRequest first = create(name, identity, ClientValues.text(1, "URL", "before"));
    first.overwriteWhenExists = true;
    AbstractResponse ofNew = client.ask(each.way(), first);
    AbstractRequest again = create(name, identity, ClientValues.text(2, "URL", "after"));
    again.overwriteWhenExists = true;
    AbstractResponse ofExisting = client.ask(each.way(), again);
    AbstractRequest value =
        new AddValueRequest(utf8(name), ClientValues.text(2, "URL", "and after"), identity);
    value.overwriteWhenExists = true;
    AbstractResponse ofValue = client.ask(each.way(), value);

    assertThat(List.of(ofNew.responseCode, ofExisting.responseCode, ofValue.responseCode))
        .containsOnly(AbstractMessage.RC_SUCCESS);
    assertThat(
            List.of(
                ofNew.overwriteWhenExists,
                ofExisting.overwriteWhenExists,
                ofValue.overwriteWhenExists))
        .as("OVRW in the answer says that something was overwritten")
        .containsExactly(false, true, true);
    assertThat(publicTexts(name)).containsExactly("2 URL and after");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"TCP", "HTTP", "HTTPS"})
  void s3_homesUnhomesAndListsPrefixes(Way way) throws Exception {
    String prefix = "0.NA/" + Names.freshPrefix();

    for (int times = 0; times < 2; times++) {
      assertDone(way, new HomeNaRequest(utf8(prefix), administrator));
      assertThat(homed(way)).contains(prefix, TanbiaoNode.ADMIN_HANDLE).doesNotHaveDuplicates();
    }
    for (int times = 0; times < 2; times++) {
      assertDone(way, new UnhomeNaRequest(utf8(prefix), administrator));
      assertThat(homed(way)).contains(TanbiaoNode.ADMIN_HANDLE).doesNotContain(prefix);
    }

    assertThat(codeOf(way, new HomeNaRequest(utf8("88.300/x"), administrator)))
        .isEqualTo(AbstractMessage.RC_INVALID_HANDLE);
    assertThat(codeOf(way, new HomeNaRequest(utf8(prefix), registrant)))
        .as("homing needs an administrator of the node")
        .isEqualTo(AbstractMessage.RC_INVALID_ADMIN);
    assertThat(codeOf(way, new ListNAsRequest(utf8("/"), registrant)))
        .isEqualTo(AbstractMessage.RC_INVALID_ADMIN);
  }

  private List<String> homed(Way way) throws Exception {
    List<String> names = new ArrayList<>();
    AbstractResponse last =
        client
            .resolver()
            .sendRequestToSite(
                new ListNAsRequest(utf8("/"), administrator),
                client.site(),
                way.number(),
                response -> {
                  if (response instanceof ListNAsResponse list) {
                    for (byte[] handle : list.handles) {
                      names.add(new String(handle, StandardCharsets.UTF_8));
                    }
                  }
                });
    assertThat(last.responseCode).isEqualTo(AbstractMessage.RC_SUCCESS);
    return names;
  }

  private AuthenticationInfo identityOf(Case each) {
    return each.proof() == Proof.PUBLIC_KEY ? administrator : registrant;
  }

  /** Administered by whoever creates it. */
  private static CreateHandleRequest create(
      String name, AuthenticationInfo identity, HandleValue value) {
    String owner = new String(identity.getUserIdHandle(), StandardCharsets.UTF_8);
    HandleValue admin =
        ClientValues.admin(ClientValues.ADMIN, owner, identity.getUserIdIndex(), "");
    return new CreateHandleRequest(utf8(name), new HandleValue[] {value, admin}, identity);
  }

  private void assertDone(Way way, AbstractRequest request) throws Exception {
    AbstractResponse response = client.ask(way, request);
    assertThat(response.responseCode)
        .as("%s: %s", request, OfficialClient.textOf(response))
        .isEqualTo(AbstractMessage.RC_SUCCESS);
  }

  private int codeOf(Way way, AbstractRequest request) throws Exception {
    return client.ask(way, request).responseCode;
  }

  /** Index, type and data of the values that everybody reads, but for the administrator. */
  private List<String> publicTexts(String name) throws Exception {
    return client.valuesOf(Way.TCP, resolution(name)).stream()
        .filter(value -> value.getIndex() != ClientValues.ADMIN)
        .map(
            value ->
                value.getIndex() + " " + value.getTypeAsString() + " " + value.getDataAsString())
        .toList();
  }
}
