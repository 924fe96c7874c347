package io.tanbiao.templates.document;

import java.util.List;
import java.util.Map;

/** A part of a YAML or JSON text. */
sealed interface Node {

  /** A text, number, flag or nothing, as it is written. */
  record Scalar(String text, boolean isNull) implements Node {}

  /** A list. */
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** Keys with what they stand for, in the order of the text. */
  record Mapping(Map<String, Node> entries) implements Node {}
}
