package io.tanbiao.templates.document;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where the parts of a template stand in its text, by their paths. */
public final class Positions {
  /** The most findings told about one text. */
  public static final int MAX_FINDINGS = 500;

  private static final String ABOUT_A_KEY = "key.";

  private final Map<String, Position> keys = new HashMap<>();
  private final Map<String, Position> values = new HashMap<>();

  Positions() {}

  void put(String path, Position key, Position value) {
    keys.put(path, key);
    values.put(path, value);
  }

  /** Where a part stands, or else the part around it. */
  public Position of(String path) {
    return nearest(values, path);
  }

  /**
   * Gives faults their places.
   *
   * @param check finds the faults
   * @return in the order of the text, at most {@link #MAX_FINDINGS}
   */
  public List<TemplateFinding> locate(Consumer<FaultSink> check) {
    List<TemplateFinding> findings = new ArrayList<>();
    check.accept(
        (path, fault) -> {
          if (findings.size() < MAX_FINDINGS) {
            findings.add(new TemplateFinding(placeOf(path, fault), path, fault));
          }
        });
    findings.sort(Comparator.comparing(TemplateFinding::at));
    return List.copyOf(findings);
  }

  private Position placeOf(String path, Fault fault) {
    return fault.problem().key().startsWith(ABOUT_A_KEY) ? nearest(keys, path) : of(path);
  }

  private static Position nearest(Map<String, Position> places, String path) {
    String part = path;
    while (!part.isEmpty() && !places.containsKey(part)) {
      part = part.substring(0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
    }
    return places.getOrDefault(part, Position.NONE);
  }
}
