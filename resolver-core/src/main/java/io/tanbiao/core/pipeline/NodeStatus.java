package io.tanbiao.core.pipeline;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The values of the record {@code 0.SITE/status} as they are now (wire notes §3, capture 050):
 * memory in octets, time since the start in milliseconds, requests answered, last transaction.
 * Reads the store.
 */
final class NodeStatus implements RequestObserver, Supplier<List<HandleValue>> {
  private static final int SERVER_INDEX = 1;
  private static final int REPLICATION_INDEX = 3;

  private final Store store;
  private final Clock clock;
  private final long startMillis;
  private final LongAdder requests = new LongAdder();

  NodeStatus(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.startMillis = clock.millis();
  }

  @Override
  public void answered(RequestContext context, Operation operation, Outcome outcome, long nanos) {
    requests.increment();
  }

  @Override
  public List<HandleValue> get() {
    Runtime runtime = Runtime.getRuntime();
    String server =
        "freemem="
            + runtime.freeMemory()
            + "; totalmem="
            + runtime.totalMemory()
            + "; maxmem="
            + runtime.maxMemory()
            + "; runtime="
            + (clock.millis() - startMillis)
            + "; numreqs="
            + requests.sum();
    String replication = "{\"latestTxnId\":" + store.lastTransactionId() + "}";
    return List.of(
        restricted(SERVER_INDEX, "CNRI.SERVER_STATUS", server),
        restricted(REPLICATION_INDEX, "CNRI.REPLICATION_STATUS", replication));
  }

  private static HandleValue restricted(int index, String type, String data) {
    return HandleValue.of(index, type, data).with(Permissions.ADMIN_ONLY);
  }
}
