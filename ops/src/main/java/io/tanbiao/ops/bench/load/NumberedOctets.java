package io.tanbiao.ops.bench.load;

import io.tanbiao.ops.bench.Dataset;
import java.util.Arrays;

/**
 * Octets that are the same for every record but for its number, which stands in them as digits, and
 * for some ranges that nobody compares.
 *
 * <p>Belongs to one thread.
 */
final class NumberedOctets {
  private static final int GROUP = 1_000;
  private static final int GROUP_DIGITS = 3;
  private static final byte[] GROUPS = groups();

  private final byte[] octets;
  private final int[] digitsAt;
  private final int[] ignoredFrom;
  private final int[] ignoredTo;

  /**
   * Octets of one record.
   *
   * @param number of that record, whose digits are looked for
   * @param ignored ranges {@code from, to, from, to...} in rising order
   */
  NumberedOctets(byte[] octets, int number, int... ignored) {
    this.octets = octets.clone();
    this.digitsAt = find(octets, number);
    int count = ignored.length / 2;
    this.ignoredFrom = new int[count + 1];
    this.ignoredTo = new int[count];
    for (int i = 0; i < count; i++) {
      ignoredFrom[i] = ignored[2 * i];
      ignoredTo[i] = ignored[2 * i + 1];
    }
    ignoredFrom[count] = octets.length;
  }

  int length() {
    return octets.length;
  }

  /** The octets of a record; to be read before the next one is asked for. */
  byte[] of(int number) {
    int high = number / (GROUP * GROUP);
    int middle = number / GROUP % GROUP;
    int low = number % GROUP;
    for (int at : digitsAt) {
      System.arraycopy(GROUPS, high * GROUP_DIGITS, octets, at, GROUP_DIGITS);
      System.arraycopy(GROUPS, middle * GROUP_DIGITS, octets, at + GROUP_DIGITS, GROUP_DIGITS);
      System.arraycopy(GROUPS, low * GROUP_DIGITS, octets, at + 2 * GROUP_DIGITS, GROUP_DIGITS);
    }
    return octets;
  }

  /** Whether these are the octets of a record. */
  boolean matches(byte[] other, int from, int length, int number) {
    if (length != octets.length) {
      return false;
    }
    byte[] expected = of(number);
    int start = 0;
    for (int i = 0; i < ignoredFrom.length; i++) {
      int end = ignoredFrom[i];
      if (!Arrays.equals(expected, start, end, other, from + start, from + end)) {
        return false;
      }
      start = i < ignoredTo.length ? ignoredTo[i] : end;
    }
    return true;
  }

  private static int[] find(byte[] octets, int number) {
    byte[] digits = new byte[Dataset.DIGITS];
    int rest = number;
    for (int i = digits.length - 1; i >= 0; i--) {
      digits[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    int[] found = new int[octets.length];
    int count = 0;
    for (int at = 0; at + digits.length <= octets.length; at++) {
      if (Arrays.equals(octets, at, at + digits.length, digits, 0, digits.length)) {
        found[count++] = at;
        at += digits.length - 1;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static byte[] groups() {
    byte[] groups = new byte[GROUP * GROUP_DIGITS];
    for (int i = 0; i < GROUP; i++) {
      groups[i * GROUP_DIGITS] = (byte) ('0' + i / 100);
      groups[i * GROUP_DIGITS + 1] = (byte) ('0' + i / 10 % 10);
      groups[i * GROUP_DIGITS + 2] = (byte) ('0' + i % 10);
    }
    return groups;
  }
}
