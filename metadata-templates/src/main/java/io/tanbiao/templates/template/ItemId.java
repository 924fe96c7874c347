package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import java.util.Locale;
import java.util.Optional;

/**
 * What an item is known by. An item is the same as another only if index and code both agree (IDIS
 * notes §2.4, PUT).
 *
 * @param index the index of its value in a record
 * @param code the type of its value in a record; names of this node's own types are refused
 */
public record ItemId(int index, String code) implements Comparable<ItemId> {
  /** The first index of items (IDIS notes §2.4, idIndex). */
  public static final int FIRST_INDEX = 2000;

  /** The last index of items: results begin at 3000 (interface §8). */
  public static final int LAST_INDEX = 2999;

  /** The longest code, in characters (IDIS notes §2.6, itemCode). */
  public static final int MAX_CODE_LENGTH = 50;

  /** What a code must be made of. */
  public static final TextRule CODE = TextRule.code(MAX_CODE_LENGTH);

  /** Checks both. */
  public ItemId {
    faultOfIndex(index)
        .ifPresent(
            fault -> {
              throw fault.exception();
            });
    faultOfCode(code)
        .ifPresent(
            fault -> {
              throw fault.exception();
            });
  }

  /** What is wrong with an index. */
  public static Optional<Fault> faultOfIndex(int index) {
    return index >= FIRST_INDEX && index <= LAST_INDEX
        ? Optional.empty()
        : Optional.of(Fault.of("item.index", index, FIRST_INDEX, LAST_INDEX));
  }

  /** What is wrong with a code. */
  public static Optional<Fault> faultOfCode(String code) {
    return CODE.faultOf(code)
        .or(
            () ->
                isReserved(code) ? Optional.of(Fault.of("item.reserved", code)) : Optional.empty());
  }

  /** The code as two of them are compared: without case. */
  public String foldedCode() {
    return code.toUpperCase(Locale.ROOT);
  }

  @Override
  public int compareTo(ItemId other) {
    int byIndex = Integer.compare(index, other.index);
    return byIndex != 0 ? byIndex : code.compareTo(other.code);
  }

  /** Index and code, for people. */
  @Override
  public String toString() {
    return index + " " + code;
  }

  private static boolean isReserved(String code) {
    String folded = code.toUpperCase(Locale.ROOT);
    return folded.startsWith("HS_")
        || folded.startsWith("TB_")
        || folded.startsWith("ALIAS.")
        || folded.equals("TEMPLATE");
  }
}
