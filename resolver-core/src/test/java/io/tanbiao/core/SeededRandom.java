package io.tanbiao.core;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Randomness that repeats. */
public final class SeededRandom {

  private SeededRandom() {}

  /** Gives the same numbers for the same seed. */
  public static SecureRandom of(String seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("the JDK has SHA1PRNG", e);
    }
  }
}
