package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.client.OfficialClient;
import io.tanbiao.conformance.client.Way;
import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawChallenge;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import io.tanbiao.conformance.raw.RawWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.ChallengeResponse;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges: answered late, twice, wrongly, by others (wire notes §4, §10). */
class ChallengeTest {
  private static final int LIFE_SECONDS = 2;
  private static final String SECRET = "secret 密";

  @TempDir static Path directory;
  private static TanbiaoNode node;
  private static RawIdentity administrator;
  private static String user;

  private RawTcp tcp;

  @BeforeAll
  static void startsANodeWithShortChallenges() throws Exception {
    node = TanbiaoNode.create(directory.resolve("node"), "challenge.timeout=" + LIFE_SECONDS);
    administrator = RawAdministrator.of(node);
    user = Names.fresh("User");
    RawAdministrator.register(node, user, RawValue.secret(301, SECRET));
  }

  @AfterAll
  static void stops() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  @BeforeEach
  void connects() throws Exception {
    tcp = RawTcp.to(node.handleAddress());
  }

  @AfterEach
  void closes() throws Exception {
    tcp.close();
  }

  @Test
  void s4_takesAnAnswerOnce() throws Exception {
    RawMessage answer = challenge(create()).answerOf(administrator);
    RawMessage sameUnderAnotherId =
        answer.withEnvelope(envelope -> envelope.withRequestId(answer.requestId() + 500_000));

    assertThat(tcp.ask(answer).code()).isEqualTo(1);
    assertThat(tcp.ask(sameUnderAnotherId).code()).as("no such challenge any more").isEqualTo(500);
  }

  @Test
  void s4_refusesALateAnswer() throws Exception {
    RawMessage answer = challenge(create()).answerOf(administrator);
    awaitTheEndOfChallenges();

    assertThat(tcp.ask(answer).code()).isEqualTo(405);
  }

  @Test
  void s4_tellsTheOfficialClientThatItWasLate() throws Exception {
    byte[] name = OfficialClient.utf8(Names.fresh("late"));
    HandleValue value = new HandleValue(1, "URL", "x");
    AuthenticationInfo slow = new SlowAuthentication(OfficialClient.administratorOf(node));

    AbstractResponse response =
        OfficialClient.of(node)
            .ask(Way.TCP, new CreateHandleRequest(name, new HandleValue[] {value}, slow));

    assertThat(response.responseCode).isEqualTo(405);
  }

  @Test
  void s4_refusesAnAnswerToAChallengeNeverGiven() throws Exception {
    RawMessage answer =
        new RawChallenge(4711, Octets.repeat(1, 32), Octets.repeat(2, 16)).answerOf(administrator);

    assertThat(tcp.ask(answer).code()).isEqualTo(500);
  }

  @Test
  void s4_endsAChallengeWithAWrongAnswer() throws Exception {
    RawChallenge challenge = challenge(create());
    RawIdentity impostor = new RawIdentity.Secret(administrator.handle(), 300, "guess");

    assertThat(tcp.ask(challenge.answerOf(impostor)).code()).isEqualTo(403);
    assertThat(tcp.ask(challenge.answerOf(administrator)).code()).isEqualTo(500);
  }

  @Test
  void s4_givesEveryChallengeItsOwnNonceAndSession() throws Exception {
    Set<Integer> sessions = new HashSet<>();
    Set<Octets> nonces = new HashSet<>();
    for (int times = 0; times < 50; times++) {
      RawChallenge challenge = challenge(create());
      sessions.add(challenge.sessionId());
      nonces.add(challenge.nonce());
    }

    assertThat(sessions).hasSize(50);
    assertThat(nonces).hasSize(50);
    assertThat(sessions.stream().mapToInt(Integer::intValue).max().orElseThrow())
        .as("ids are random, not counted up")
        .isGreaterThan(100_000);
  }

