package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.store.Store;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * Checks answers to challenges against the keys stored here (wire notes §4), and against those at
 * other servers as far as an {@link Inquiry} may ask for them (HW-8.15): public keys are fetched,
 * while who holds a secret key is asked about the answer.
 *
 * <p>Blocks on store reads, on bounded cryptographic work, and on the inquiry.
 */
public final class Authenticator {
  /** The most keys of one handle that are tried for index 0. */
  static final int MAX_KEYS_TRIED = 8;

  private final Store store;
  private final ProofRules rules;

  /** Checks against the keys of a store, strictly. */
  public Authenticator(Store store) {
    this(store, ProofRules.STRICT);
  }

  /** Checks against the keys of a store. */
  public Authenticator(Store store, ProofRules rules) {
    this.store = store;
    this.rules = rules;
  }

  /**
   * Checks an answer.
   *
   * @param signed nonce of the challenge and raw digest of the challenged request
   */
  public Verification verify(ChallengeAnswer answer, Octets signed) {
    return verify(answer, signed, new Derivations(Derivations.MAX_ROUNDS), Inquiry.none());
  }

  /**
   * Checks an answer that may be checked for several requests.
   *
   * @param work of the answer so far; without enough left for a key, the check goes wrong
   * @param inquiry asks for keys that are not held here
   */
  Verification verify(ChallengeAnswer answer, Octets signed, Derivations work, Inquiry inquiry) {
    Octets type = answer.authenticationType();
    boolean secret = type.equals(ValueTypes.HS_SECKEY);
    if (!secret && !type.equals(ValueTypes.HS_PUBKEY)) {
      return Verification.NOT_UNDERSTOOD;
    }
    boolean elsewhere = inquiry.concerns(answer.identity().handle());
    if (elsewhere && secret) {
      if (answer.answer().length() > SecretKeyProof.MAX_OCTETS) {
        return Verification.NOT_UNDERSTOOD;
      }
      return verificationOf(inquiry.verify(answer, signed), inquiry);
    }
    List<HandleValue> keys =
        elsewhere ? keysElsewhere(answer.identity(), inquiry) : keysOf(answer.identity(), secret);
    Verification verification =
        elsewhere && keys.isEmpty() ? withoutKeys(inquiry) : Verification.FAILED;
    for (HandleValue key : keys) {
      Verification one = verify(key, answer, signed, work);
      if (one == Verification.VALID) {
        return one;
      } else if (one == Verification.NOT_CHECKED) {
        verification = one;
      }
    }
    return verification;
  }

  /** The answer, by a key held here, that another server asks about (op 201). */
  static ChallengeAnswer answerIn(VerifyChallenge question) {
    return new ChallengeAnswer(keyTypeOf(question.answer()), question.key(), question.answer());
  }

