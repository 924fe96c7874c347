package io.tanbiao.ops.bench.load;

/** The numbers of the records that are asked for. Belongs to one event loop. */
interface Numbers {
  /** The next one. */
  int next();

  /**
   * Some of the records, all with the same chance.
   *
   * @param handles how many records there are
   * @param asked how many of them are asked for, spread evenly
   */
  static Numbers random(int handles, int asked, long seed) {
    return new Random(asked, Math.max(1, handles / asked), seed);
  }

  /** One after another, each once over all event loops. */
  static Numbers rising(int first, int step) {
    return new Rising(first, step);
  }

  /** Xorshift: good enough to defeat caches, and costs next to nothing. */
  final class Random implements Numbers {
    private final int asked;
    private final int step;
    private long state;

    private Random(int asked, int step, long seed) {
      this.asked = asked;
      this.step = step;
      this.state = seed * 0x9E3779B97F4A7C15L | 1;
    }

    @Override
    public int next() {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      return (int) (((state >>> 33) * asked) >>> 31) * step;
    }
  }

  /** Counts. */
  final class Rising implements Numbers {
    private final int step;
    private int next;

    private Rising(int first, int step) {
      this.next = first;
      this.step = step;
    }

    @Override
    public int next() {
      int number = next;
      next += step;
      return number;
    }
  }
}
