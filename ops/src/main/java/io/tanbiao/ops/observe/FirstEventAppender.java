package io.tanbiao.ops.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Supplier;

/**
 * Opens where it writes when there is something to write. A start that goes well has nothing to say
 * until Handle is answered, and patterns, calendars and locales take longer to prepare than the
 * first answer.
 *
 * <p>Like every {@link AppenderBase} it takes one event at a time.
 */
final class FirstEventAppender extends AppenderBase<ILoggingEvent> {
  private final Supplier<Appender<ILoggingEvent>> open;
  private Appender<ILoggingEvent> opened;

  FirstEventAppender(Supplier<Appender<ILoggingEvent>> open) {
    this.open = open;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (opened == null) {
      opened = open.get();
    }
    opened.doAppend(event);
  }

  /** Waits for the event that is being written, as the last of them. */
  @Override
  public synchronized void stop() {
    super.stop();
    if (opened != null) {
      opened.stop();
    }
  }
}
