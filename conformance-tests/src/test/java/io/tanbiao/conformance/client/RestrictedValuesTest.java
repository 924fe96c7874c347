package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.resolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may read what is not public: identity by permission by transport (wire notes §3). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestrictedValuesTest {
  private static final String SECRET = "secret of a reader";
  private static final int RESTRICTED = 5;
  private static final int FOR_NOBODY = 6;

  private OfficialClient client;
  private String name;
  private AuthenticationInfo administrator;
  private AuthenticationInfo reader;
  private AuthenticationInfo writer;
  private AuthenticationInfo stranger;

  @BeforeAll
  void registers(TanbiaoNode node) throws Exception {
    client = OfficialClient.of(node);
    administrator = OfficialClient.administratorOf(node);
    Registration registration = new Registration(client, administrator);
    reader = identity(registration, "reader");
    writer = identity(registration, "writer");
    stranger = identity(registration, "stranger");
    HandleValue forNobody = ClientValues.restricted(FOR_NOBODY, "NOTE", "for nobody");
    forNobody.setAdminCanRead(false);
    name =
        registration.create(
            Names.fresh("Restricted"),
            List.of(
                ClientValues.text(1, "URL", "https://example.org/public"),
                ClientValues.restricted(RESTRICTED, "NOTE", "for readers"),
                forNobody,
                ClientValues.admin(),
                ClientValues.admin(101, textOf(reader), 301, ""),
                ClientValues.admin(102, textOf(writer), 301, "read"),
                ClientValues.secret(ClientValues.SECRET, "never-to-be-seen")));
  }

  private static AuthenticationInfo identity(Registration registration, String stem)
      throws HandleException {
    String handle =
        registration.create(Names.fresh(stem), List.of(ClientValues.secret(301, SECRET)));
    return OfficialClient.secret(handle, 301, SECRET);
  }

  private static String textOf(AuthenticationInfo identity) {
    return new String(identity.getUserIdHandle(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_showsThemToWhoProvesTheRightToRead(Way way) throws Exception {
    for (AuthenticationInfo each : List.of(administrator, reader)) {
      ResolutionRequest one = unrestricted(each, List.of(RESTRICTED), List.of());
      ResolutionRequest mixed = unrestricted(each, List.of(1, RESTRICTED), List.of("HS_ADMIN"));

      assertThat(ClientValues.indexesOf(client.valuesOf(way, one))).containsExactly(RESTRICTED);
      assertThat(ClientValues.indexesOf(client.valuesOf(way, mixed)))
          .containsExactlyInAnyOrder(1, RESTRICTED, 100, 101, 102);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_refusesThemToOthers(Way way) throws Exception {
    List<Integer> restricted = List.of(RESTRICTED);
    AuthenticationInfo impostor = OfficialClient.secret(textOf(reader), 301, "a guess");

    assertThat(codeOf(way, unrestricted(writer, restricted, List.of()))).isEqualTo(401);
    assertThat(codeOf(way, unrestricted(stranger, restricted, List.of()))).isEqualTo(400);
    assertThat(codeOf(way, unrestricted(impostor, restricted, List.of()))).isEqualTo(403);
    assertThatThrownBy(() -> client.ask(way, unrestricted(null, restricted, List.of())))
        .as("402, and nothing to prove")
        .isInstanceOf(HandleException.class);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_showsNobodyWhatNobodyMayRead(Way way) throws Exception {
    for (AuthenticationInfo each : List.of(administrator, reader, stranger)) {
      assertThat(codeOf(way, unrestricted(each, List.of(FOR_NOBODY), List.of()))).isEqualTo(401);
      assertThat(codeOf(way, unrestricted(each, List.of(), List.of("NOTE")))).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void s3_neverShowsASecretKey(Way way) throws Exception {
    for (AuthenticationInfo each : List.of(administrator, reader)) {
      List<Integer> secret = List.of(ClientValues.SECRET);
      AbstractResponse mixed =
          client.ask(way, unrestricted(each, List.of(RESTRICTED), List.of("HS_SECKEY")));

      assertThat(codeOf(way, unrestricted(each, secret, List.of()))).isEqualTo(200);
      assertThat(mixed).isInstanceOf(ResolutionResponse.class);
      assertThat(List.of(((ResolutionResponse) mixed).getHandleValues()))
          .extracting(HandleValue::getIndex)
          .containsExactly(RESTRICTED);
    }
  }

  private ResolutionRequest unrestricted(
      AuthenticationInfo identity, List<Integer> indexes, List<String> types) {
    ResolutionRequest request = resolution(name, indexes, types);
    request.ignoreRestrictedValues = false;
    request.authInfo = identity;
    return request;
  }

  private int codeOf(Way way, ResolutionRequest request) throws HandleException {
    return client.ask(way, request).responseCode;
  }
}
