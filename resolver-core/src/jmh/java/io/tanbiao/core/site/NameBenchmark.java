package io.tanbiao.core.site;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What every request does with its name: the key of its record, and the server of a site that holds
 * it.
 *
 * <p>Names of many lengths take turns, some in lower case, some of Chinese letters, some without
 * anything to fold.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class NameBenchmark {
  private static final int NAMES = 1024;
  private static final int SERVERS = 5;
  private static final String[] SUFFIXES = {
    "press-", "PRESS-", "热轧卷-", "furnace-c20/line.2/batch-", "4711."
  };

  /** Which rule folds. */
  @Param public CaseRule rule;

  private final Handle[] names = new Handle[NAMES];
  private int next;

  /** Makes the names. */
  @Setup
  public void make() {
    for (int i = 0; i < NAMES; i++) {
      names[i] = Handle.of("88.300.15907/" + SUFFIXES[i % SUFFIXES.length] + i * 7919);
    }
  }

  /** The key of a name. */
  @Benchmark
  public HandleKey key() {
    return rule.key(name());
  }

  /** The server of a site that holds a name. */
  @Benchmark
  public int position() {
    return HashOption.WHOLE_HANDLE.position(name(), SERVERS);
  }

  private Handle name() {
    return names[next++ & (NAMES - 1)];
  }
}
