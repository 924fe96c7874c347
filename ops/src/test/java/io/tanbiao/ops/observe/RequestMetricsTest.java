package io.tanbiao.ops.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestMetricsTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RequestMetrics metrics = new RequestMetrics(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void countsByOperationTransportAndCode() {
    Operation resolution = Operation.Resolution.ofAll(Handle.of("88.300/x"));
    answered(Transport.UDP, resolution, Outcome.Done.PLAINLY);
    answered(Transport.UDP, resolution, Outcome.Done.PLAINLY);
    answered(Transport.TCP, resolution, Outcome.Refused.with(ResponseCode.HANDLE_NOT_FOUND));

    assertThat(registry.scrape())
        .contains(count("1", "resolution", "udp", 2))
        .contains(count("100", "resolution", "tcp", 1))
        .contains(
            "tanbiao_request_duration_seconds_count{operation=\"resolution\",transport=\"udp\"} 2");
  }

  @Test
  void countsACompletedRequestUnderItsOwnOperation() {
    Operation proof =
        new Operation.ChallengeAnswer(Octets.EMPTY, Reference.parse("300:a/b"), Octets.EMPTY);
    answered(
        Transport.TCP,
        proof,
        new Outcome.OfChallenged(
            OpCode.CREATE_HANDLE, OpFlags.NONE, 0, ProtocolVersion.NEWEST, Outcome.Done.PLAINLY));

    assertThat(registry.scrape()).contains(count("1", "create-handle", "tcp", 1));
  }

  @Test
  void givesMadeUpNumbersOneLabel() {
    for (int number = 9000; number < 9100; number++) {
      answered(
          Transport.TCP,
          new Operation.Unknown(new OpCode(number), Octets.EMPTY),
          new Outcome.Refused(number, ""));
    }

    assertThat(registry.scrape().lines().filter(line -> line.startsWith("tanbiao_requests_total")))
        .containsExactly(count("unknown", "unknown", "tcp", 100));
  }

  @Test
  void countsRefusalsByTransportAndReason() {
    metrics.refused(Transport.UDP, WireException.Reason.TOO_LONG);

    assertThat(registry.scrape())
        .contains("tanbiao_refusals_total{reason=\"too_long\",transport=\"udp\"} 1.0");
  }

  private static String count(String code, String operation, String transport, int count) {
    return "tanbiao_requests_total{code=\"%s\",operation=\"%s\",transport=\"%s\"} %d.0"
        .formatted(code, operation, transport, count);
  }

  private void answered(Transport transport, Operation operation, Outcome outcome) {
    RequestContext context =
        new RequestContext(
            transport,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
            0,
            OpFlags.NONE,
            ProtocolVersion.NEWEST,
            Octets.EMPTY);
    metrics.answered(context, operation, outcome, 1_000);
  }
}
