package io.tanbiao.core.namespace;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.namespace.BoundedText.TooMuchWork;
import io.tanbiao.core.namespace.TemplateElement.Define;
import io.tanbiao.core.namespace.TemplateElement.ForEach;
import io.tanbiao.core.namespace.TemplateElement.If;
import io.tanbiao.core.namespace.TemplateElement.Include;
import io.tanbiao.core.namespace.TemplateElement.MakeValue;
import io.tanbiao.core.namespace.TemplateElement.NotFound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Carries out one template for one name. Used once, by one thread. */
final class Expansion {
  /** How often the regular expressions of one expansion may look at a character. */
  static final int MAX_LOOKS = 1_000_000;

  /** The most octets that the made values may have together. */
  static final int MAX_OCTETS = 128 * 1024;

  /** How many elements of templates are carried out. */
  static final int MAX_STEPS = 50_000;

  /** What reading an included template counts as. */
  static final int STEPS_OF_INCLUDE = 500;

  /** How deep templates may include others (wire notes §5). */
  static final int MAX_INCLUDES = 10;

  /** Ends the expansion. */
  static final class NoSuchHandle extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchHandle() {
      super("not found", null, false, false);
    }
  }

  private final CaseRule caseRule;
  private final List<HandleValue> base;
  private final Function<String, Optional<NamespaceTemplate>> includes;
  private final Parameters parameters = new Parameters();
  private final int[] looksLeft = {MAX_LOOKS};
  private final List<HandleValue> made = new ArrayList<>();
  private final Set<Integer> indexes = new HashSet<>();
  private int octets;
  private int steps;

  /**
   * Prepares to carry out a template.
   *
   * @param base the values that loops go through
   * @param includes finds the template of {@code index:handle}
   */
  Expansion(
      CaseRule caseRule,
      String handle,
      String baseName,
      String extension,
      List<HandleValue> base,
      Function<String, Optional<NamespaceTemplate>> includes) {
    this.caseRule = caseRule;
    this.base = base;
    this.includes = includes;
    parameters.set("handle", handle);
    parameters.set("base", baseName);
    parameters.set("extension", extension);
  }

  /**
   * The values that a template makes.
   *
   * @throws NoSuchHandle when the template says so, or it takes more work than allowed
   */
  List<HandleValue> expand(NamespaceTemplate template) throws NoSuchHandle {
    run(template.content(), Optional.empty(), 0);
    return made;
  }

  private void run(List<TemplateElement> content, Optional<HandleValue> current, int includeDepth)
      throws NoSuchHandle {
    for (TemplateElement element : content) {
      work(1);
      if (element instanceof ForEach loop) {
        for (HandleValue value : base) {
          setCurrent(value);
          run(loop.content(), Optional.of(value), includeDepth);
        }
      } else if (element instanceof MakeValue make) {
        make(make, current);
      } else if (element instanceof If condition) {
        run(holds(condition) ? condition.then() : condition.otherwise(), current, includeDepth);
      } else if (element instanceof Define define) {
        define(define, current, includeDepth);
      } else if (element instanceof Include include) {
        include(include, current, includeDepth + 1);
      } else if (element instanceof NotFound) {
        throw new NoSuchHandle();
      } else {
        throw new AssertionError(element);
      }
    }
  }

  private void work(int more) throws NoSuchHandle {
    steps += more;
    if (steps > MAX_STEPS) {
      throw new NoSuchHandle();
    }
  }

  private void setCurrent(HandleValue value) {
    parameters.set("index", Integer.toString(value.index()));
    parameters.set("type", value.type().text());
    parameters.set("data", value.data().text());
  }

  private void make(MakeValue make, Optional<HandleValue> current) throws NoSuchHandle {
    if (current.isEmpty() && (make.type().isEmpty() || make.data().isEmpty())) {
      return;
    }
    HandleValue like = current.orElse(HandleValue.of(1, "", Octets.EMPTY));
    Octets type = make.type().map(parameters::fill).map(Octets::utf8).orElse(like.type());
    Octets data = make.data().map(parameters::fill).map(Octets::utf8).orElse(like.data());
    int index = current.isEmpty() ? 1 : make.index().map(this::index).orElse(like.index());
    octets += type.length() + data.length();
    if (octets > MAX_OCTETS || made.size() >= HandleValue.MAX_PER_RECORD) {
      throw new NoSuchHandle();
    }
    made.add(
        new HandleValue(
            freeIndex(index),
            type,
            data,
            like.timeToLive(),
            like.timestampSeconds(),
            like.permissions(),
            like.references()));
  }

  private int index(String text) {
    try {
      return Integer.parseInt(parameters.fill(text));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** A taken index moves up. */
  private int freeIndex(int wanted) {
    int index = Math.max(1, wanted);
    while (!indexes.add(index)) {
      index++;
    }
    return index;
  }

  private boolean holds(If condition) throws NoSuchHandle {
    String value = parameters.get(condition.value());
    String expression = parameters.fill(condition.expression());
    boolean same =
        condition.matches()
            ? matches(value, condition.expression(), condition.parameter())
            : value.equals(expression);
    return same != condition.negated();
  }

  private boolean matches(String value, String expression, String parameter) throws NoSuchHandle {
    int flags =
        caseRule == CaseRule.CASE_SENSITIVE ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      Matcher matcher =
          Pattern.compile(expression, flags).matcher(new BoundedText(value, looksLeft));
      if (!matcher.matches()) {
        return false;
      }
      List<String> groups = new ArrayList<>();
      for (int group = 0; group <= matcher.groupCount(); group++) {
        groups.add(matcher.group(group) == null ? "" : matcher.group(group));
      }
      parameters.setGroups(parameter, groups);
      return true;
    } catch (PatternSyntaxException | TooMuchWork | StackOverflowError e) {
      throw new NoSuchHandle();
    }
  }

  /** The values that the content makes are taken back; the data of the first is kept. */
  private void define(Define define, Optional<HandleValue> current, int includeDepth)
      throws NoSuchHandle {
    int before = made.size();
    run(define.content(), current, includeDepth);
    parameters.set(define.parameter(), made.size() > before ? made.get(before).data().text() : "");
    while (made.size() > before) {
      indexes.remove(made.remove(made.size() - 1).index());
    }
  }

  private void include(Include include, Optional<HandleValue> current, int includeDepth)
      throws NoSuchHandle {
    if (includeDepth > MAX_INCLUDES) {
      throw new NoSuchHandle();
    }
    work(STEPS_OF_INCLUDE);
    NamespaceTemplate other =
        includes.apply(parameters.fill(include.reference())).orElseThrow(NoSuchHandle::new);
    run(other.content(), current, includeDepth);
  }
}
