package io.tanbiao.templates.template;

import io.tanbiao.core.handle.Handle;

/**
 * The item of another template that means the same.
 *
 * @param template the other template
 * @param item code of its item
 * @param unit the unit there; empty when it is the same or there is none
 */
public record SameAs(Handle template, String item, String unit) {
  /** The most of them at one item. */
  public static final int MAX_COUNT = 20;

  /** The longest unit, in characters. */
  public static final int MAX_UNIT_LENGTH = 50;

  /** What a unit must be made of. */
  public static final TextRule UNIT = TextRule.line(0, MAX_UNIT_LENGTH);

  /** Checks the texts. */
  public SameAs {
    template = TemplateReference.templateHandle(template.toString());
    ItemId.CODE.checked(item);
    UNIT.checked(unit);
  }
}
