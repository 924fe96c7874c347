package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.authenticate.CapturedAnswers.Answer;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.DSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyProofTest {
  private static final Reference IDENTITY = Reference.parse("300:88.300/USER");
  private static final Octets SIGNED = Octets.utf8("nonce and digest of a request");

  @ParameterizedTest
  @CsvSource({
    "055-create-pubkey, rsa",
    "134-answer-pubkey-sha1, rsa",
    "135-answer-pubkey-sha-1, rsa",
    "136-answer-pubkey-sha256, rsa",
    "116-auth-dsa, dsa"
  })
  void acceptsWhatDeployedProgramsAnswer(String capture, String key) throws Exception {
    Answer answer = CapturedAnswers.of(capture);

    assertThat(isMadeWith(keyOf(key), answer.octets(), answer.signed())).isTrue();
    assertThat(isMadeWith(keyOf("stranger"), answer.octets(), answer.signed())).isFalse();
    assertThat(isMadeWith(keyOf(key), answer.octets(), SIGNED)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1, SHA1",
    "SHA-1, SHA1",
    "sha-1, SHA1",
    "SHA256, SHA256",
    "SHA-256, SHA256",
    "Sha-256, SHA256"
  })
  void acceptsTheNamesOfAHash(String name, String hash) throws Exception {
    KeyPair pair = newPair("RSA", 2048);
    Octets answer = answer(Octets.utf8(name), sign(pair, hash));

    assertThat(isMadeWith(pair.getPublic(), answer, SIGNED)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"02, SHA1", "03, SHA256"})
  void acceptsTheNumberOfAHashInOneOctet(String number, String hash) throws Exception {
    KeyPair pair = newPair("DSA", 1024);
    Octets answer = answer(Octets.hex(number), sign(pair, hash));

    assertThat(isMadeWith(pair.getPublic(), answer, SIGNED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"138-answer-pubkey-md5", "137-answer-pubkey-sha-512"})
  void refusesMd5AndHashesThatHandleNetDoesNotTake(String capture) {
    Answer answer = CapturedAnswers.of(capture);

    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(keyOf("rsa"), answer.octets(), answer.signed()));
  }

  @Test
  void acceptsMd5WhereTheRulesSaySo() throws Exception {
    PublicKeyProof lenient = new PublicKeyProof(new ProofRules(true, Sm2Signatures.NONE));
    Answer answer = CapturedAnswers.of("138-answer-pubkey-md5");

    assertThat(isMadeWith(lenient, keyOf("rsa"), answer.octets(), answer.signed())).isTrue();
    assertThat(isMadeWith(lenient, keyOf("stranger"), answer.octets(), answer.signed())).isFalse();
    assertThat(isMadeWith(lenient, keyOf("rsa"), answer.octets(), SIGNED)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "04", "00", "4d4435", "4e4f4e45", "", "ff"})
  void refusesOtherHashes(String name) {
    Octets answer = answer(Octets.hex(name), Octets.of(new byte[256]));

    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(keyOf("rsa"), answer, SIGNED));
  }

  /** No known name is so long: up to the limit it is a wrong name, then it is not read at all. */
  @ParameterizedTest
  @CsvSource({"31, BAD_FIELD", "32, BAD_FIELD", "33, TOO_LONG"})
  void readsNamesOfHashesUpToTheirLimit(int length, WireException.Reason reason) {
    Octets answer = answer(Octets.utf8("S".repeat(length)), Octets.of(new byte[256]));

    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(keyOf("rsa"), answer, SIGNED))
        .matches(e -> e.reason() == reason);
  }

  @Test
  void checksAnEllipticCurveOfThePlatform() throws Exception {
    KeyPair pair = newPair("EC", 256);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(SIGNED.toArray());
    Octets answer = answer(Octets.utf8("SHA-256"), Octets.of(signature.sign()));
    PublicKey key = PublicKeyCodec.decode(PublicKeyCodec.encode(pair.getPublic()));

    assertThat(isMadeWith(key, answer, SIGNED)).isTrue();
    assertThat(isMadeWith(newPair("EC", 256).getPublic(), answer, SIGNED)).isFalse();
  }

  @Test
  void takesGarbageForAWrongSignature() throws Exception {
    for (String key : new String[] {"rsa", "dsa"}) {
      for (int length : new int[] {0, 1, 46, 255, 256, 257, 2048}) {
        Octets answer = answer(Octets.utf8("SHA-256"), Octets.of(new byte[length]));

        assertThat(isMadeWith(keyOf(key), answer, SIGNED)).as(key + " " + length).isFalse();
      }
    }
  }

  /** Parameters that are no primes have no inverses; the arithmetic of the JDK then gives up. */
  @Test
  void takesAnAnswerToAnImpossibleKeyForAWrongSignature() throws Exception {
    Octets rAndS = Octets.hex("3006020101020103");
    Octets answer = answer(Octets.utf8("SHA-1"), rAndS);
    BigInteger fifteen = BigInteger.valueOf(15);
    for (BigInteger p : new BigInteger[] {BigInteger.ZERO, fifteen}) {
      var spec = new DSAPublicKeySpec(BigInteger.TWO, p, fifteen, BigInteger.TWO);
      PublicKey key = KeyFactory.getInstance("DSA").generatePublic(spec);

      assertThat(isMadeWith(key, answer, SIGNED)).isFalse();
    }
  }

  @Test
  void refusesAnswersThatAreCutShort() {
    Octets answer = CapturedAnswers.of("055-create-pubkey").octets();
    for (int length = 0; length < answer.length(); length++) {
      Octets part = answer.slice(0, length);

      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> isMadeWith(keyOf("rsa"), part, SIGNED));
    }
  }

  @Test
  void refusesASignatureThatIsTooLong() {
    Octets answer = answer(Octets.utf8("SHA-256"), Octets.of(new byte[2049]));

    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> isMadeWith(keyOf("rsa"), answer, SIGNED));
  }

  private static boolean isMadeWith(PublicKey key, Octets answer, Octets signed) throws Exception {
    return isMadeWith(new PublicKeyProof(ProofRules.STRICT), key, answer, signed);
  }

  private static boolean isMadeWith(
      PublicKeyProof proof, PublicKey key, Octets answer, Octets signed) throws Exception {
    return proof.isMadeWith(
        key, new ChallengeAnswer(ValueTypes.HS_PUBKEY, IDENTITY, answer), signed);
  }

  private static PublicKey keyOf(String name) throws WireException {
    return PublicKeyCodec.decode(CapturedAnswers.key(name));
  }

  private static KeyPair newPair(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Octets sign(KeyPair pair, String hash) throws Exception {
    Signature signature = Signature.getInstance(hash + "with" + pair.getPrivate().getAlgorithm());
    signature.initSign(pair.getPrivate());
    signature.update(SIGNED.toArray());
    return Octets.of(signature.sign());
  }

  private static Octets answer(Octets hash, Octets signature) {
    return new OctetWriter(8 + hash.length() + signature.length())
        .bytes(hash)
        .bytes(signature)
        .finish();
  }
}
