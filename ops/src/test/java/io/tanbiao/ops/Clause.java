package io.tanbiao.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One entry of {@code docs/protocol/clauses.yaml}.
 *
 * @param id such as HW-1.3
 * @param title as in the text
 * @param source where the clause comes from
 * @param captures numbers of recorded exchanges that show it
 * @param status done, open or not-copied
 * @param reason why it is not done; empty when it is
 * @param tests class, or class#method
 */
record Clause(
    String id,
    String title,
    List<String> source,
    List<String> captures,
    String status,
    String reason,
    List<String> tests) {
  private static final Set<String> FIELDS =
      Set.of("id", "title", "source", "captures", "status", "reason", "tests");

  /** All entries of a file. */
  static List<Clause> read(Path file) throws IOException {
    List<Clause> clauses = new ArrayList<>();
    for (JsonNode entry : new ObjectMapper(new YAMLFactory()).readTree(file.toFile())) {
      clauses.add(of(entry));
    }
    return clauses;
  }

  boolean isDone() {
    return status.equals("done");
  }

  @Override
  public String toString() {
    return id;
  }

  private static Clause of(JsonNode entry) {
    Set<String> unknown = new TreeSet<>();
    entry.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw new AssertionError(entry.path("id").asText() + ": " + unknown);
    }
    return new Clause(
        entry.path("id").asText(),
        entry.path("title").asText(),
        texts(entry.path("source")),
        texts(entry.path("captures")),
        entry.path("status").asText(),
        entry.path("reason").asText(),
        texts(entry.path("tests")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
