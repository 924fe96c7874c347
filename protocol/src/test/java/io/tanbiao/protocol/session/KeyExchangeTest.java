package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.InMemoryNode;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four ways to a session key, with the client as it is meant to be (wire notes §6). */
class KeyExchangeTest {
  private static final Reference ADMIN = InMemoryNode.ADMINISTRATOR;
  private static final Reference HOLDER = Reference.parse("300:88.300/HOLDER");
  private static final Reference HOLDER_OF_NO_KEY = Reference.parse("1:88.300/HOLDER");
  private static final String SECRET = "secret";
  private static final KeyPair RSA_1024 = RsaCipher.keyOf(1024);
  private static final KeyPair RSA_1016 = RsaCipher.keyOf(1016);
  private static final Operation LIST_HOMED = new Operation.ListHomedPrefixes(Handle.of("/"));
  private static final SessionSettings WITH_DES =
      new SessionSettings(SessionCipher.AES, true, 1024, 4096, 10, 10, Duration.ofHours(1));
  private static final SessionSettings WITH_DESEDE =
      new SessionSettings(SessionCipher.DESEDE, false, 1024, 4096, 10, 10, Duration.ofHours(1));

  @Test
  void encryptsToAKeyThatTheClientSends() throws WireException {
    assertWorks(client(SessionSettings.STANDARD).open(ADMIN, RSA_1024, Optional.empty()));
  }

  @Test
  void encryptsToAKeyThatStandsInARecord() throws WireException {
    assertWorks(client(SessionSettings.STANDARD).open(ADMIN, RSA_1024, Optional.of(HOLDER)));
  }

  @ParameterizedTest
  @CsvSource({"AES, 16", "AES, 24", "AES, 32", "DESEDE, 24"})
  void takesAKeyThatTheClientChose(SessionCipher cipher, int octets) throws WireException {
    // Given
    SessionClient client = client(SessionSettings.STANDARD);
    // When
    assertThat(client.open(ADMIN, cipher, keyOf(octets), true).outcome())
        .isEqualTo(Outcome.Done.PLAINLY);
    // Then
    assertWorks(client);
  }

  /** The official client leaves the number of the cipher out. */
  @ParameterizedTest
  @ValueSource(ints = {16, 24, 32})
  void takesAnAesKeyWithoutTheNumberOfItsCipher(int octets) throws WireException {
    SessionClient client = client(SessionSettings.STANDARD);
    assertThat(client.open(ADMIN, SessionCipher.AES, keyOf(octets), false).outcome())
        .isEqualTo(Outcome.Done.PLAINLY);
    assertWorks(client);
  }

  /** Whoever could tell a wrong key from a right one could decrypt what others sent. */
  @ParameterizedTest
  @CsvSource({"AES, 15", "AES, 33", "DES, 8", "DESEDE, 23"})
  void doesNotTellWhetherAChosenKeyIsOne(SessionCipher cipher, int octets) throws WireException {
    SessionClient client = client(SessionSettings.STANDARD);
    assertThat(client.open(ADMIN, cipher, keyOf(octets), true).outcome())
        .isEqualTo(Outcome.Done.PLAINLY);
    assertThat(client.askVouched(LIST_HOMED, 0).outcome().responseCode()).isEqualTo(502);
  }

  @Test
  void doesNotTellWhetherAChosenKeyCouldBeDecrypted() throws WireException {
    // Given
    SessionClient client = client(SessionSettings.STANDARD);
    Operation setup = new Operation.SessionSetup(2, 60, ADMIN, Octets.EMPTY, Optional.empty());
    int id = client.ask(setup, 0).head().sessionId();
    // When
    Operation garbage = new Operation.SessionExchangeKey(Octets.of(new byte[256]));
    // Then
    assertThat(client.inSession(id).ask(garbage, 0).outcome()).isEqualTo(Outcome.Done.PLAINLY);
    assertThat(client.inSession(id).ask(garbage, 0).outcome().responseCode()).isEqualTo(504);
  }

  @Test
  void takesAKeyOnceAndOnlyWhereOneIsAwaited() throws WireException {
    SessionClient client = client(SessionSettings.STANDARD);
    Operation key = new Operation.SessionExchangeKey(Octets.of(new byte[256]));
    assertThat(client.ask(key, 0).outcome().responseCode()).isEqualTo(504);
    client.open(ADMIN);
    assertThat(client.ask(key, 0).outcome().responseCode()).isEqualTo(504);
    assertWorks(client);
  }

  @Test
  void refusesKeysOfOtherSizesAndKinds() throws WireException {
    assertRefused(1, PublicKeyCodec.encode(RSA_1016.getPublic()), Optional.empty());
    assertRefused(1, rsa(BigInteger.ONE.shiftLeft(4096).setBit(0), 65_537), Optional.empty());
    assertRefused(1, rsa(BigInteger.ONE.shiftLeft(1024).setBit(0), 65_536), Optional.empty());
    assertRefused(1, rsa(BigInteger.ONE.shiftLeft(1024).setBit(0), 1), Optional.empty());
    assertRefused(1, Octets.EMPTY, Optional.empty());
    assertRefused(3, Octets.EMPTY, Optional.of(HOLDER_OF_NO_KEY));
    assertRefused(3, Octets.EMPTY, Optional.of(ADMIN));
    assertRefused(3, Octets.EMPTY, Optional.of(Reference.parse("300:88.300/NOBODY")));
    assertRefused(4, Octets.EMPTY, Optional.empty());
    assertRefused(0, Octets.EMPTY, Optional.empty());
    assertRefused(9, Octets.EMPTY, Optional.empty());
  }

