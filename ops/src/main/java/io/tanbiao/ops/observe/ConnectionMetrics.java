package io.tanbiao.ops.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tanbiao.protocol.tcp.ConnectionEnd;
import io.tanbiao.protocol.tcp.ConnectionObserver;
import io.tanbiao.protocol.udp.UdpDrop;
import io.tanbiao.protocol.udp.UdpObserver;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what happens to the Handle protocol below requests: connections and dropped packets. */
public final class ConnectionMetrics implements ConnectionObserver, UdpObserver {
  private final AtomicInteger open = new AtomicInteger();
  private final Counter accepted;
  private final Counter refused;
  private final Counter repeated;
  private final Map<UdpDrop, Counter> dropped = new EnumMap<>(UdpDrop.class);
  private final Map<ConnectionEnd, Counter> ended = new EnumMap<>(ConnectionEnd.class);

  /** Registers all meters. */
  public ConnectionMetrics(MeterRegistry registry) {
    Gauge.builder("tanbiao.tcp.connections", open, AtomicInteger::get)
        .description("Open TCP connections of the Handle protocol")
        .register(registry);
    accepted =
        Counter.builder("tanbiao.tcp.accepted")
            .description("TCP connections accepted")
            .register(registry);
    refused =
        Counter.builder("tanbiao.tcp.refused")
            .description("TCP connections closed at once since there were too many")
            .register(registry);
    repeated =
        Counter.builder("tanbiao.udp.repeated")
            .description("Repeated requests that got the answer kept for them")
            .register(registry);
    for (UdpDrop why : UdpDrop.values()) {
      dropped.put(
          why,
          Counter.builder("tanbiao.udp.dropped")
              .description("Packets, messages and answers of UDP that were dropped, by reason")
              .tag("reason", why.label())
              .register(registry));
    }
    for (ConnectionEnd end : ConnectionEnd.values()) {
      ended.put(
          end,
          Counter.builder("tanbiao.tcp.ended")
              .description("TCP connections that ended, by reason")
              .tag("reason", end.label())
              .register(registry));
    }
  }

  @Override
  public void dropped(UdpDrop why) {
    dropped.get(why).increment();
  }

  @Override
  public void repeated() {
    repeated.increment();
  }

  @Override
  public void opened() {
    open.incrementAndGet();
    accepted.increment();
  }

  @Override
  public void refused() {
    refused.increment();
  }

  @Override
  public void closed(ConnectionEnd end) {
    open.decrementAndGet();
    ended.get(end).increment();
  }
}
