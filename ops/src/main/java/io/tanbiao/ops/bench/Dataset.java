package io.tanbiao.ops.bench;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.util.List;
import java.util.Locale;

/**
 * The records of a load: each follows from its number, so that answers can be checked without
 * keeping any.
 *
 * <p>A resolution answer in a datagram has 200 octets with the usual prefix and series.
 *
 * @param prefix of all names
 * @param series what stands between the slash and the number
 */
public record Dataset(Prefix prefix, String series) {
  /** The prefix of a load unless told otherwise. */
  public static final Prefix USUAL_PREFIX = new Prefix(Octets.utf8("88.300"));

  /** The series of the records that are resolved. */
  public static final String USUAL_SERIES = "bench";

  /** The records of the usual load. */
  public static final Dataset USUAL = new Dataset(USUAL_PREFIX, USUAL_SERIES);

  /** The digits that each number is written with. */
  public static final int DIGITS = 9;

  /** The most records. */
  public static final int MAX_HANDLES = 1_000_000_000;

  private static final int URL_INDEX = 1;
  private static final int DESC_INDEX = 2;

  /** The name of a record, {@code 88.300/bench-000000042}; numbers go from 0. */
  public Handle handle(int number) {
    return Handle.of(prefix, Octets.utf8(series + "-" + digits(number)));
  }

  /**
   * The values of a record, all public.
   *
   * @param timestampSeconds when they were written, seconds since the epoch
   */
  public List<HandleValue> values(int number, int timestampSeconds) {
    String digits = digits(number);
    return List.of(
        HandleValue.of(URL_INDEX, "URL", "https://t.example/" + series + "-" + digits)
            .at(timestampSeconds),
        HandleValue.of(DESC_INDEX, "DESC", "record " + digits + " for the bench")
            .at(timestampSeconds));
  }

  /**
   * Whether values of an answer are those of a record, whenever they were written and in whatever
   * order they stand.
   */
  public boolean matches(int number, List<HandleValue> answered) {
    List<HandleValue> expected = values(number, 0);
    return answered.size() == expected.size()
        && expected.stream().allMatch(one -> answered.stream().anyMatch(one::saysTheSameAs));
  }

  private static String digits(int number) {
    if (number < 0 || number >= MAX_HANDLES) {
      throw new IllegalArgumentException(
          "number: " + number + " (expected: 0.." + (MAX_HANDLES - 1) + ")");
    }
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number);
  }
}
