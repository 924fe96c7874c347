package io.tanbiao.templates.template;

/** What a file is of (IDIS notes §2.6: data types 4, 6, 7, 8). */
public enum MediaSort implements Worded {
  /** Any file. */
  FILE("file"),
  /** A sound. */
  AUDIO("audio"),
  /** A film. */
  VIDEO("video"),
  /** A picture. */
  PICTURE("picture");

  private final String word;

  MediaSort(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