  /** What that answer signs. The digest comes raw or behind one octet of its type. */
  static Octets signedIn(VerifyChallenge question) {
    Octets digest = question.digest();
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      boolean typed = digest.length() == 1 + algorithm.lengthOctets();
      if (typed && digest.at(0) == algorithm.number()) {
        digest = digest.from(1);
      }
    }
    return Octets.concat(question.nonce(), digest);
  }

  /** A signature comes behind the length of a name, a MAC behind the number of an algorithm. */
  private static Octets keyTypeOf(Octets answer) {
    boolean signature = !answer.isEmpty() && answer.at(0) == 0;
    return signature ? ValueTypes.HS_PUBKEY : ValueTypes.HS_SECKEY;
  }

  /**
   * Checks a secret key that somebody sent as it is; an empty one never fits.
   *
   * @param identity whose HS_SECKEY it should be; index 0 for any of the handle
   * @param inquiry asks about a key that is not held here
   */
  Verification verifySecret(Reference identity, Octets secret, Inquiry inquiry) {
    if (inquiry.concerns(identity.handle())) {
      return secret.isEmpty()
          ? Verification.FAILED
          : verificationOf(inquiry.verifySecret(identity, secret), inquiry);
    }
    boolean known = false;
    for (HandleValue key : keysOf(identity, true)) {
      known |= MessageDigest.isEqual(key.data().toArray(), secret.toArray());
    }
    return known && !secret.isEmpty() ? Verification.VALID : Verification.FAILED;
  }

  /** The state of the keys of an identity held here; read before what is remembered by it. */
  Octets keysNow(Reference identity) {
    return new StoredKeys(store).stateOf(identity);
  }

  /** How names are compared where the keys are. */
  CaseRule caseRule() {
    return store.caseRule();
  }

  /**
   * Checks a public key whose private half somebody was seen to hold.
   *
   * @param identity whose HS_PUBKEY it should be; index 0 for any of the handle
   * @param inquiry asks for keys that are not held here
   */
  Verification verifyKey(Reference identity, PublicKey held, Inquiry inquiry) {
    boolean elsewhere = inquiry.concerns(identity.handle());
    List<HandleValue> keys = elsewhere ? keysElsewhere(identity, inquiry) : keysOf(identity, false);
    if (keys.stream().anyMatch(key -> isSame(key, held))) {
      return Verification.VALID;
    }
    return elsewhere && keys.isEmpty() ? withoutKeys(inquiry) : Verification.FAILED;
  }

  private static boolean isSame(HandleValue key, PublicKey held) {
    try {
      return PublicKeyCodec.decode(key.data()).equals(held);
    } catch (WireException e) {
      return false;
    }
  }

  /** A key that cannot be read hinders no other one of the same handle. */
  private Verification verify(
      HandleValue key, ChallengeAnswer answer, Octets signed, Derivations work) {
    try {
      return isMadeWith(key, answer, signed, work) ? Verification.VALID : Verification.FAILED;
    } catch (WireException e) {
      return Verification.FAILED;
    } catch (GeneralSecurityException e) {
      return Verification.NOT_CHECKED;
    }
  }

  private boolean isMadeWith(
      HandleValue key, ChallengeAnswer answer, Octets signed, Derivations work)
      throws WireException, GeneralSecurityException {
    return answer.authenticationType().equals(ValueTypes.HS_SECKEY)
        ? new SecretKeyProof(rules).isMadeWith(key.data(), answer.answer(), signed, work)
        : new PublicKeyProof(rules).isMadeWith(PublicKeyCodec.decode(key.data()), answer, signed);
  }

  private static Verification verificationOf(Optional<Boolean> isRight, Inquiry inquiry) {
    return isRight
        .map(right -> right ? Verification.VALID : Verification.FAILED)
        .orElseGet(() -> withoutKeys(inquiry));
  }

  /** That there is no key is known only if everybody answered who was asked. */
  private static Verification withoutKeys(Inquiry inquiry) {
    return switch (inquiry.gap()) {
      case NONE -> Verification.FAILED;
      case BUSY -> Verification.TOO_BUSY;
      case NOT_ASKED, FAILED -> Verification.NOT_CHECKED;
    };
  }

  private static List<HandleValue> keysElsewhere(Reference identity, Inquiry inquiry) {
    return inquiry.values(identity, ValueTypes.HS_PUBKEY).stream()
        .filter(value -> value.hasType(ValueTypes.HS_PUBKEY))
        .limit(MAX_KEYS_TRIED)
        .toList();
  }

  /** The values that can be the key of an identity; index 0 stands for any. */
  private List<HandleValue> keysOf(Reference identity, boolean secret) {
    Optional<HandleRecord> record = store.find(store.caseRule().key(identity.handle()));
    return record.map(Store::valuesOf).orElse(List.of()).stream()
        .filter(value -> identity.index() == 0 || value.index() == identity.index())
        .filter(
            value ->
                secret
                    ? value.hasTypeOrBelow(ValueTypes.HS_SECKEY)
                    : value.hasType(ValueTypes.HS_PUBKEY))
        .limit(MAX_KEYS_TRIED)
        .toList();
  }
}
