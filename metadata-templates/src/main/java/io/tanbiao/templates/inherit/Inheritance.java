package io.tanbiao.templates.inherit;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts a template together with those it extends. */
public final class Inheritance {
  /** The most templates in a line, the template itself with them. */
  public static final int MAX_DEPTH = 8;

  private Inheritance() {}

  /**
   * All that holds for the instances of a template.
   *
   * @param known finds the templates that are extended
   * @param faults told where the template weakens what it inherits, with the path in its own text,
   *     and what is wrong with the templates it extends, at {@code extends}
   * @return nothing when there is a fault
   */
  public static Optional<EffectiveTemplate> effective(
      Template template, Function<TemplateReference, Optional<Template>> known, FaultSink faults) {
    Optional<Deque<Template>> line = lineOf(template, known, faults);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Merge merge = new Merge();
    boolean[] faulty = {false};
    while (!line.get().isEmpty()) {
      Template member = line.get().pop();
      FaultSink place = line.get().isEmpty() ? faults : parentFaults(member, faults);
      merge.add(
          member,
          (path, fault) -> {
            faulty[0] = true;
            place.add(path, fault);
          });
      if (faulty[0]) {
        return Optional.empty();
      }
    }
    return Optional.of(merge.effective(template));
  }

  /** The template and those it extends, the most general one first. */
  private static Optional<Deque<Template>> lineOf(
      Template template, Function<TemplateReference, Optional<Template>> known, FaultSink faults) {
    Deque<Template> line = new ArrayDeque<>();
    Set<Handle> seen = new HashSet<>();
    Optional<Template> next = Optional.of(template);
    while (next.isPresent()) {
      Template member = next.get();
      line.push(member);
      if (!seen.add(member.reference().handle())) {
        faults.add("extends", Fault.of("extends.cycle", member.reference()));
        return Optional.empty();
      } else if (line.size() > MAX_DEPTH) {
        faults.add("extends", Fault.of("extends.deep", MAX_DEPTH));
        return Optional.empty();
      }
      next = member.parent().flatMap(known);
      if (next.isEmpty() && member.parent().isPresent()) {
        faults.add("extends", Fault.of("extends.unknown", member.parent().get()));
        return Optional.empty();
      }
    }
    return Optional.of(line);
  }

  private static FaultSink parentFaults(Template parent, FaultSink faults) {
    return (path, fault) ->
        faults.add(
            "extends", Fault.of("extends.broken", parent.reference(), path, fault, fault.in("zh")));
  }
}
