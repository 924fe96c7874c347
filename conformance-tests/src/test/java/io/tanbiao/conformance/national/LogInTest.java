package io.tanbiao.conformance.national;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawChallenge;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import io.tanbiao.conformance.raw.RawWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Log-in of the national client SDKs, octet by octet (wire notes §9.4). */
@ExtendWith(SharedNode.class)
class LogInTest {
  private static final int LOG_IN = 2001;
  private static final int ID_POINTER_FLAGS = 0x10800000;
  private static final int ID_SDK_FLAGS = 0x00800000;
  private static final int MADE_UP_SESSION = 10_001;

  /** Who speaks, and how its messages differ. */
  enum Sdk {
    /** 2.10, made-up session ids, no length of the credential. */
    ID_POINTER,
    /** Session id 0 and a length of the credential. */
    ID_SDK;

    RawMessage logIn(RawIdentity user) {
      Octets body = new RawWriter().text(user.handle()).int32(user.index()).finish();
      RawMessage request = RawMessage.request(LOG_IN, body);
      return this == ID_POINTER
          ? request
              .withEnvelope(envelope -> envelope.withSessionId(MADE_UP_SESSION))
              .withHeader(header -> header.withFlags(ID_POINTER_FLAGS))
              .withCredential(new RawWriter().finish())
          : request.withHeader(header -> header.withFlags(ID_SDK_FLAGS));
    }

    RawMessage ordinary(RawMessage request) {
      return this == ID_POINTER
          ? request.withEnvelope(envelope -> envelope.withSessionId(MADE_UP_SESSION))
          : request;
    }
  }

  private TanbiaoNode node;
  private String userName;

  @BeforeEach
  void takesNames(TanbiaoNode shared) {
    node = shared;
    userName = Names.fresh("sdk-user");
  }

  @ParameterizedTest
  @EnumSource
  void s9_4_registersAfterLogInWithSm2(Sdk sdk) throws Exception {
    NationalKey user = NationalKey.generate(userName, 300);
    RawAdministrator.register(node, userName, publicKey(user.publicKey()), rights(user));

    assertThatItWorks(sdk, user);
  }

  @ParameterizedTest
  @EnumSource
  void s9_4_registersAfterLogInWithRsa(Sdk sdk) throws Exception {
    assertThatItWorks(sdk, RawAdministrator.of(node));
  }

  @Test
  void s9_4_refusesAWrongSignature() throws Exception {
    NationalKey user = NationalKey.generate(userName, 300);
    RawAdministrator.register(node, userName, publicKey(user.publicKey()));
    NationalKey stranger = NationalKey.generate(userName, 300);
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      assertThat(tcp.askAs(stranger, Sdk.ID_SDK.logIn(stranger)).code()).isEqualTo(403);
      assertThat(tcp.ask(RawRequests.delete(userName)).code()).isEqualTo(402);
    }
  }

  @Test
  void s9_4_refusesToLogInWithoutAConnection() throws Exception {
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      RawMessage withoutDigest =
          Sdk.ID_SDK.logIn(RawAdministrator.of(node)).withHeader(header -> header.withFlags(0));

      RawMessage answer = udp.ask(withoutDigest);

      assertThat(answer.code()).isEqualTo(5);
      assertThat(answer.errorText()).contains("TCP");
    }
  }

  private void assertThatItWorks(Sdk sdk, RawIdentity user) throws Exception {
    String name = Names.fresh("sdk-made");
    RawAdministrator.register(
        node, name, RawValue.admin(101, RawAdministrator.ALL_RIGHTS, user.handle(), user.index()));
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      RawMessage request = sdk.logIn(user);
      RawMessage challenge = tcp.ask(request);
      assertThat(challenge.header().opCode()).isEqualTo(LOG_IN);
      RawMessage proof =
          RawChallenge.of(request, challenge)
              .answerOf(user)
              .withHeader(header -> header.withFlags(ID_POINTER_FLAGS));

      RawMessage loggedIn = tcp.ask(proof);

      assertThat(loggedIn.code()).as(loggedIn.errorText()).isEqualTo(1);
      assertThat(loggedIn.header().opCode()).isEqualTo(LOG_IN);
      assertThat(loggedIn.requestId()).isEqualTo(proof.requestId());
      assertThat(loggedIn.body().length()).isZero();
      RawMessage add =
          RawRequests.add(name, List.of(RawValue.text(1, "URL", "http://one.example/")));
      assertThat(tcp.ask(sdk.ordinary(add)).code()).isEqualTo(1);
      assertThat(tcp.ask(sdk.ordinary(resolveWithToken(name))).code()).isEqualTo(1);
    }
    try (RawTcp another = RawTcp.to(node.handleAddress())) {
      assertThat(another.ask(sdk.ordinary(RawRequests.delete(name))).code()).isEqualTo(402);
    }
  }

  /** The empty token is the fourth field of the body. */
  private static RawMessage resolveWithToken(String name) {
    Octets body = new RawWriter().text(name).int32(0).int32(0).int32(0).finish();
    return RawMessage.request(RawRequests.RESOLUTION, body);
  }

  private static RawValue publicKey(Octets subjectPublicKeyInfo) {
    Octets data =
        new RawWriter()
            .text("SM2_PUB_KEY")
            .octets(Octets.of(new byte[2]))
            .bytes(subjectPublicKeyInfo)
            .finish();
    return RawValue.of(300, "HS_PUBKEY", data, RawValue.PUBLIC);
  }

  private static RawValue rights(RawIdentity user) {
    return RawValue.admin(101, RawAdministrator.ALL_RIGHTS, user.handle(), user.index());
  }
}
