package io.tanbiao.ops.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestObserver;
import io.tanbiao.protocol.dispatch.RefusalObserver;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts requests and refusals. Labels come from closed sets: what a peer makes up counts as {@code
 * unknown}.
 *
 * <p>A request that a challenge had stopped counts under its own operation when it is completed.
 */
public final class RequestMetrics implements RequestObserver, RefusalObserver {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(20_000),
    Duration.ofNanos(50_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;
  private final Map<CounterKey, Counter> counters = new ConcurrentHashMap<>();
  private final Map<TimerKey, Timer> timers = new ConcurrentHashMap<>();
  private final Map<RefusalKey, Counter> refusals = new ConcurrentHashMap<>();

  private record CounterKey(OpCode operation, Transport transport, int code) {}

  private record TimerKey(OpCode operation, Transport transport) {}

  private record RefusalKey(Transport transport, WireException.Reason reason) {}

  /** Registers meters as they are needed. */
  public RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(RequestContext context, Operation operation, Outcome outcome, long nanos) {
    OpCode opCode =
        outcome instanceof Outcome.OfChallenged challenged
            ? challenged.opCode()
            : operation.opCode();
    OpCode counted = isKnown(opCode) ? opCode : OpCode.RESERVED;
    int code = ResponseCode.of(outcome.responseCode()).map(ResponseCode::number).orElse(0);
    counterOf(new CounterKey(counted, context.transport(), code)).increment();
    timerOf(new TimerKey(counted, context.transport())).record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Found without a lock, once it is there. */
  private Counter counterOf(CounterKey key) {
    Counter found = counters.get(key);
    return found != null ? found : counters.computeIfAbsent(key, this::counter);
  }

  private Timer timerOf(TimerKey key) {
    Timer found = timers.get(key);
    return found != null ? found : timers.computeIfAbsent(key, this::timer);
  }

  @Override
  public void refused(Transport transport, WireException.Reason reason) {
    refusals.computeIfAbsent(new RefusalKey(transport, reason), this::refusal).increment();
  }

  private static boolean isKnown(OpCode opCode) {
    return !opCode.label().equals("unknown");
  }

  private static String label(OpCode counted) {
    return counted.equals(OpCode.RESERVED) ? "unknown" : counted.label();
  }

  private Counter counter(CounterKey key) {
    return Counter.builder("tanbiao.requests")
        .description("Requests that were answered")
        .tag("operation", label(key.operation()))
        .tag("transport", key.transport().label())
        .tag("code", key.code() == 0 ? "unknown" : String.valueOf(key.code()))
        .register(registry);
  }

  private Timer timer(TimerKey key) {
    return Timer.builder("tanbiao.request.duration")
        .description("Time from the arrival of a request at the pipeline to its outcome")
        .tag("operation", label(key.operation()))
        .tag("transport", key.transport().label())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter refusal(RefusalKey key) {
    return Counter.builder("tanbiao.refusals")
        .description("Octets of peers that were refused before they became a request")
        .tag("transport", key.transport().label())
        .tag("reason", key.reason().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
