package io.tanbiao.ops.batch;

import io.tanbiao.core.handle.Reference;

/** The words of a line, with blanks between them; knows where the last one stands. */
final class Words {
  private final String text;
  private int at;
  private int start;
  private int end;
  private boolean hidden;

  Words(String text) {
    this.text = text;
  }

  /** What comes is a secret: no message shows it. */
  void hide() {
    hidden = true;
  }

  /** The next word. */
  String next(String expected) throws MalformedLineException {
    return upTo(" \t", expected);
  }

  /** What stands before the next separator, which is passed over. */
  String upTo(String separators, String expected) throws MalformedLineException {
    skipBlanks();
    start = at;
    while (at < text.length() && separators.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    end = at;
    String word = text.substring(start, end).trim();
    if (word.isEmpty()) {
      throw wrong(expected);
    }
    at = Math.min(at + 1, text.length());
    return word;
  }

  /** All that is left, without blanks around it. */
  String rest() {
    skipBlanks();
    start = at;
    at = text.length();
    end = at;
    return text.substring(start).trim();
  }

  /** The same, of which there must be something. */
  String rest(String expected) throws MalformedLineException {
    String rest = rest();
    if (rest.isEmpty()) {
      throw wrong(expected);
    }
    return rest;
  }

  boolean hasMore() {
    skipBlanks();
    return at < text.length();
  }

  /** A number before a separator. */
  int number(String separators, String what, int least) throws MalformedLineException {
    String expected = what + ", " + least + ".." + Integer.MAX_VALUE;
    String digits = upTo(separators, expected);
    try {
      int number = Integer.parseInt(digits);
      if (number >= least && Character.isDigit(digits.charAt(0))) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new MalformedLineException(column(), shown(expected), e);
    }
    throw wrong(expected);
  }

  /** {@code INDEX:HANDLE} in all that is left. */
  Reference reference() throws MalformedLineException {
    return reference(rest("INDEX:HANDLE"));
  }

  /** {@code INDEX:HANDLE} in the last word. */
  Reference reference(String word) throws MalformedLineException {
    try {
      return Reference.parse(word);
    } catch (IllegalArgumentException e) {
      throw new MalformedLineException(column(), shown("INDEX:HANDLE"), e);
    }
  }

  /** The last word is not what it should be. */
  MalformedLineException wrong(String expected) {
    return new MalformedLineException(column(), shown(expected));
  }

  /** Where the last word begins, in characters from 1. */
  int column() {
    return text.codePointCount(0, start) + 1;
  }

  private String shown(String expected) {
    String found = text.substring(start, end).trim();
    String named = found.isEmpty() ? "end of line" : hidden ? "what is here" : "'" + found + "'";
    return named + " (expected: " + expected + ")";
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }
}
