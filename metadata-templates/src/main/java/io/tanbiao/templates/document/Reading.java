package io.tanbiao.templates.document;

import io.tanbiao.templates.template.Template;
import java.util.List;

/** What became of reading the text of a template. */
public sealed interface Reading {

  /**
   * A template.
   *
   * @param positions where its parts stand, for what is found wrong later
   */
  record Accepted(Template template, Positions positions) implements Reading {}

  /**
   * No template.
   *
   * @param findings all that is wrong, in the order of the text; never empty
   */
  record Refused(List<TemplateFinding> findings) implements Reading {
    /** Keeps the findings. */
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
