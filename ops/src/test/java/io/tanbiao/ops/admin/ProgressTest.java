package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();
  private final Invocation invocation =
      new Invocation(
          new Streams(new PrintWriter(new StringWriter()), new PrintWriter(err)),
          Messages.in("en"),
          Map.of());
  private long nanos;

  @Test
  void writesALineEachTenSeconds() {
    Progress progress = new Progress(invocation, false, () -> nanos);

    tell(progress, Duration.ofMillis(9_999));
    tell(progress, Duration.ofMillis(1));
    tell(progress, Duration.ofSeconds(1));
    progress.interrupt();

    assertThat(err).hasToString("10000 entries, 3 failed ...\n");
  }

  @Test
  void writesOverTheLineOfATerminalUntilSomethingElseIsSaid() {
    Progress progress = new Progress(invocation, true, () -> nanos);

    tell(progress, Duration.ofMillis(999));
    tell(progress, Duration.ofMillis(1));
    tell(progress, Duration.ofSeconds(1));
    progress.interrupt();
    progress.interrupt();

    assertThat(err).hasToString("\r1000 entries, 3 failed ...\r2000 entries, 3 failed ...\n");
  }

  @Test
  void tellsRateAndTimeLeftOfWhatItDidItself() {
    Progress progress = new Progress(invocation, false, () -> nanos);
    progress.from(1000, 5000);

    nanos += Duration.ofSeconds(10).toNanos();
    progress.at(2000, 3, 6000, 10_000);
    nanos += Duration.ofSeconds(10).toNanos();
    progress.at(5000, 3, 6000, 0);

    assertThat(err)
        .hasToString(
            """
            2000 records, 3 failed, 100/s, 60 %, 0:00:40 left ...
            5000 records, 3 failed, 200/s ...
            """);
  }

  @Test
  void tellsTheSecondsOfWorkWhoseEndNobodyKnows() {
    Progress progress = new Progress(invocation, false, () -> nanos);

    for (int second = 0; second < 25; second++) {
      nanos += Duration.ofSeconds(1).toNanos();
      progress.waiting();
    }

    assertThat(err).hasToString("10 s ...\n20 s ...\n");
  }

  private void tell(Progress progress, Duration later) {
    nanos += later.toNanos();
    progress.at(Duration.ofNanos(nanos).toMillis(), 3);
  }
}
