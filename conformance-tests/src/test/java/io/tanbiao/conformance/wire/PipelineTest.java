package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawChallenge;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many requests on one kept connection (wire notes §9.2). */
@ExtendWith(SharedNode.class)
class PipelineTest {
  private static final int REQUESTS = 500;

  private TanbiaoNode node;
  private String name;

  @BeforeEach
  void registers(TanbiaoNode shared) throws Exception {
    node = shared;
    name = Names.fresh("Pipe");
    RawAdministrator.register(shared, name, RawValue.text(1, "URL", "https://example.org/pipe"));
  }

  @Test
  void s9_answersEachOf500RequestsByItsId() throws Exception {
    // Given
    Map<Integer, String> names = new HashMap<>();
    Octets[] requests = new Octets[REQUESTS];
    for (int n = 0; n < REQUESTS; n++) {
      String asked = n % 3 == 0 ? "88.300/absent-" + n : name;
      RawMessage request = RawRequests.resolve(asked);
      names.put(request.requestId(), asked);
      requests[n] = request.octets();
    }

    // When
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      tcp.send(Octets.concat(requests));
      for (int n = 0; n < REQUESTS; n++) {
        RawMessage answer = tcp.read();
        String asked = names.remove(answer.requestId());

        // Then
        assertThat(asked).as("request %s, once", answer.requestId()).isNotNull();
        assertThat(answer.code()).isEqualTo(asked.equals(name) ? 1 : 100);
        if (answer.code() == 1) {
          assertThat(answer.bodyReader().text()).isEqualTo(asked);
        }
      }
    }
    assertThat(names).isEmpty();
  }

  @Test
  void s9_answersAllThatWasAskedBeforeAHalfClose() throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      for (int n = 0; n < 50; n++) {
        tcp.send(RawRequests.resolve(name).octets());
      }
      tcp.finish();
      for (int n = 0; n < 50; n++) {
        assertThat(tcp.read().code()).isEqualTo(1);
      }

      assertThat(tcp.readIfAny()).as("then the node closes too").isEmpty();
    }
  }

  @Test
  void s9_takesTheAnswerToAChallengeOnTheSameConnectionOrAnother() throws Exception {
    RawIdentity administrator = RawAdministrator.of(node);
    String sameName = Names.fresh("same-connection");
    String otherName = Names.fresh("other-connection");
    List<RawValue> values = List.of(RawValue.text(1, "URL", "x"));
    try (RawTcp one = RawTcp.to(node.handleAddress());
        RawTcp other = RawTcp.to(node.handleAddress())) {
      RawMessage onTheSame = one.askAs(administrator, RawRequests.create(sameName, values));

      RawMessage request = RawRequests.create(otherName, values);
      RawMessage challenge = one.ask(request);
      RawMessage onAnother = other.ask(RawChallenge.of(request, challenge).answerOf(administrator));

      assertThat(List.of(onTheSame.code(), onAnother.code())).containsOnly(1);
      assertThat(onAnother.header().opCode()).as("of the original request").isEqualTo(100);
      assertThat(onAnother.envelope().sessionId()).isZero();
    }
  }

  @Test
  void s9_takesManyWritesAtOnceOnOneConnection() throws Exception {
    // Given
    RawIdentity administrator = RawAdministrator.of(node);
    Map<Integer, RawMessage> requests = new HashMap<>();
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      for (int n = 0; n < 40; n++) {
        RawMessage request =
            RawRequests.create(Names.fresh("at-once"), List.of(RawValue.text(1, "URL", "x")));
        requests.put(request.requestId(), request);
        tcp.send(request.octets());
      }

      // When challenges and outcomes come in any order
      int done = 0;
      for (int n = 0; n < 80; n++) {
        RawMessage answer = tcp.read();
        if (answer.code() == RawChallenge.CODE) {
          RawMessage request = requests.get(answer.requestId());
          tcp.send(RawChallenge.of(request, answer).answerOf(administrator).octets());
        } else {
          assertThat(answer.code()).isEqualTo(1);
          done++;
        }
      }

      // Then
      assertThat(done).isEqualTo(40);
    }
  }
}
