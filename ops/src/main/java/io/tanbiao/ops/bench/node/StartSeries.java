package io.tanbiao.ops.bench.node;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.ops.bench.Median;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Starts a node again and again, after a stop or after {@code kill -9}. */
public final class StartSeries {
  private static final Duration LONGEST_MAKING = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;

  private final NodeProgram program;
  private final NodeDirectory directory;
  private final Pinning pinning;
  private final Handle probe;

  /**
   * The starts of a node.
   *
   * @param directory of a node that does not run
   * @param pinning where it starts
   * @param probe a record of it
   */
  public StartSeries(NodeProgram program, NodeDirectory directory, Pinning pinning, Handle probe) {
    this.program = program;
    this.directory = directory;
    this.pinning = pinning;
    this.probe = probe;
  }

  /** What happens between a start and a kill. */
  @FunctionalInterface
  public interface BeforeKill {
    /** Leaves something to recover. */
    void use(ServedNode node) throws IOException;
  }

  /**
   * One start that does not count: it lasts until the node has made the archive of classes that
   * later ones map, or maps one; at most some minutes.
   */
  public void warmUp() throws IOException {
    try (ServedNode node = start()) {
      Instant begin = Instant.now();
      while (!node.mapsArchive()
          && !hasArchiveSince(begin)
          && Instant.now().isBefore(begin.plus(LONGEST_MAKING))) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      node.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Whether one was made since; an older one does not fit, or it would be mapped. */
  private boolean hasArchiveSince(Instant begin) throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(directory.temporary(), "classes-*.jsa")) {
      for (Path file : found) {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(begin)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Times starts after a stop.
   *
   * @param told is told of each
   */
  public List<StartTimes> afterStop(int runs, Consumer<StartTimes> told) throws IOException {
    List<StartTimes> all = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      try (ServedNode node = start()) {
        all.add(node.times());
        told.accept(node.times());
        node.stop();
      }
    }
    return all;
  }

  /**
   * Times starts after {@code kill -9}.
   *
   * @param use is done with each node before it is killed
   * @param told is told of each
   */
  public List<StartTimes> afterKill(int runs, BeforeKill use, Consumer<StartTimes> told)
      throws IOException {
    List<StartTimes> all = new ArrayList<>();
    try (ServedNode first = start()) {
      use.use(first);
    }
    for (int run = 0; run < runs; run++) {
      try (ServedNode node = start()) {
        all.add(node.times());
        told.accept(node.times());
        use.use(node);
      }
    }
    return all;
  }

  /** The median of one time of all starts. */
  public static double median(List<StartTimes> starts, ToDoubleFunction<StartTimes> time) {
    return Median.of(starts.stream().mapToDouble(time).boxed().toList());
  }

  private ServedNode start() throws IOException {
    return program.start(directory, List.of(), pinning, probe);
  }
}
