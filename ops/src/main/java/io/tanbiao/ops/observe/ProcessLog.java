package io.tanbiao.ops.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.tanbiao.ops.config.LogLevel;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The log of a serving process: stderr, and {@code logs/tanbiao.log}, a new file each day. */
public final class ProcessLog {
  private static final String PATTERN = "%d{ISO8601,UTC}Z %-5level %logger{20} %msg %kvp%n%ex";
  private static final String OURS = "io.tanbiao";
  private static final int KEEP_DAYS = 30;
  private static final long MAX_FILE_OCTETS = 64L << 20;
  private static final long MAX_ALL_OCTETS = 1L << 30;

  private ProcessLog() {}

  /**
   * Logs into a directory from now on.
   *
   * @param stderr whether to log to stderr too
   */
  public static void start(Path directory, LogLevel level, boolean stderr) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      root.setLevel(Level.WARN);
      root.addAppender(opened(context, "files", () -> toFiles(context, directory)));
      if (stderr) {
        toStderr(context, Level.WARN);
      }
      context.getLogger(OURS).setLevel(Level.valueOf(level.name()));
    }
  }

  /** Takes over another level. */
  public static void reload(LogLevel level) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(OURS).setLevel(Level.valueOf(level.name()));
    }
  }

  /** Writes what waits and closes the files. */
  public static void stop() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }

  static void toStderr(LoggerContext context, Level level) {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(opened(context, "stderr", () -> stderr(context)));
  }

  private static Appender<ILoggingEvent> opened(
      LoggerContext context, String name, Supplier<Appender<ILoggingEvent>> open) {
    FirstEventAppender appender = new FirstEventAppender(open);
    appender.setContext(context);
    appender.setName(name);
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> stderr(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
    stderr.setContext(context);
    stderr.setName("stderr");
    stderr.setTarget("System.err");
    stderr.setEncoder(encoder(context));
    stderr.start();
    return stderr;
  }

  private static Appender<ILoggingEvent> toFiles(LoggerContext context, Path directory) {
    RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
    files.setContext(context);
    files.setName("files");
    files.setFile(directory.resolve("tanbiao.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(files);
    policy.setFileNamePattern(directory.resolve("tanbiao-%d{yyyy-MM-dd}.%i.log").toString());
    policy.setMaxHistory(KEEP_DAYS);
    policy.setMaxFileSize(new FileSize(MAX_FILE_OCTETS));
    policy.setTotalSizeCap(new FileSize(MAX_ALL_OCTETS));
    policy.start();
    files.setRollingPolicy(policy);
    files.setEncoder(encoder(context));
    files.start();
    return files;
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
