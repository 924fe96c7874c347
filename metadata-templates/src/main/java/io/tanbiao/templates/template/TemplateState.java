package io.tanbiao.templates.template;

/** The life of a template: create, publish, withdraw, delete (IDIS notes §2.6). */
public enum TemplateState implements Worded {
  /** Not published: may change, takes no instances. */
  DRAFT("draft"),
  /** Resolves and takes instances; does not change. */
  PUBLISHED("published"),
  /** Takes no new instances; old ones are unaffected. */
  WITHDRAWN("withdrawn"),
  /** Hidden; revisions that are cited stay. */
  DELETED("deleted");

  private final String word;

  TemplateState(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether a template may go from this state to the other. */
  public boolean mayBecome(TemplateState next) {
    return switch (this) {
      case DRAFT -> next == PUBLISHED || next == DELETED;
      case PUBLISHED -> next == WITHDRAWN;
      case WITHDRAWN -> next == PUBLISHED || next == DELETED;
      case DELETED -> false;
    };
  }
}
