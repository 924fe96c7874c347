package io.tanbiao.protocol.session;

import java.util.BitSet;

/**
 * Which counters of a client's messages came before (wire notes §6): the last {@link #SIZE} up to
 * the highest are remembered, older ones count as seen. Not safe for use by several threads.
 */
final class CounterWindow {
  /** How many counters are remembered. */
  static final int SIZE = 200;

  private final BitSet seen = new BitSet(SIZE);
  private int highest;

  /** Whether a counter comes for the first time; from then on it does not. */
  boolean accept(int counter) {
    if (counter <= 0 || counter <= highest - SIZE) {
      return false;
    }
    if (counter > highest) {
      forget(counter);
      highest = counter;
    }
    int place = counter % SIZE;
    boolean first = !seen.get(place);
    seen.set(place);
    return first;
  }

  /** Makes the places of all counters above the highest free. */
  private void forget(int newHighest) {
    if (newHighest - highest >= SIZE) {
      seen.clear();
      return;
    }
    for (int above = 1; above <= newHighest - highest; above++) {
      seen.clear((highest + above) % SIZE);
    }
  }
}
