package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static io.tanbiao.conformance.client.OfficialClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Locale;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AddValueRequest;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.DeleteHandleRequest;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ModifyValueRequest;
import net.handle.hdllib.PublicKeyAuthenticationInfo;
import net.handle.hdllib.RemoveValueRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are refused, and with which code (wire notes §4, §10). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  private static final String SECRET = "the right secret";

  private OfficialClient client;
  private AuthenticationInfo administrator;
  private Registration registration;
  private String user;

  @BeforeAll
  void registersSomebody(TanbiaoNode node) throws Exception {
    client = OfficialClient.of(node);
    administrator = OfficialClient.administratorOf(node);
    registration = new Registration(client, administrator);
    user = registration.create(Names.fresh("USER"), List.of(ClientValues.secret(301, SECRET)));
  }

  @Test
  void s4_refusesAWrongSecret() throws Exception {
    String name = registeredFor("");

    AuthenticationInfo wrong = OfficialClient.secret(user, 301, "the wrong secret");

    assertRefused(new DeleteHandleRequest(utf8(name), wrong), 403);
    assertThat(client.valuesOf(Way.TCP, resolution(name))).hasSize(3);
  }

  @Test
  void s4_refusesAWrongPrivateKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    AuthenticationInfo wrong =
        new PublicKeyAuthenticationInfo(
            utf8(TanbiaoNode.ADMIN_HANDLE),
            TanbiaoNode.ADMIN_INDEX,
            generator.generateKeyPair().getPrivate());

    assertRefused(create(Names.fresh("never"), wrong), 403);
  }

  @Test
  void s4_refusesASecretWhereThereIsAPublicKey() throws Exception {
    AuthenticationInfo otherKind =
        OfficialClient.secret(TanbiaoNode.ADMIN_HANDLE, TanbiaoNode.ADMIN_INDEX, SECRET);

    assertRefused(create(Names.fresh("never"), otherKind), 403);
  }

  @Test
  void s4_refusesIdentitiesWithoutAnyRight() throws Exception {
    // Given
    String name = registration.create(Names.fresh("not-theirs"), List.of(url()));
    AuthenticationInfo stranger = OfficialClient.secret(user, 301, SECRET);
    AuthenticationInfo nobody = OfficialClient.secret("88.300/nobody", 301, SECRET);
    AuthenticationInfo noSuchKey = OfficialClient.secret(user, 302, SECRET);
    AuthenticationInfo elsewhere = OfficialClient.secret("88.999/somebody", 301, SECRET);

    // When, Then
    for (AuthenticationInfo each : List.of(stranger, nobody, noSuchKey, elsewhere)) {
      assertRefused(create(Names.fresh("never"), each), 400);
      assertRefused(new DeleteHandleRequest(utf8(name), each), 400);
      assertRefused(new AddValueRequest(utf8(name), url(7), each), 400);
      assertRefused(new ModifyValueRequest(utf8(name), url(), each), 400);
      assertRefused(new RemoveValueRequest(utf8(name), 1, each), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete", "modify", "remove", "add", "addAdmin"})
  void s10_refusesAnAdministratorWithoutTheOneRight(String missing) throws Exception {
    // Given
    String name = registeredFor(missing);
    AuthenticationInfo identity = OfficialClient.secret(user, 301, SECRET);

    // When
    AbstractRequest request =
        switch (missing) {
          case "delete" -> new DeleteHandleRequest(utf8(name), identity);
          case "modify" -> new ModifyValueRequest(utf8(name), url(), identity);
          case "remove" -> new RemoveValueRequest(utf8(name), 1, identity);
          case "add" -> new AddValueRequest(utf8(name), url(7), identity);
          default ->
              new AddValueRequest(utf8(name), ClientValues.admin(102, user, 301, ""), identity);
        };

    // Then
    assertRefused(request, 401);
  }

  @Test
  void s4_refusesToCreateWhatExistsBeforeAnyChallenge() throws Exception {
    String name = registration.create(Names.fresh("Exists"), List.of(url()));

    assertRefused(create(name, administrator), 101);
    assertRefused(create(name.toUpperCase(Locale.ROOT), null), 101);
  }

  @ParameterizedTest
  @CsvSource({"0,202", "-1,202", "-2147483648,202"})
  void s4_refusesIndexesThatAreNotPositive(int index, int code) throws Exception {
    String name = registration.create(Names.fresh("indexes"), List.of(url()));

    assertRefused(create(Names.fresh("never"), administrator, url(index)), code);
    assertRefused(new AddValueRequest(utf8(name), url(index), administrator), code);
  }

  @Test
  void s4_refusesAnIndexTwice() throws Exception {
    String name = registration.create(Names.fresh("twice"), List.of(url()));
    HandleValue[] twice = {url(7), url(7)};

    assertRefused(create(Names.fresh("never"), administrator, twice), 201);
    assertRefused(new AddValueRequest(utf8(name), twice, administrator), 201);
    assertRefused(new AddValueRequest(utf8(name), url(1), administrator), 201);
    assertRefused(
        new ModifyValueRequest(utf8(name), new HandleValue[] {url(1), url(1)}, administrator), 202);
  }

  @Test
  void s4_refusesToChangeWhatIsNotThere() throws Exception {
    String name = registration.create(Names.fresh("there"), List.of(url()));

    assertRefused(new DeleteHandleRequest(utf8("88.300/absent"), administrator), 100);
    assertRefused(new AddValueRequest(utf8("88.300/absent"), url(), administrator), 100);
    assertRefused(new ModifyValueRequest(utf8("88.300/absent"), url(), administrator), 100);
    assertRefused(new RemoveValueRequest(utf8("88.300/absent"), 1, administrator), 100);
    assertRefused(
        new ModifyValueRequest(utf8(name), new HandleValue[] {url(1), url(7)}, administrator), 200);
    assertRefused(new RemoveValueRequest(utf8(name), new int[] {1, 7}, administrator), 200);
    assertThat(client.valuesOf(Way.TCP, resolution(name))).as("all or nothing").hasSize(2);
  }

  @Test
  void s4_refusesNamesOfOthers() throws Exception {
    assertRefused(create("88.999/x", administrator), 301);
    assertRefused(new DeleteHandleRequest(utf8("88.999/x"), administrator), 301);
    assertRefused(new AddValueRequest(utf8("88.999/x"), url(), administrator), 301);
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.300/", "88.300"})
  void s10_refusesNamesThatNobodyCouldResolve(String name) throws Exception {
    AbstractResponse response = client.ask(Way.TCP, create(name, administrator));

    assertThat(response.responseCode).isIn(101, 102, 202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS_ADMIN", "HS_VLIST", "HS_SITE"})
  void s10_refusesDataThatCannotBeDecoded(String type) throws Exception {
    HandleValue bad = new HandleValue(7, utf8(type), new byte[] {1, 2, 3});

    assertRefused(create(Names.fresh("never"), administrator, bad), 202);
  }

  @Test
  void s10_refusesARecordWithoutValues() throws Exception {
    assertRefused(create(Names.fresh("never"), administrator, new HandleValue[0]), 202);
  }

  @Test
  void s4_refusesToWriteWhatAdministratorsMayNotWrite() throws Exception {
    HandleValue fixed = url();
    fixed.setAdminCanWrite(false);
    String name = registration.create(Names.fresh("fixed"), List.of(fixed));

    assertRefused(new ModifyValueRequest(utf8(name), url(), administrator), 401);
  }

  @Test
  void s4_asksForAProofFirst() {
    assertThatThrownBy(() -> client.ask(Way.TCP, create(Names.fresh("never"), null)))
        .isInstanceOf(HandleException.class)
        .extracting(failure -> ((HandleException) failure).getCode())
        .isEqualTo(HandleException.UNABLE_TO_AUTHENTICATE);
  }

  @Test
  void s4_neverReturnsASecretKeyNotEvenToItsAdministrator() throws Exception {
    var request = resolution(user, List.of(301), List.of("HS_SECKEY"));
    request.ignoreRestrictedValues = false;
    request.authInfo = administrator;

    for (Way way : client.ways()) {
      AbstractResponse response = client.ask(way, request);

      assertThat(response.responseCode).isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
    }
  }

  /** A record that the user administers, but for one right. */
  private String registeredFor(String without) throws Exception {
    return registration.create(
        Names.fresh("theirs"), List.of(url(), ClientValues.admin(101, user, 301, without)));
  }

  private static HandleValue url() {
    return url(1);
  }

  private static HandleValue url(int index) {
    return ClientValues.text(index, "URL", "https://example.org/" + System.nanoTime());
  }

  private static CreateHandleRequest create(
      String name, AuthenticationInfo identity, HandleValue... values) {
    HandleValue[] some = values == null ? new HandleValue[0] : values;
    return new CreateHandleRequest(utf8(name), some, identity);
  }

  private static CreateHandleRequest create(String name, AuthenticationInfo identity) {
    return create(name, identity, url());
  }

  private void assertRefused(AbstractRequest request, int code) throws Exception {
    AbstractResponse response = client.ask(Way.TCP, request);
    assertThat(response.responseCode)
        .as("%s: %s", request, OfficialClient.textOf(response))
        .isEqualTo(code);
  }
}
