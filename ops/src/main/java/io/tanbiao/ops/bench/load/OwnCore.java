package io.tanbiao.ops.bench.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The core that the generator runs on. */
public final class OwnCore {
  private static final long LONGEST_SECONDS = 10;

  private OwnCore() {}

  /**
   * Keeps all threads of this process, and those that they start, on one core.
   *
   * @return false when the system does not do so
   */
  public static boolean take(int core) throws InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      Process taskset =
          new ProcessBuilder("taskset", "-acp", Integer.toString(core), pid)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return taskset.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && taskset.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
