package io.tanbiao.templates.inherit;

import io.tanbiao.core.handle.Handle;
import java.util.List;

/**
 * Items whose values together are those of one instance only.
 *
 * @param within the template that says so: among its instances and those of all that extend it
 * @param codes one item or several
 */
public record UniqueRule(Handle within, List<String> codes) {
  /** Keeps the codes. */
  public UniqueRule {
    codes = List.copyOf(codes);
  }
}
