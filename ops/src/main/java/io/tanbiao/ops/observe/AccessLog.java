package io.tanbiao.ops.observe;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestObserver;
import io.tanbiao.ops.config.AccessLogging;
import io.tanbiao.ops.config.NodeConfig;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records requests in {@code logs/access.log}, a new file each day (UTC); the file of a past day is
 * {@code access-2026-11-20.log}.
 *
 * <p>A thread of its own writes; requests never wait for it: what does not fit the queue is counted
 * and not recorded. Of the resolutions of one second so many are recorded as the settings say, and
 * of the others how many there were, in a line that begins with {@code #}.
 */
public final class AccessLog implements RequestObserver, AutoCloseable {
  /** Lines that may wait for the disk. */
  static final int QUEUE = 65_536;

  private static final Logger LOGGER = LoggerFactory.getLogger(AccessLog.class);
  private static final int BATCH = 1_024;
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String CURRENT = "access.log";
  private static final String PAST_START = "access-";
  private static final String PAST_END = ".log";
  private static final int ISO_DATE_LENGTH = 10;

  private final Path directory;
  private final Clock clock;
  private final BlockingQueue<AccessLine> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final ReadAllowance allowance = new ReadAllowance();
  private final Thread writer;
  private final TimeText times = new TimeText();
  private volatile NodeConfig.Logging settings;
  private volatile boolean closing;
  private Writer file;
  private LocalDate day;

  /**
   * Makes a log; {@link #start()} begins to write.
   *
   * @param directory of the files
   */
  public AccessLog(Path directory, NodeConfig.Logging settings, Clock clock) {
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
    this.writer = new Thread(this::write, "access-log");
  }

  /** Opens the file of today and begins to write. */
  public void start() throws IOException {
    open(today());
    writer.start();
  }

  /** Takes over other settings. */
  public void reload(NodeConfig.Logging changed) {
    settings = changed;
  }

  /** How many requests were not recorded because the disk was too slow or failed. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void answered(RequestContext context, Operation operation, Outcome outcome, long nanos) {
    AccessLogging wanted = settings.access();
    boolean isChange = AccessLine.isChange(operation);
    if (isChange ? wanted == AccessLogging.NONE : !recordsRead(wanted)) {
      return;
    }
    if (!queue.offer(new AccessLine(clock.instant(), context, operation, outcome, nanos))) {
      dropped.incrementAndGet();
    }
  }

  private boolean recordsRead(AccessLogging wanted) {
    return wanted == AccessLogging.ALL
        && allowance.take(clock.millis(), settings.accessPerSecond());
  }

  /** Writes what waits and closes the file. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(writer);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<AccessLine> batch = new ArrayList<>(BATCH);
    StringBuilder text = new StringBuilder();
    boolean last = false;
    while (!last) {
      // What is said before the log is closed is in the queue then.
      last = closing && queue.isEmpty();
      try {
        queue.drainTo(batch, BATCH);
        write(batch, text);
        if (batch.size() < BATCH && !last) {
          // Nobody wakes this thread for each line: that would cost more than the line.
          LockSupport.parkNanos(this, FLUSH_NANOS);
        }
      } catch (IOException e) {
        dropped.addAndGet(batch.size());
        LOGGER.atWarn().setCause(e).addKeyValue("lines", batch.size()).log("access log lost lines");
      }
      batch.clear();
      text.setLength(0);
    }
    closeFile();
  }

  private void write(List<AccessLine> batch, StringBuilder text) throws IOException {
    batch.forEach(line -> line.appendTo(text, times));
    long unrecorded = allowance.takeUnrecorded();
    if (unrecorded > 0) {
      AccessLine.appendUnrecorded(clock.instant(), unrecorded, text);
    }
    if (text.isEmpty()) {
      return;
    }
    if (file == null || !today().equals(day)) {
      roll();
    }
    file.append(text).flush();
  }

  private void roll() throws IOException {
    closeFile();
    open(today());
  }

  private void open(LocalDate today) throws IOException {
    Path current = directory.resolve(CURRENT);
    if (Files.exists(current)) {
      LocalDate written =
          LocalDate.ofInstant(Files.getLastModifiedTime(current).toInstant(), ZoneOffset.UTC);
      if (written.isBefore(today)) {
        Files.move(current, past(written));
      }
    }
    deleteOld(today);
    boolean fresh = !Files.exists(current);
    file =
        Files.newBufferedWriter(
            current, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    day = today;
    if (fresh) {
      file.append(AccessLine.HEAD).flush();
    }
  }

  /** A free name: a clock that was set back may have used the first one. */
  private Path past(LocalDate day) {
    Path past = directory.resolve(PAST_START + day + PAST_END);
    for (int n = 1; Files.exists(past); n++) {
      past = directory.resolve(PAST_START + day + "." + n + PAST_END);
    }
    return past;
  }

  private void deleteOld(LocalDate today) throws IOException {
    LocalDate oldest = today.minusDays(settings.accessKeepDays());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path past : files.toList()) {
        LocalDate of = dayOf(past.getFileName().toString());
        if (of != null && of.isBefore(oldest)) {
          Files.delete(past);
        }
      }
    }
  }

  private static LocalDate dayOf(String name) {
    int end = PAST_START.length() + ISO_DATE_LENGTH;
    if (!name.startsWith(PAST_START) || !name.endsWith(PAST_END) || name.length() < end) {
      return null;
    }
    try {
      return LocalDate.parse(name.substring(PAST_START.length(), end));
    } catch (DateTimeParseException e) {
      return null; // somebody else's file
    }
  }

  private void closeFile() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOGGER.atWarn().setCause(e).log("access log could not be closed");
    }
    file = null;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
