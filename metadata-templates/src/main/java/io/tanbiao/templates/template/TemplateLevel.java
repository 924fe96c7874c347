package io.tanbiao.templates.template;

/** For whom a template is made; each is more special than the one before. */
public enum TemplateLevel implements Worded {
  /** For everybody. */
  PUBLIC("public"),
  /** For an industry or a region. */
  INDUSTRY("industry"),
  /** For one enterprise. */
  ENTERPRISE("enterprise");

  private final String word;

  TemplateLevel(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether a template of this level may extend one of the other: never a more special one. */
  public boolean mayExtend(TemplateLevel parent) {
    return compareTo(parent) >= 0;
  }
}