  /** Diffie-Hellman names the cipher from 2.4 on, the other ways from 2.2 on. */
  @ParameterizedTest
  @CsvSource({"1, DES", "2, AES", "3, AES", "4, AES", "5, AES", "6, AES", "7, AES", "10, AES"})
  void speaksOlderVersions(int minor, SessionCipher cipher) throws WireException {
    ProtocolVersion version = new ProtocolVersion(2, minor);
    assertWorks(client(WITH_DES).in(version).open(ADMIN));
    assertWorks(client(WITH_DES).in(version).open(ADMIN, RSA_1024, Optional.empty()));
    SessionClient choosing = client(WITH_DES).in(version);
    choosing.open(ADMIN, cipher, keyOf(cipher.keyOctets()), cipher != SessionCipher.DES);
    assertWorks(choosing);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 501",
    "2, 4, 501",
    "3, 4, 501",
    "4, 4, 1",
    "1, 1, 501",
    "2, 1, 1",
    "1, 2, 501"
  })
  void givesNoDesUnlessItIsAllowed(int minor, int mode, int code) throws WireException {
    SessionClient client = client(SessionSettings.STANDARD).in(new ProtocolVersion(2, minor));
    Octets key =
        mode == 1
            ? PublicKeyCodec.encode(RSA_1024.getPublic())
            : SessionClient.setup(4, ADMIN).publicKey();
    Operation setup = new Operation.SessionSetup(mode, 60, ADMIN, key, Optional.empty());
    assertThat(client.ask(setup, 0).outcome().responseCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 11})
  void encryptsWithTripleDes(int minor) throws WireException {
    ProtocolVersion version = new ProtocolVersion(2, minor);
    assertWorks(client(WITH_DESEDE).in(version).open(ADMIN));
    assertWorks(client(WITH_DESEDE).in(version).open(ADMIN, RSA_1024, Optional.empty()));
  }

  @Test
  void saysWhenAnAddressHasAsManySessionsAsItMay() throws WireException {
    // Given
    SessionClient client = client(WITH_DES);
    for (int i = 0; i < WITH_DES.maxPerAddress(); i++) {
      assertWorks(client.open(ADMIN));
    }
    // When, Then
    for (int mode = 1; mode <= 4; mode++) {
      Octets key =
          mode == 1
              ? PublicKeyCodec.encode(RSA_1024.getPublic())
              : SessionClient.setup(4, ADMIN).publicKey();
      Operation setup = new Operation.SessionSetup(mode, 60, ADMIN, key, Optional.of(HOLDER));
      assertThat(client.ask(setup, 0).outcome().responseCode()).as("mode %s", mode).isEqualTo(3);
    }
    assertWorks(client);
  }

  private static void assertWorks(SessionClient client) throws WireException {
    assertThat(client.askAs(ADMIN, SECRET, LIST_HOMED, 0).outcome())
        .isInstanceOf(Outcome.Names.class);
    assertThat(client.askEncrypted(LIST_HOMED, OpFlags.ENCR | OpFlags.CERT).outcome())
        .isInstanceOf(Outcome.Names.class);
  }

  private static void assertRefused(int mode, Octets key, Optional<Reference> place)
      throws WireException {
    Operation setup = new Operation.SessionSetup(mode, 60, ADMIN, key, place);
    assertThat(client(SessionSettings.STANDARD).ask(setup, 0).outcome().responseCode())
        .isEqualTo(501);
  }

  private static SessionClient client(SessionSettings settings) {
    return new SessionClient(
        new InMemoryNode(settings)
            .homing("88.300")
            .holding("88.300/ADMIN", SessionClient.secret(SECRET))
            .holding("88.300/HOLDER", HandleValue.of(1, "URL", "no key"), publicKey())
            .dispatcher());
  }

  private static HandleValue publicKey() {
    return new HandleValue(
        HOLDER.index(),
        ValueTypes.HS_PUBKEY,
        PublicKeyCodec.encode(RSA_1024.getPublic()),
        TimeToLive.DAY,
        0,
        Permissions.DEFAULT,
        List.of());
  }

  private static Octets rsa(BigInteger modulus, int exponent) {
    Octets type = Octets.utf8("RSA_PUB_KEY");
    Octets first = Octets.of(BigInteger.valueOf(exponent).toByteArray());
    Octets second = Octets.of(modulus.toByteArray());
    return new OctetWriter(14 + type.length() + first.length() + second.length())
        .bytes(type)
        .int16(0)
        .bytes(first)
        .bytes(second)
        .finish();
  }

  private static Octets keyOf(int octets) {
    byte[] key = new byte[octets];
    for (int i = 0; i < octets; i++) {
      key[i] = (byte) (2 * i + 1);
    }
    return Octets.of(key);
  }
}
