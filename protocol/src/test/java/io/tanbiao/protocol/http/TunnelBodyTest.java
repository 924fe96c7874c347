package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands behind the message in a body (HW-13.3). */
class TunnelBodyTest {
  @Test
  void readsNoFurtherThanTheMessage() {
    HandleTunnelService tunnel =
        new HandleTunnelService(
            new InMemoryNode()
                .homing("88.300")
                .holding("88.300/REC-1", HandleValue.of(1, "URL", "https://example.org/"))
                .dispatcher());
    Octets request = TestMessages.resolution(77, "88.300/REC-1");

    List<Octets> answers =
        tunnel
            .answer(Octets.concat(request, request).asBuffer(), Loopback.ipv4())
            .toCompletableFuture()
            .join();

    assertThat(answers).hasSize(1);
    assertThat(TestMessages.answer(answers.get(0)).outcome().responseCode()).isEqualTo(1);
  }
}
