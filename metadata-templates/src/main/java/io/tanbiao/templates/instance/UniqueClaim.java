package io.tanbiao.templates.instance;

import io.tanbiao.core.handle.Handle;
import java.util.List;

/**
 * Values that no other instance may have together.
 *
 * @param within among the instances of this template and of all that extend it
 * @param codes the items
 * @param values their values, written alike when they mean the same
 */
public record UniqueClaim(Handle within, List<String> codes, List<String> values) {
  /** Keeps the lists. */
  public UniqueClaim {
    codes = List.copyOf(codes);
    values = List.copyOf(values);
  }
}
