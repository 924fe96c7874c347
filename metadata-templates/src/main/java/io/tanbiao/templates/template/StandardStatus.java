package io.tanbiao.templates.template;

/** What became of the edition of a standard that a template follows. */
public enum StandardStatus implements Worded {
  /** In force (现行). */
  CURRENT("current"),
  /** Issued, not yet in force (即将实施). */
  UPCOMING("upcoming"),
  /** Not issued (征求意见稿). */
  DRAFT("draft"),
  /** Replaced by another edition (被代替). */
  REPLACED("replaced"),
  /** No longer in force, without successor (废止). */
  ABOLISHED("abolished"),
  /** Nobody has checked which edition is in force. */
  UNVERIFIED("unverified");

  private final String word;

  StandardStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
