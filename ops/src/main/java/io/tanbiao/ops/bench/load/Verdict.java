package io.tanbiao.ops.bench.load;

/** What an answer is worth. */
public enum Verdict {
  /** It says what the record says. */
  RIGHT,
  /** It says something else, or cannot be read. */
  WRONG,
  /** The server had no time: code 3, or HTTP 503 or 429. */
  BUSY,
  /** The server refused. */
  REFUSED
}
