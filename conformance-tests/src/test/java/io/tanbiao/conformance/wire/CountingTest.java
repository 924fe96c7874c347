package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is answered, refused or dropped shows in the metrics (wire notes §1). */
@ExtendWith(SharedNode.class)
class CountingTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String ABSENT = "88.300/absent";

  private TanbiaoNode node;

  @BeforeEach
  void takes(TanbiaoNode shared) {
    node = shared;
  }

  @Test
  void countsRequestsByOperationTransportAndCode() throws Exception {
    String[] labels = {"operation=\"resolution\"", "code=\"100\""};
    double before = sumOf("tanbiao_requests_total", labels);
    RawMessage request = RawRequests.resolve(ABSENT);
    try (RawTcp tcp = RawTcp.to(node.handleAddress());
        RawUdp udp = RawUdp.to(node.handleAddress())) {
      tcp.ask(request);
      udp.ask(request);
    }
    RawTunnel.ask(node.httpAddress(), request);
    RawTunnel.get(node.httpAddress(), "/api/handles/" + ABSENT, "*/*");

    awaitSum(before + 4, "tanbiao_requests_total", labels);
    for (String transport : List.of("tcp", "udp", "http")) {
      assertThat(sumOf("tanbiao_requests_total", "code=\"100\"", "transport=\"" + transport + "\""))
          .isPositive();
    }
  }

  @Test
  void countsWhatItRefuses() throws Exception {
    double before = sumOf("tanbiao_refusals_total");
    RawMessage empty = RawMessage.request(RawRequests.RESOLUTION, Octets.NONE);
    try (RawTcp tcp = RawTcp.to(node.handleAddress());
        RawUdp udp = RawUdp.to(node.handleAddress())) {
      tcp.ask(empty);
      udp.ask(empty);
      RawTunnel.ask(node.httpAddress(), empty);
      tcp.ask(RawRequests.resolve(ABSENT).withEnvelope(envelope -> envelope.withLength(-1)));
    }

    awaitSum(before + 4, "tanbiao_refusals_total");
  }

  @Test
  void countsWhatItDrops() throws Exception {
    double before = sumOf("tanbiao_udp_dropped_total");
    RawMessage answer =
        RawRequests.resolve(ABSENT).withHeader(header -> header.withResponseCode(1));
    try (RawUdp udp = RawUdp.to(node.handleAddress())) {
      udp.send(Octets.utf8("short"));
      udp.send(answer.octets());
    }

    awaitSum(before + 2, "tanbiao_udp_dropped_total");
  }

  private void awaitSum(double expected, String metric, String... labels) throws Exception {
    Deadline.in(SOON)
        .await(
            metric + List.of(labels) + " is " + expected, () -> sumOf(metric, labels) >= expected);
  }

  private double sumOf(String metric, String... labels) throws Exception {
    return RawTunnel.get(node.managementAddress(), "/metrics", "*/*")
        .body()
        .text()
        .lines()
        .filter(line -> line.startsWith(metric + "{"))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
