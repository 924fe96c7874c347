package io.tanbiao.templates.template;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.util.Optional;

/**
 * Names of instances of another template (引用), or of one that extends it.
 *
 * @param template the other template; nothing in bounds that leave it as it is
 * @param item the code of the item there that is shown for the instance; may be empty
 * @param many whether there may be several
 */
public record ReferenceKind(Optional<Handle> template, String item, boolean many)
    implements ItemKind {
  /** The most names of one item. */
  public static final int MAX_COUNT = 1000;

  /** Any number of names. */
  public static final ReferenceKind ANY = new ReferenceKind(Optional.empty(), "", true);

  /** Checks the texts. */
  public ReferenceKind {
    template = template.map(handle -> TemplateReference.templateHandle(handle.toString()));
    if (!item.isEmpty()) {
      ItemId.CODE.checked(item);
    }
  }

  @Override
  public String word() {
    return "reference";
  }

  @Override
  public int maxValues() {
    return many ? MAX_COUNT : 1;
  }

  @Override
  public Optional<Fault> missing() {
    return template.isPresent() ? Optional.empty() : Optional.of(Fault.of("kind.reference"));
  }

  @Override
  public void check(String value, FaultSink faults) {
    boolean fits = value.length() <= TemplateReference.MAX_HANDLE_LENGTH;
    if (!fits || !Handle.of(value).isRegistrable()) {
      faults.add("", Fault.of("value.reference", TemplateReference.MAX_HANDLE_LENGTH));
    }
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof ReferenceKind reference)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    if (reference.template.isPresent() && !reference.template.equals(template)) {
      ItemKind.notWithin(
          "template", reference.template.get(), template.map(Handle::toString).orElse(""), faults);
    }
    return new ReferenceKind(template, item, many && reference.many);
  }
}
