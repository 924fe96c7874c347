package io.tanbiao.templates.fault;

/** Takes what is found wrong, so that a check can go on and find the rest. */
@FunctionalInterface
public interface FaultSink {

  /**
   * Takes one fault.
   *
   * @param path where it is, from the part that is checked: {@code items[3].code}; empty for the
   *     part itself
   */
  void add(String path, Fault fault);

  /** Takes faults of one part, whose paths begin with that part's. */
  default FaultSink under(String part) {
    return (path, fault) -> add(join(part, path), fault);
  }

  private static String join(String part, String path) {
    return path.isEmpty() || path.startsWith("[") ? part + path : part + "." + path;
  }
}
