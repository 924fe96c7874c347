package io.tanbiao.ops.node;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.storage.rocksdb.CompactionResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compactions of one store in the background, one at a time, and what became of the last.
 *
 * <p>Any thread may ask; nobody waits for more than the other's look at the state.
 */
public final class StoreCompaction {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreCompaction.class);
  private static final String INTERNAL_ERROR = "internal error";

  private final Supplier<CompactionResult> work;
  private final Clock clock;
  private Instant since;
  private Map<String, Object> last;

  /**
   * Compacts by some work.
   *
   * @param work returns when the store is compacted, or throws {@link StoreException}
   */
  public StoreCompaction(Supplier<CompactionResult> work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  /** Starts a compaction; when it started, or empty when one is running. */
  public synchronized Optional<Instant> start() {
    if (since != null) {
      return Optional.empty();
    }
    since = clock.instant();
    Thread thread = new Thread(this::run, "compaction");
    // The store ends the work when it is closed.
    thread.setDaemon(true);
    thread.start();
    return Optional.of(since);
  }

  /**
   * The state for JSON: {@code state} is {@code running}, with {@code since}, or {@code idle};
   * {@code last} says when the last one that ended {@code started}, its {@code outcome} ({@code
   * done} or {@code failed}), and the octets of the store before and after or the {@code reason}.
   */
  public synchronized Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("state", since == null ? "idle" : "running");
    if (since != null) {
      state.put("since", since.toString());
    }
    if (last != null) {
      state.put("last", last);
    }
    return state;
  }

  private void run() {
    LOGGER.atInfo().log("compaction started");
    Map<String, Object> outcome = failed(INTERNAL_ERROR);
    try {
      CompactionResult result = work.get();
      LOGGER
          .atInfo()
          .addKeyValue("octetsBefore", result.octetsBefore())
          .addKeyValue("octetsAfter", result.octetsAfter())
          .log("compaction done");
      outcome = done(result);
    } catch (StoreException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("compaction ended early");
      outcome = failed(e.getMessage());
    } finally {
      end(outcome);
    }
  }

  private synchronized void end(Map<String, Object> outcome) {
    Map<String, Object> ended = new LinkedHashMap<>();
    ended.put("started", since.toString());
    ended.put("millis", Duration.between(since, clock.instant()).toMillis());
    ended.putAll(outcome);
    last = ended;
    since = null;
  }

  private static Map<String, Object> done(CompactionResult result) {
    Map<String, Object> done = new LinkedHashMap<>();
    done.put("outcome", "done");
    done.put("octetsBefore", result.octetsBefore());
    done.put("octetsAfter", result.octetsAfter());
    return done;
  }

  private static Map<String, Object> failed(String reason) {
    Map<String, Object> failed = new LinkedHashMap<>();
    failed.put("outcome", "failed");
    failed.put("reason", reason);
    return failed;
  }
}
