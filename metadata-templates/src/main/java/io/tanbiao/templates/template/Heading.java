package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What a template is about.
 *
 * @param names its names
 * @param level for whom it is made
 * @param classify its place in the owner's own tree of classes (classifyCode); may be empty
 * @param industry the industry it is for
 * @param standards the standards it follows
 * @param description words about it; may be empty
 */
public record Heading(
    Names names,
    TemplateLevel level,
    String classify,
    Optional<IndustryClass> industry,
    List<Standard> standards,
    String description) {
  /** The longest place in a tree of classes, in characters. */
  public static final int MAX_CLASSIFY_LENGTH = 100;

  /** The longest description, in characters (IDIS notes §2.6, metaDesc). */
  public static final int MAX_DESCRIPTION_LENGTH = 1000;

  /** The most standards. */
  public static final int MAX_STANDARDS = 20;

  /** What the place in a tree of classes must be. */
  public static final TextRule CLASSIFY = TextRule.line(0, MAX_CLASSIFY_LENGTH);

  /** What a description must be. */
  public static final TextRule DESCRIPTION = TextRule.prose(MAX_DESCRIPTION_LENGTH);

  /** Checks the texts. */
  public Heading {
    standards = List.copyOf(standards);
    names.checked(Names.OF_TEMPLATE);
    CLASSIFY.checked(classify);
    DESCRIPTION.checked(description);
    if (standards.size() > MAX_STANDARDS) {
      throw Fault.of("count", standards.size(), MAX_STANDARDS).exception();
    }
  }

  /** The heading of a template that says no more than its names and level. */
  public static Heading of(Names names, TemplateLevel level) {
    return new Heading(names, level, "", Optional.empty(), List.of(), "");
  }
}
