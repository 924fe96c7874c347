package io.tanbiao.ops.bulk;

/**
 * How many records became what.
 *
 * @param created registered
 * @param unchanged there already, and the same
 * @param refused not registered
 */
public record ImportCounts(long created, long unchanged, long refused) {
  /** Nothing yet. */
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0);

  /** Checks the ranges. */
  public ImportCounts {
    if (created < 0 || unchanged < 0 || refused < 0) {
      throw new IllegalArgumentException(
          created + ", " + unchanged + ", " + refused + " (expected: 0 or more)");
    }
  }

  /** All of them. */
  public long total() {
    return created + unchanged + refused;
  }

  ImportCounts with(Fate fate) {
    if (fate == Fate.Accepted.CREATED) {
      return new ImportCounts(created + 1, unchanged, refused);
    } else if (fate == Fate.Accepted.UNCHANGED) {
      return new ImportCounts(created, unchanged + 1, refused);
    }
    return withRefused();
  }

  ImportCounts withRefused() {
    return new ImportCounts(created, unchanged, refused + 1);
  }
}
