package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import java.util.List;
import java.util.Set;

/** Codes of items whose values together are those of one instance only. */
public record UniqueSet(List<String> codes) {
  /** The most items of one set. */
  public static final int MAX_CODES = 8;

  /** The most sets of one template. */
  public static final int MAX_COUNT = 16;

  /** Checks that there are two codes or more, all different. */
  public UniqueSet {
    codes = List.copyOf(codes);
    boolean differ = Set.copyOf(codes).size() == codes.size();
    if (codes.size() < 2 || codes.size() > MAX_CODES || !differ) {
      throw Fault.of("unique.codes", String.join(", ", codes), MAX_CODES).exception();
    }
    codes.forEach(ItemId.CODE::checked);
  }
}
