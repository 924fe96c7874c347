package io.tanbiao.storage.rocksdb;

/**
 * Whether it is worth looking for a record in memory: a look in vain costs about a quarter of what
 * a find saves. While fewer than one in five are found, only every sixteenth is looked for, to
 * notice when that changes. Belongs to one thread.
 */
final class Hopes {
  /** A find outweighs so many looks in vain. */
  private static final int FIND = 4;

  private static final int HIGHEST = 64;
  private static final int PASSED_OVER = 15;

  private int score = HIGHEST;
  private int toPassOver;

  /** Whether to look for the next record. */
  boolean lookAgain() {
    if (score > 0 || toPassOver == 0) {
      return true;
    }
    toPassOver--;
    return false;
  }

  /** What came of a look. */
  void learn(boolean found) {
    score = found ? Math.min(HIGHEST, score + FIND) : Math.max(0, score - 1);
    toPassOver = score == 0 ? PASSED_OVER : 0;
  }
}
