package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;

/**
 * Which template it is, exactly.
 *
 * @param reference handle and version string
 * @param revision counts the changes of a template from 1; 0 before it is kept anywhere
 */
public record TemplateId(TemplateReference reference, int revision) {

  /** Checks the revision. */
  public TemplateId {
    if (revision < 0) {
      throw Fault.of("template.revision", revision).exception();
    }
  }

  /** Handle, version and revision, as in {@code 88.300/META_LINE@1.0.0#3}. */
  @Override
  public String toString() {
    return reference + "#" + revision;
  }
}
