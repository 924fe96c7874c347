package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tanbiao.core.handle.Octets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class DerivationsTest {
  private static final Octets SALT = Octets.utf8("salt");
  private static final int ROUNDS = 100;

  private final Derivations work = new Derivations(ROUNDS);

  @Test
  void doesSoManyRoundsForAllKeysTogether() throws Exception {
    work.derive(Octets.utf8("a"), SALT, ROUNDS - 1, 160);
    assertRefused("b", 2, 160);
    work.derive(Octets.utf8("b"), SALT, 1, 160);
    assertThat(work.rounds()).isEqualTo(ROUNDS);
    assertRefused("c", 1, 160);
  }

  @Test
  void doesTheLastRoundAndNotTheNext() throws Exception {
    new Derivations(ROUNDS).derive(Octets.utf8("a"), SALT, ROUNDS, 160);
    assertThat(work.isExceeded()).isFalse();
    assertRefused("a", ROUNDS + 1, 160);
    assertThat(work.isExceeded()).isTrue();
    assertThat(work.rounds()).isZero();
  }

  @Test
  void countsEveryBlockOfALongKey() throws Exception {
    assertRefused("a", ROUNDS / 4 + 1, 512);
    work.derive(Octets.utf8("a"), SALT, ROUNDS / 4, 512);
    assertThat(work.rounds()).isEqualTo(ROUNDS);
  }

  @Test
  void derivesAKeyOnce() throws Exception {
    byte[] once = work.derive(Octets.utf8("a"), SALT, ROUNDS, 160);
    byte[] again = work.derive(Octets.utf8("a"), SALT, ROUNDS, 160);

    assertThat(again).isEqualTo(once);
    assertThat(work.rounds()).isEqualTo(ROUNDS);
  }

  @Test
  void sparesRoomForTheOfficialClient() {
    assertThat(Derivations.LEAN_ROUNDS).isGreaterThanOrEqualTo(10_000);
    assertThat(Derivations.MAX_ROUNDS)
        .isGreaterThanOrEqualTo(Authenticator.MAX_KEYS_TRIED * 10_000);
    assertThat(Derivations.MAX_ROUNDS).isEqualTo(SecretKeyProof.MAX_ITERATIONS);
  }

  private void assertRefused(String key, int iterations, int bits) {
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> work.derive(Octets.utf8(key), SALT, iterations, bits))
        .withMessageContaining("expected: at most");
  }
}
