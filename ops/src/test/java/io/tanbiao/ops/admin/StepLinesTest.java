package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepLinesTest {

  @Test
  void tellsHowMuchIsLeft() {
    AtomicLong seconds = new AtomicLong(100);
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(new StringWriter()), new PrintWriter(err));
    Invocation invocation = new Invocation(streams, Messages.in("en"), Map.of());
    StepLines steps = new StepLines(invocation, 4, () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    steps.next("one");
    seconds.set(110);
    steps.next("two");
    seconds.set(140);
    steps.next("three");

    assertThat(err.toString())
        .isEqualTo(
            """
            step 1 of 4: one
            step 2 of 4, about 30 s left: two
            step 3 of 4, about 40 s left: three
            """);
  }
}
