package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.authenticate.CapturedAnswers.Answer;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyProofTest {
  /** Nonce and digest of the answers below, which were computed with another program (hashlib). */
  private static final Octets SIGNED =
      Octets.hex(
          "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
              + "202122232425262728292a2b2c2d2e2f");

  /** Has octets above 0x7f, which are no UTF-8, and a zero. */
  private static final Octets KEY = Octets.hex("70c3a9ff8000");

  private static final Octets SALT = Octets.hex("000102030405060708090a0b0c0d0e0f");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "054-create-seckey",
        "129-answer-seckey-sha1",
        "130-answer-seckey-sha256",
        "131-answer-seckey-hmac-sha1",
        "132-answer-seckey-hmac-sha256",
        "133-answer-seckey-pbkdf2"
      })
  void acceptsWhatDeployedProgramsAnswer(String capture) throws Exception {
    Answer answer = CapturedAnswers.of(capture);
    Octets otherSecret = Octets.utf8("capture-secret-2");
    Octets otherDigest = CapturedAnswers.of("128-answer-seckey-md5").signed();

    assertThat(isMadeWith(CapturedAnswers.SECRET, answer.octets(), answer.signed())).isTrue();
    assertThat(isMadeWith(otherSecret, answer.octets(), answer.signed())).isFalse();
    assertThat(isMadeWith(CapturedAnswers.SECRET, answer.octets(), otherDigest)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "02, 399cc3099d29b2317455c3c4c56ae44ec1c91af7",
    "03, 43f503ac249b005543683f5871d99e2929d9e5035aa5c5d5ce4dbe80077f2408",
    "12, f3a1f2c69f5894e633abd1871ffb15a1ebd8f15c",
    "13, cfeca315f5ee078971ca61790a121b2c45bbf2a364787cce88010064c03df44a"
  })
  void takesTheOctetsOfTheSecretAsTheyAre(String algorithm, String mac) throws Exception {
    assertThat(isMadeWith(KEY, Octets.hex(algorithm + mac), SIGNED)).isTrue();
    assertThat(isMadeWith(KEY, Octets.hex(algorithm + mac.substring(2)), SIGNED)).isFalse();
    assertThat(isMadeWith(KEY, Octets.hex(algorithm + mac + "00"), SIGNED)).isFalse();
    assertThat(isMadeWith(KEY, Octets.hex(algorithm), SIGNED)).isFalse();
  }

  /** So do the official client and server: the octets are Latin-1, and PBKDF2 takes UTF-8. */
  @Test
  void hashesASecretOctetAbove127AsTwo() throws Exception {
    Octets mac = Octets.hex("21bcfd5f7b408fd4090c9289d4e04622e8761a57");

    assertThat(isMadeWith(KEY, derived(SALT, 1000, 160, mac), SIGNED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "00", "04", "11", "23", "ff"})
  void refusesMd5AndUnknownAlgorithms(String algorithm) {
    assertRefuses(Octets.hex(algorithm + "00".repeat(20)));
  }

  @Test
  void refusesTheMd5ThatHandleNetAccepts() {
    Answer answer = CapturedAnswers.of("128-answer-seckey-md5");

    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(CapturedAnswers.SECRET, answer.octets(), answer.signed()));
  }

  /** The answer of protocol 2.0 (capture 257) is the MAC alone. */
  @Test
  void acceptsMd5WhereTheRulesSaySo() throws Exception {
    SecretKeyProof lenient = new SecretKeyProof(new ProofRules(true, Sm2Signatures.NONE));
    Answer answer = CapturedAnswers.of("128-answer-seckey-md5");
    Octets bare = answer.octets().from(1);

    for (Octets octets : List.of(answer.octets(), bare)) {
      assertThat(lenient.isMadeWith(CapturedAnswers.SECRET, octets, answer.signed(), work()))
          .isTrue();
      assertThat(lenient.isMadeWith(KEY, octets, answer.signed(), work())).isFalse();
      assertThat(lenient.isMadeWith(Octets.EMPTY, octets, answer.signed(), work())).isFalse();
    }
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(CapturedAnswers.SECRET, bare, answer.signed()));
  }

  @Test
  void doesSoManyRoundsAndNoMore() throws Exception {
    assertAccepts(SALT, SecretKeyProof.MAX_ITERATIONS - 1, 160);
    assertAccepts(SALT, SecretKeyProof.MAX_ITERATIONS, 160);
    assertRefuses(derived(SALT, SecretKeyProof.MAX_ITERATIONS + 1, 160, Octets.EMPTY));
    assertAccepts(SALT, 1, 160);
    assertRefuses(derived(SALT, 0, 160, Octets.EMPTY));
    assertRefuses(derived(SALT, -1, 160, Octets.EMPTY));
  }

  @Test
  void derivesNoLongerKey() throws Exception {
    assertAccepts(SALT, 1, SecretKeyProof.MAX_KEY_BITS - 1);
    assertAccepts(SALT, 1, SecretKeyProof.MAX_KEY_BITS);
    assertRefuses(derived(SALT, 1, SecretKeyProof.MAX_KEY_BITS + 1, Octets.EMPTY));
  }

  /** A key of eight bits could be guessed in 256 attempts, whatever the secret is. */
  @ParameterizedTest
  @ValueSource(ints = {SecretKeyProof.MIN_KEY_BITS - 1, 8, 7, 1, 0, -1})
  void derivesNoKeyThatCouldBeGuessed(int bits) {
    assertRefuses(derived(SALT, 1, bits, Octets.of(new byte[20])));
  }

  @Test
  void derivesTheShortestKey() throws Exception {
    assertAccepts(SALT, 1, SecretKeyProof.MIN_KEY_BITS);
    assertAccepts(SALT, 1, SecretKeyProof.MIN_KEY_BITS + 1);
  }

  @Test
  void takesSoLongASaltAndNoLonger() throws Exception {
    assertAccepts(saltOf(1), 1, 160);
    assertAccepts(saltOf(SecretKeyProof.MAX_SALT_OCTETS - 1), 1, 160);
    assertAccepts(saltOf(SecretKeyProof.MAX_SALT_OCTETS), 1, 160);
    assertRefuses(derived(saltOf(SecretKeyProof.MAX_SALT_OCTETS + 1), 1, 160, Octets.EMPTY));
    assertRefuses(derived(Octets.EMPTY, 1, 160, Octets.EMPTY));
  }

  /** Everybody can compute a MAC with an empty key. */
  @ParameterizedTest
  @ValueSource(strings = {"02", "03", "12", "13"})
  void acceptsNothingForAnEmptySecret(String algorithm) throws Exception {
    String hash = algorithm.endsWith("2") ? "SHA-1" : "SHA-256";
    byte[] digest = java.security.MessageDigest.getInstance(hash).digest(SIGNED.toArray());
    Octets answer = Octets.concat(Octets.hex(algorithm), Octets.of(digest));

    assertThat(isMadeWith(Octets.EMPTY, answer, SIGNED)).isFalse();
  }

  @Test
  void refusesAnswersThatAreCutShort() {
    Octets answer = CapturedAnswers.of("133-answer-seckey-pbkdf2").octets();
    for (int length = 0; length < answer.length(); length++) {
      assertRefuses(answer.slice(0, length));
    }
  }

  private static void assertAccepts(Octets salt, int iterations, int bits) throws Exception {
    Octets mac = macWithDerivedKey(salt, iterations, bits);

    assertThat(isMadeWith(KEY, derived(salt, iterations, bits, mac), SIGNED)).isTrue();
    assertThat(isMadeWith(SALT, derived(salt, iterations, bits, mac), SIGNED)).isFalse();
  }

  private static void assertRefuses(Octets answer) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(KEY, answer, SIGNED));
  }

  private static boolean isMadeWith(Octets key, Octets answer, Octets signed)
      throws WireException, GeneralSecurityException {
    return new SecretKeyProof(ProofRules.STRICT).isMadeWith(key, answer, signed, work());
  }

  private static Derivations work() {
    return new Derivations(Derivations.MAX_ROUNDS);
  }

  private static Octets macWithDerivedKey(Octets salt, int iterations, int bits)
      throws GeneralSecurityException {
    char[] password = new String(KEY.toArray(), StandardCharsets.ISO_8859_1).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(password, salt.toArray(), iterations, bits);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    return Octets.of(mac.doFinal(SIGNED.toArray()));
  }

  private static Octets derived(Octets salt, int iterations, int bits, Octets mac) {
    return new OctetWriter(1 + 4 + salt.length() + 4 + 4 + 4 + mac.length())
        .octet(0x22)
        .bytes(salt)
        .int32(iterations)
        .int32(bits)
        .bytes(mac)
        .finish();
  }

  private static Octets saltOf(int octets) {
    byte[] salt = new byte[octets];
    salt[0] = 1;
    return Octets.of(salt);
  }
}
