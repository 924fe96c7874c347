package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionExchangeTest {
  private static final Reference ADMIN = InMemoryNode.ADMINISTRATOR;
  private static final Reference OTHER = new Reference(ADMIN.handle(), 301);
  private static final String SECRET = "secret";
  private static final Octets ALL_RIGHTS_OF_OTHER =
      Octets.concat(Octets.hex("0fff0000000c"), ADMIN.handle().name(), Octets.hex("0000012d"));
  private static final Operation LIST_HOMED = new Operation.ListHomedPrefixes(Handle.of("/"));
  private static final Operation TERMINATE = new Operation.SessionTerminate(Handle.of("/"));
  private static final Operation READ =
      new Operation.Resolution(Handle.of("88.300/x"), List.of(), List.of(), Octets.EMPTY);

  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding(
              "88.300/ADMIN",
              value(300, "HS_SECKEY", Octets.utf8(SECRET), Permissions.ADMIN_ONLY),
              value(301, "HS_SECKEY", Octets.utf8(SECRET), Permissions.ADMIN_ONLY))
          .holding(
              "88.300/x",
              value(1, "URL", Octets.utf8("https://example.org"), Permissions.DEFAULT),
              value(2, "NOTE", Octets.utf8("for administrators"), Permissions.ADMIN_ONLY),
              value(100, "HS_ADMIN", ALL_RIGHTS_OF_OTHER, Permissions.DEFAULT));

  private SessionClient client;

  @BeforeEach
  void opens() throws WireException {
    client = new SessionClient(node.dispatcher()).open(ADMIN);
  }

  @Test
  void asksOnceWhoTheOwnerIs() throws WireException {
    // When
    Answer first = client.askVouched(LIST_HOMED, 0);
    // Then
    Challenge challenge = (Challenge) first.outcome();
    assertThat(challenge.sessionId()).isEqualTo(client.sessionId());
    assertThat(client.ask(SessionClient.proof(ADMIN, SECRET, challenge), 0).outcome())
        .isInstanceOf(Outcome.Names.class);
    assertThat(client.askVouched(LIST_HOMED, 0).outcome()).isInstanceOf(Outcome.Names.class);
  }

  /** Another identity answers for one request and does not get the session. */
  @Test
  void belongsToWhomItWasOpenedFor() throws WireException {
    // Given
    assertThat(client.askAs(OTHER, SECRET, READ, 0).outcome()).isInstanceOf(Outcome.Resolved.class);
    // When
    Answer next = client.askVouched(LIST_HOMED, 0);
    // Then
    assertThat(next.outcome()).isInstanceOf(Challenge.class);
  }

  @Test
  void answersChallengesOfSeveralRequestsInAnyOrder() throws WireException {
    // Given
    Challenge first = (Challenge) client.askVouched(LIST_HOMED, 0).outcome();
    Challenge second = (Challenge) client.askVouched(READ, 0).outcome();
    // When, Then
    assertThat(client.ask(SessionClient.proof(ADMIN, SECRET, second), 0).outcome())
        .isInstanceOf(Outcome.Resolved.class);
    assertThat(client.ask(SessionClient.proof(ADMIN, SECRET, first), 0).outcome())
        .isInstanceOf(Outcome.Names.class);
    assertThat(client.ask(SessionClient.proof(ADMIN, SECRET, first), 0).outcome().responseCode())
        .isEqualTo(500);
  }

  @Test
  void refusesMacsOfOtherKeys() throws WireException {
    prove();
    SessionClient thief = client.withWrongKey();
    assertThat(thief.askVouched(LIST_HOMED, 0).outcome().responseCode()).isEqualTo(502);
    assertThat(thief.askVouched(READ, OpFlags.PUBL).outcome().responseCode()).isEqualTo(502);
    assertThat(thief.askVouched(TERMINATE, 0).outcome().responseCode()).isEqualTo(502);
  }

  @Test
  void wantsMacsOnWhatNotEverybodyMayDo() throws WireException {
    prove();
    assertThat(client.ask(LIST_HOMED, 0).outcome().responseCode()).isEqualTo(404);
    assertThat(client.ask(READ, 0).outcome().responseCode()).isEqualTo(404);
    assertThat(client.ask(READ, OpFlags.PUBL).outcome()).isInstanceOf(Outcome.Resolved.class);
  }

  @Test
  void refusesMessagesSeenBefore() throws WireException {
    // Given
    prove();
    Octets request = MessageCodec.encode(client.vouched(LIST_HOMED, 0));
    assertThat(client.read(client.send(request)).outcome()).isInstanceOf(Outcome.Names.class);
    // When, Then
    assertThat(client.read(client.send(request)).outcome().responseCode()).isEqualTo(505);
  }

  @Test
  void vouchesForAnswersWithACounterOfItsOwn() throws WireException {
    for (int counter = 1; counter <= 3; counter++) {
      Octets request = MessageCodec.encode(client.vouched(READ, OpFlags.PUBL | OpFlags.CERT));
      Message answer = client.message(client.send(request));
      MessageCredential credential = MessageCredential.decode(answer.credential());
      assertThat(credential.type()).isEqualTo(MessageCredential.MAC);
      assertThat(credential.counter()).isEqualTo(counter);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, OpFlags.ENCR})
  void encryptsWhatIsNotForEverybodyAndWhatItIsAskedTo(int flags) throws WireException {
    prove();
    Octets all = client.send(MessageCodec.encode(client.vouched(READ, flags)));
    Octets publicOnes =
        client.send(MessageCodec.encode(client.vouched(READ, OpFlags.PUBL | flags)));
    assertThat(isEncrypted(all)).isTrue();
    assertThat(isEncrypted(publicOnes)).isEqualTo(flags == OpFlags.ENCR);
    assertThat(client.read(all).outcome()).isInstanceOf(Outcome.Resolved.class);
    assertThat(client.read(publicOnes).outcome()).isInstanceOf(Outcome.Resolved.class);
  }

  @Test
  void takesEncryptedRequests() throws WireException {
    prove();
    assertThat(client.askEncrypted(LIST_HOMED, OpFlags.ENCR | OpFlags.CERT).outcome())
        .isInstanceOf(Outcome.Names.class);
  }

  /** Who forges ciphertexts learns nothing of how far they came. */
  @Test
  void tellsNothingAboutForgedCiphertexts() throws WireException {
    // Given
    Octets wrongKey = client.withWrongKey().send(encryptedByThief());
    byte[] cut = encrypted().toArray();
    cut[cut.length - 1] ^= 1;
    // When
    Octets wrongPadding = client.send(Octets.of(cut));
    // Then
    assertThat(client.read(wrongKey).outcome()).isEqualTo(client.read(wrongPadding).outcome());
    assertThat(client.read(wrongPadding).outcome().responseCode()).isEqualTo(501);
    assertThat(isEncrypted(wrongPadding)).isFalse();
  }

  @Test
  void endsWhenItsClientSaysSo() throws WireException {
    prove();
    assertThat(client.ask(TERMINATE, 0).outcome().responseCode()).isEqualTo(502);
    assertThat(client.askVouched(TERMINATE, 0).outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(client.askVouched(LIST_HOMED, 0).outcome().responseCode()).isEqualTo(500);
    assertThat(client.read(client.send(encrypted())).outcome().responseCode()).isEqualTo(500);
    assertThat(client.ask(READ, OpFlags.PUBL).outcome()).isInstanceOf(Outcome.Resolved.class);
  }

  @Test
  void endsOnlySessionsThatThereAre() throws WireException {
    SessionClient other = new SessionClient(node.dispatcher());
    assertThat(other.ask(TERMINATE, 0).outcome().responseCode()).isEqualTo(500);
  }

  /** Who took a key away, or gave the identity another one, ended what was proven by it. */
  @Test
  void asksAgainWhoTheOwnerIsWhenItsKeyChanged() throws WireException {
    // Given
    prove();
    node.holding(
        "88.300/ADMIN",
        value(300, "HS_SECKEY", Octets.utf8("another secret"), Permissions.ADMIN_ONLY));
    // When
    Challenge challenge = (Challenge) client.askVouched(LIST_HOMED, 0).outcome();
    // Then
    assertThat(
            client.ask(SessionClient.proof(ADMIN, SECRET, challenge), 0).outcome().responseCode())
        .isEqualTo(403);
    assertThat(client.askAs(ADMIN, "another secret", LIST_HOMED, 0).outcome())
        .isInstanceOf(Outcome.Names.class);
    assertThat(client.askVouched(LIST_HOMED, 0).outcome()).isInstanceOf(Outcome.Names.class);
  }

  private void prove() throws WireException {
    assertThat(client.askAs(ADMIN, SECRET, LIST_HOMED, 0).outcome())
        .isInstanceOf(Outcome.Names.class);
  }

  private Octets encrypted() {
    return client.encrypted(LIST_HOMED);
  }

  private Octets encryptedByThief() {
    return client.withWrongKey().encrypted(LIST_HOMED);
  }

  private static boolean isEncrypted(Octets message) throws WireException {
    return Envelope.read(message.asBuffer()).encrypted();
  }

  private static HandleValue value(int index, String type, Octets data, Permissions permissions) {
    return new HandleValue(
        index, Octets.utf8(type), data, TimeToLive.DAY, 0, permissions, List.of());
  }
}
