package io.tanbiao.core.namespace;

/**
 * A text that can be looked at a limited number of times, so that a regular expression that would
 * try for ever gives up.
 */
final class BoundedText implements CharSequence {
  /** Thrown into the matcher that looked too often. */
  static final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork() {
      super("regular expression", null, false, false);
    }
  }

  private final CharSequence text;
  private final int[] looksLeft;

  /**
   * Bounds a text.
   *
   * @param looksLeft one number, shared by all views of it
   */
  BoundedText(CharSequence text, int[] looksLeft) {
    this.text = text;
    this.looksLeft = looksLeft;
  }

  @Override
  public char charAt(int index) {
    if (--looksLeft[0] < 0) {
      throw new TooMuchWork();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.subSequence(start, end), looksLeft);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
