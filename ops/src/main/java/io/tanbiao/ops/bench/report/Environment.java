package io.tanbiao.ops.bench.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Where and on what a report was made.
 *
 * @param began when the run began, in UTC, as ISO 8601 without fractions
 * @param commit of the program, shortened; its version where it is no checkout
 * @param dirty whether files of the checkout differed from the commit
 * @param host the machine
 * @param nodeOptions options of the JVM of the node: heap, collector, archive
 */
public record Environment(
    String began, String commit, boolean dirty, Host host, List<String> nodeOptions) {

  /** Keeps the options as they are now. */
  public Environment {
    nodeOptions = List.copyOf(nodeOptions);
  }

  /** Now, in the form of {@link #began()}. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The commit, marked when files differed from it. */
  public String version() {
    return dirty ? commit + "-dirty" : commit;
  }

  /** The first words of the names of result files: the day and the commit. */
  public String fileName() {
    return began.substring(0, "yyyy-mm-dd".length()) + "-" + version();
  }
}
