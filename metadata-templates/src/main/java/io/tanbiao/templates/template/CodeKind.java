package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Codes out of a list.
 *
 * @param codes the codes; none when they are those of the named list, or for bounds that leave them
 *     as they are
 * @param list the name of a list that is kept elsewhere; may be empty
 */
public record CodeKind(List<Code> codes, String list) implements ItemKind {
  /** The most codes in a template; longer lists are kept elsewhere. */
  public static final int MAX_CODES = 500;

  /** The longest name of a list, in characters. */
  public static final int MAX_LIST_LENGTH = 100;

  /** What the name of a list must be. */
  public static final TextRule LIST = TextRule.line(0, MAX_LIST_LENGTH);

  /** Any code. */
  public static final CodeKind ANY = new CodeKind(List.of(), "");

  /** How many codes a message repeats. */
  private static final int SHOWN_CODES = 20;

  /** One code and what it stands for. */
  public record Code(String code, Names names) {
    /** What a code must be. */
    public static final TextRule CODE = TextRule.line(1, Names.MAX_OF_ITEM);

    /** Checks the texts. */
    public Code {
      CODE.checked(code);
      names.checked(Names.OF_ITEM);
    }
  }

  /** Checks that the codes differ. */
  public CodeKind {
    codes = List.copyOf(codes);
    LIST.checked(list);
    if (codes.size() > MAX_CODES) {
      throw Fault.of("count", codes.size(), MAX_CODES).exception();
    }
    Set<String> seen = new HashSet<>();
    for (Code code : codes) {
      if (!seen.add(code.code())) {
        throw Fault.of("duplicate", code.code()).exception();
      }
    }
  }

  @Override
  public String word() {
    return "code";
  }

  @Override
  public int maxValues() {
    return 1;
  }

  @Override
  public Optional<Fault> missing() {
    return codes.isEmpty() && list.isEmpty()
        ? Optional.of(Fault.of("kind.codes"))
        : Optional.empty();
  }

  @Override
  public void check(String value, FaultSink faults) {
    if (!codes.isEmpty() && !has(value)) {
      faults.add("", Fault.of("value.code", shown()));
    } else if (!Code.CODE.faultOf(value).isEmpty()) {
      faults.add("", Fault.of("value.code", list));
    }
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof CodeKind code)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    boolean sameList = code.list.isEmpty() || code.list.equals(list);
    if (!sameList) {
      ItemKind.notWithin("list", code.list, list.isEmpty() ? "-" : list, faults);
    }
    if (code.codes.isEmpty() || !sameList) {
      return this;
    }
    List<Code> foreign =
        code.codes.stream().filter(c -> !codes.isEmpty() && !has(c.code())).toList();
    foreign.forEach(c -> ItemKind.notWithin("codes", c.code(), shown(), faults));
    return foreign.isEmpty() ? new CodeKind(code.codes, list) : this;
  }

  private boolean has(String value) {
    return codes.stream().anyMatch(code -> code.code().equals(value));
  }

  private String shown() {
    String shown =
        codes.stream().limit(SHOWN_CODES).map(Code::code).collect(Collectors.joining(", "));
    return codes.size() > SHOWN_CODES ? shown + ", …" : shown;
  }
}
