package io.tanbiao.ops.bench.load;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Workload;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A load to be put on a server.
 *
 * @param workload which
 * @param server the port that the workload goes to: Handle, or HTTP for REST and tunnel
 * @param dataset the records; for create those that are made
 * @param handles how many records the server has, 1..1 000 000 000
 * @param asked how many of them are asked for, 1..handles
 * @param connections sockets, connections or clients, 1..10 000
 * @param outstanding requests under way in each, 1..65 536
 * @param perSecond requests that are due each second, 1..10 000 000; 0 when each waits for an
 *     answer
 * @param warmUp load before the measured phase, 0..600 s
 * @param measured the measured phase, above 0..86 400 s
 * @param loops event loops of the generator, 1..16
 * @param serverPid process whose time is measured
 */
public record LoadPlan(
    Workload workload,
    InetSocketAddress server,
    Dataset dataset,
    int handles,
    int asked,
    int connections,
    int outstanding,
    int perSecond,
    Duration warmUp,
    Duration measured,
    int loops,
    OptionalLong serverPid) {
  /** The most connections: each side has a descriptor for each. */
  public static final int MAX_CONNECTIONS = 10_000;

  /** The most requests under way in one connection. */
  public static final int MAX_OUTSTANDING = Window.MAX_CAPACITY;

  /** The most requests each second. */
  public static final int MAX_PER_SECOND = 10_000_000;

  /** The longest warm-up. */
  public static final Duration MAX_WARM_UP = Duration.ofMinutes(10);

  /** The longest measured phase. */
  public static final Duration MAX_MEASURED = Duration.ofDays(1);

  /** The most event loops. */
  public static final int MAX_LOOPS = 16;

  private static final int OPEN_DATAGRAMS = 8_192;
  private static final int OPEN_FRAMES = 1_024;

  /** Checks every range; the message names the option, what was given and what is expected. */
  public LoadPlan {
    requireWithin("handles", handles, 1, Dataset.MAX_HANDLES);
    requireWithin("hot", asked, 1, handles);
    requireWithin("connections", connections, 1, MAX_CONNECTIONS);
    requireWithin("outstanding", outstanding, 1, mostOutstanding(workload));
    requireRate(perSecond);
    requireTimes(warmUp, measured);
    requireWithin("loops", loops, 1, MAX_LOOPS);
  }

  /** Checks the range of a rate. */
  public static void requireRate(int perSecond) {
    requireWithin("rate", perSecond, 0, MAX_PER_SECOND);
  }

  /** Checks the ranges of the two phases. */
  public static void requireTimes(Duration warmUp, Duration measured) {
    requireWithin("warmup", warmUp.toSeconds(), 0, MAX_WARM_UP.toSeconds());
    requireWithin("seconds", (measured.toMillis() + 999) / 1000, 1, MAX_MEASURED.toSeconds());
  }

  /**
   * How many requests are usually under way in a connection: more when requests do not wait for
   * answers, so that a slow server is really asked at the rate.
   */
  public static int usualOutstanding(Workload workload, int perSecond) {
    if (perSecond == 0) {
      return workload.outstanding();
    }
    return switch (workload) {
      case UDP_HOT, UDP_UNIFORM, UDP_ECHO -> OPEN_DATAGRAMS;
      case TCP_PIPELINED, TCP_ECHO -> OPEN_FRAMES;
      default -> workload.outstanding();
    };
  }

  private static int mostOutstanding(Workload workload) {
    return switch (workload) {
      case UDP_HOT, UDP_UNIFORM, UDP_ECHO, TCP_PIPELINED, TCP_ECHO -> MAX_OUTSTANDING;
      default -> 1;
    };
  }

  private static void requireWithin(String option, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          option + ": " + value + " (expected: " + min + ".." + max + ")");
    }
  }

  /** What has to be known to repeat it, for people. */
  public String conditions() {
    return connections
        + " connections of "
        + outstanding
        + ", "
        + (perSecond == 0 ? "closed loop" : "open loop at " + perSecond + "/s")
        + ", "
        + asked
        + " of "
        + handles
        + " handles, "
        + warmUp.toMillis() / 1000.0
        + " s warm-up, "
        + loops
        + " event loop(s)";
  }
}
