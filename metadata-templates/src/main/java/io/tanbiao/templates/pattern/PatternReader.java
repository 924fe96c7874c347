package io.tanbiao.templates.pattern;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a pattern (RFC 9485 §4). */
final class PatternReader {
  /** How deep groups may nest. */
  static final int MAX_DEPTH = 16;

  /** The largest number in braces. */
  static final int MAX_REPETITIONS = 4000;

  private static final String ESCAPED = "()*+-.?[\\]^{|}";
  private static final int END = -1;

  private final int[] text;
  private int at;
  private int depth;

  private PatternReader(int[] text) {
    this.text = text;
  }

  /** The parts of a pattern; a fault names the character at which it is not understood. */
  static Expression read(String pattern) {
    PatternReader reader = new PatternReader(pattern.codePoints().toArray());
    Expression expression = reader.choice();
    if (reader.peek() != END) {
      throw reader.fault("pattern.unexpected", reader.here());
    }
    return expression;
  }

  private Expression choice() {
    if (++depth > MAX_DEPTH) {
      throw fault("pattern.deep", MAX_DEPTH);
    }
    List<Expression> branches = new ArrayList<>();
    branches.add(branch());
    while (taken('|')) {
      branches.add(branch());
    }
    depth--;
    return branches.size() == 1 ? branches.get(0) : new Expression.Choice(branches);
  }

  private Expression branch() {
    List<Expression> parts = new ArrayList<>();
    while (peek() != END && peek() != '|' && peek() != ')') {
      parts.add(quantified(atom()));
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(parts);
  }

  private Expression atom() {
    if (taken('(')) {
      Expression group = choice();
      expect(')');
      return group;
    }
    int character = peek();
    return switch (character) {
      case '[' -> new Expression.One(characterClass());
      case '.' -> {
        at++;
        yield new Expression.One(CodePoints.DOT);
      }
      case '\\' -> new Expression.One(escape());
      case '^', '$' -> throw fault("pattern.anchor", here());
      case '*', '+', '?', '{', '}', ']' -> throw fault("pattern.unexpected", here());
      default -> {
        at++;
        yield new Expression.One(CodePoints.of(character));
      }
    };
  }

  private Expression quantified(Expression part) {
    if (taken('*')) {
      return new Expression.Repeat(part, 0, Expression.UNBOUNDED);
    } else if (taken('+')) {
      return new Expression.Repeat(part, 1, Expression.UNBOUNDED);
    } else if (taken('?')) {
      return new Expression.Repeat(part, 0, 1);
    } else if (!taken('{')) {
      return part;
    }
    int min = number();
    int max = min;
    if (taken(',')) {
      max = peek() == '}' ? Expression.UNBOUNDED : number();
    }
    expect('}');
    if (max < min) {
      throw fault("pattern.repetition", min + "," + max, MAX_REPETITIONS);
    }
    return new Expression.Repeat(part, min, max);
  }

  private int number() {
    int start = at;
    long number = 0;
    while (peek() >= '0' && peek() <= '9' && number <= MAX_REPETITIONS) {
      number = number * 10 + text[at++] - '0';
    }
    if (at == start || number > MAX_REPETITIONS) {
      throw fault("pattern.repetition", at == start ? here() : number, MAX_REPETITIONS);
    }
    return (int) number;
  }

  private CodePoints characterClass() {
    expect('[');
    boolean negated = taken('^');
    List<CodePoints> sets = new ArrayList<>();
    if (taken('-')) {
      sets.add(CodePoints.of('-'));
    }
    while (peek() != ']') {
      sets.add(classPart());
    }
    expect(']');
    if (sets.isEmpty()) {
      throw fault("pattern.empty-class");
    }
    return CodePoints.union(sets, negated);
  }

  private CodePoints classPart() {
    if (peek() == '-') {
      at++;
      if (peek() != ']') {
        throw fault("pattern.unexpected", "-");
      }
      return CodePoints.of('-');
    }
    CodePoints first = classCharacter();
    if (peek() != '-' || first.categories() != 0 || next() == ']') {
      return first;
    }
    at++;
    CodePoints last = classCharacter();
    if (last.categories() != 0 || last.ranges().get(0) < first.ranges().get(0)) {
      throw fault("pattern.range");
    }
    return new CodePoints(List.of(first.ranges().get(0), last.ranges().get(0)), 0, false);
  }

  private CodePoints classCharacter() {
    int character = peek();
    if (character == '\\') {
      return escape();
    } else if (character == END || character == '[' || character == '-') {
      throw fault("pattern.unexpected", here());
    }
    at++;
    return CodePoints.of(character);
  }

  private CodePoints escape() {
    expect('\\');
    int character = peek();
    if (character == 'p' || character == 'P') {
      at++;
      int categories = category();
      return CodePoints.ofCategories(character == 'p' ? categories : ~categories);
    }
    int meant =
        switch (character) {
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> character != END && ESCAPED.indexOf(character) >= 0 ? character : END;
        };
    if (meant == END) {
      throw fault("pattern.escape", "\\" + here());
    }
    at++;
    return CodePoints.of(meant);
  }

  private int category() {
    expect('{');
    StringBuilder name = new StringBuilder();
    while (peek() != '}' && peek() != END && name.length() < 3) {
      name.appendCodePoint(text[at++]);
    }
    int categories = Categories.named(name.toString());
    if (categories == 0) {
      throw fault("pattern.category", name);
    }
    expect('}');
    return categories;
  }

  private void expect(char character) {
    if (!taken(character)) {
      throw fault("pattern.missing", character);
    }
  }

  private boolean taken(char character) {
    boolean is = peek() == character;
    at += is ? 1 : 0;
    return is;
  }

  private int peek() {
    return at < text.length ? text[at] : END;
  }

  private int next() {
    return at + 1 < text.length ? text[at + 1] : END;
  }

  private String here() {
    return peek() == END ? "" : Character.toString(peek());
  }

  private FaultException fault(String key, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = at + 1;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Fault.of(key, all).exception();
  }
}
