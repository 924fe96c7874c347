package io.tanbiao.templates.document;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.fault.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The keys of one mapping. What cannot be read is told, and reading goes on with what is missing;
 * in the end no key may be left that nobody asked for.
 */
final class Fields {
  private final Node.Mapping mapping;
  private final FaultSink faults;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(Node.Mapping mapping, FaultSink faults) {
    this.mapping = mapping;
    this.faults = faults;
  }

  /** The keys of a node; nothing when it has none, which is told. */
  static Optional<Fields> of(Node node, FaultSink faults) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(new Fields(mapping, faults));
    }
    faults.add("", Fault.of("node.mapping"));
    return Optional.empty();
  }

  /** Where what is wrong here is told. */
  FaultSink faults() {
    return faults;
  }

  /** Whether a key is there with something behind it. */
  boolean has(String key) {
    return find(key).isPresent();
  }

  /** What a key means that must be there. */
  <T> Optional<T> required(String key, Function<String, T> meaning) {
    if (!has(key)) {
      faults.add("", Fault.of("missing", key));
      return Optional.empty();
    }
    return optional(key, meaning);
  }

  /** What a key means, if it is there. */
  <T> Optional<T> optional(String key, Function<String, T> meaning) {
    return find(key).flatMap(node -> meaning(node, meaning, faults.under(key)));
  }

  /** A whole number that must be there. */
  Optional<Integer> requiredWhole(String key) {
    return required(key, Fields::whole);
  }

  /** A whole number, or another one when the key is not there. */
  int whole(String key, int missing) {
    return optional(key, Fields::whole).orElse(missing);
  }

  /** A text; empty when the key is not there. */
  String text(String key, Function<String, String> meaning) {
    return optional(key, meaning).orElse("");
  }

  /** Whether a flag is set. */
  boolean flag(String key) {
    return optional(key, Fields::flagOf).orElse(false);
  }

  /** The mapping that must stand behind a key. */
  Optional<Fields> requiredMapping(String key) {
    if (!has(key)) {
      faults.add("", Fault.of("missing", key));
    }
    return find(key).flatMap(node -> of(node, faults.under(key)));
  }

  /** What the parts of a list mean, by their places; parts without meaning leave a gap. */
  <T> SortedMap<Integer, T> list(String key, PartReader<T> reader) {
    SortedMap<Integer, T> parts = new TreeMap<>();
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return parts;
    } else if (!(node.get() instanceof Node.Sequence sequence)) {
      faults.add(key, Fault.of("node.list"));
    } else {
      for (int i = 0; i < sequence.parts().size(); i++) {
        int at = i;
        reader
            .read(sequence.parts().get(i), faults.under(key + "[" + i + "]"))
            .ifPresent(part -> parts.put(at, part));
      }
    }
    return parts;
  }

  /** What one text or a list of texts mean. */
  <T> List<T> texts(String key, Function<String, T> meaning) {
    Optional<Node> node = find(key);
    if (node.isPresent() && node.get() instanceof Node.Scalar) {
      return optional(key, meaning).map(List::of).orElse(List.of());
    }
    PartReader<T> part = (text, sink) -> meaning(text, meaning, sink);
    return new ArrayList<>(list(key, part).values());
  }

  /** Says that keys are known though they have no meaning here. */
  void ignore(Iterable<String> keys) {
    keys.forEach(asked::add);
  }

  /** Tells which keys nobody asked for. */
  void finish() {
    for (String key : mapping.entries().keySet()) {
      if (!asked.contains(key)) {
        String quoted = Message.quoted(key);
        faults.add(key, Fault.of("key.unknown", quoted, Spelling.nearest(key, asked)));
      }
    }
  }

  private Optional<Node> find(String key) {
    asked.add(key);
    Node node = mapping.entries().get(key);
    boolean isThere = node != null && !(node instanceof Node.Scalar scalar && scalar.isNull());
    return isThere ? Optional.of(node) : Optional.empty();
  }

  private static <T> Optional<T> meaning(Node node, Function<String, T> meaning, FaultSink faults) {
    if (!(node instanceof Node.Scalar scalar)) {
      faults.add("", Fault.of("node.scalar"));
      return Optional.empty();
    }
    try {
      return Optional.of(meaning.apply(scalar.text()));
    } catch (FaultException e) {
      faults.add("", e.fault());
      return Optional.empty();
    }
  }

  private static Integer whole(String text) {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw Fault.of("node.whole", Message.quoted(text)).exception();
    }
    return Integer.valueOf(text);
  }

  private static Boolean flagOf(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Fault.of("node.flag", Message.quoted(text)).exception();
    };
  }

  /** Reads one part of a list. */
  @FunctionalInterface
  interface PartReader<T> {
    /** What a part means; nothing when it cannot be read, which is told. */
    Optional<T> read(Node node, FaultSink faults);
  }
}