  @Test
  void s4_asksForANewProofWhenTheIdentityProvedAnotherRequest() throws Exception {
    // Given two open challenges
    RawMessage first = create();
    RawMessage second = create();
    RawChallenge ofFirst = challenge(first);
    RawChallenge ofSecond = challenge(second);

    // When the proof for one is sent for the other
    RawMessage mixed =
        RawRequests.answer(
            ofSecond.sessionId(),
            administrator,
            administrator.proof(Octets.concat(ofFirst.nonce(), ofFirst.digest())));

    // Then
    assertThat(tcp.ask(mixed).code()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"HS_NONSENSE, 404", "'', 404", "HS_SECKEY, 403"})
  void s4_refusesOtherKindsOfProof(String type, int code) throws Exception {
    RawChallenge challenge = challenge(create());
    Octets body =
        new RawWriter()
            .text(type)
            .text(administrator.handle())
            .int32(administrator.index())
            .bytes(Octets.repeat(3, 33))
            .finish();
    RawMessage answer =
        RawMessage.request(RawRequests.ANSWER, body)
            .withEnvelope(envelope -> envelope.withSessionId(challenge.sessionId()));

    assertThat(tcp.ask(answer).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 31, 32, 34, 300})
  void s4_survivesProofsOfAnyLength(int octets) throws Exception {
    for (RawIdentity identity : List.of(administrator, new RawIdentity.Secret(user, 301, SECRET))) {
      RawChallenge challenge = challenge(create());
      RawMessage answer =
          RawRequests.answer(challenge.sessionId(), identity, Octets.repeat(3, octets));

      assertThat(tcp.ask(answer).code()).isIn(400, 403, 404);
    }
  }

  @Test
  void s4_takesASecretOfAnyOctets() throws Exception {
    String name = Names.fresh("theirs");
    RawValue rights = RawValue.admin(101, RawAdministrator.ALL_RIGHTS, user, 301);
    RawAdministrator.register(node, name, RawValue.text(1, "URL", "x"), rights);

    RawMessage answer =
        tcp.askAs(new RawIdentity.Secret(user, 301, SECRET), RawRequests.delete(name));

    assertThat(answer.code()).as(answer.errorText()).isEqualTo(1);
  }

  /** The challenge of one transport may be answered over another. */
  @Test
  void s9_takesTheAnswerOverAnotherTransport() throws Exception {
    RawMessage request = create();
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      RawChallenge challenge = RawChallenge.of(request, udp.ask(request));

      RawMessage done = RawTunnel.ask(node.httpAddress(), challenge.answerOf(administrator));

      assertThat(done.code()).isEqualTo(1);
    }
  }

  private static RawMessage create() {
    return RawRequests.create(
        Names.fresh("challenged"), List.of(RawValue.text(1, "URL", "https://example.org/c")));
  }

  private RawChallenge challenge(RawMessage request) throws Exception {
    return RawChallenge.of(request, tcp.ask(request));
  }

  private static void awaitTheEndOfChallenges() throws Exception {
    Deadline life = Deadline.in(Duration.ofMillis(LIFE_SECONDS * 1000 + 300));
    life.await("the challenge has expired", life::isOver);
  }

  /** Proves as another does, but takes too long for it. */
  private static final class SlowAuthentication extends AuthenticationInfo {
    private final AuthenticationInfo proof;

    SlowAuthentication(AuthenticationInfo proof) {
      this.proof = proof;
    }

    @Override
    public byte[] getAuthType() {
      return proof.getAuthType();
    }

    @Override
    public byte[] authenticate(ChallengeResponse challenge, AbstractRequest request)
        throws HandleException {
      try {
        awaitTheEndOfChallenges();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      return proof.authenticate(challenge, request);
    }

    @Override
    public byte[] getUserIdHandle() {
      return proof.getUserIdHandle();
    }

    @Override
    public int getUserIdIndex() {
      return proof.getUserIdIndex();
    }
  }
}
