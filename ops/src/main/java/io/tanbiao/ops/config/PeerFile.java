package io.tanbiao.ops.config;

import io.tanbiao.core.handle.Prefix;

/**
 * Where the site record of a peer is.
 *
 * @param prefix that the peer answers for, with those derived from it
 * @param file its {@code siteinfo.json} or {@code siteinfo.bin}, relative to the data directory
 */
public record PeerFile(Prefix prefix, String file) {
  private static final char BETWEEN = '=';

  /**
   * Reads {@code PREFIX=FILE}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  static PeerFile parse(String text) {
    int between = text.indexOf(BETWEEN);
    String prefix = between < 0 ? "" : text.substring(0, between).strip();
    String file = text.substring(between + 1).strip();
    if (prefix.isEmpty() || prefix.indexOf('/') >= 0 || file.isEmpty() || file.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no PREFIX=FILE");
    }
    return new PeerFile(Prefix.of(prefix), file);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return prefix.toString() + BETWEEN + file;
  }
}
