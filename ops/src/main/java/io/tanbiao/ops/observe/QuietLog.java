package io.tanbiao.ops.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The log of every command but {@code serve}: warnings, to stderr. Found by logback through the
 * service file; a configuration on the class path (tests) goes first.
 */
@ConfiguratorRank(QuietLog.AFTER_FILES)
public final class QuietLog extends ContextAwareBase implements Configurator {
  /** Between the files that logback looks for and its own fallback, which prints everything. */
  static final int AFTER_FILES = ConfiguratorRank.FALLBACK + 1;

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    ProcessLog.toStderr(context, Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
