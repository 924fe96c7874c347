package io.tanbiao.conformance.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Deadline;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses locks out himself and nobody else (issue 3: throttling of proofs). */
class ProofLimitTest {
  /** Of one identity from one address a minute: one more every three seconds. */
  private static final int WRONG = 20;

  private static final int MANY = 1_000;
  private static final byte[] ANOTHER_ADDRESS = {127, 0, 0, 9};
  private static final String SECRET = "the right one";

  @TempDir Path directory;
  private TanbiaoNode node;
  private String user;
  private String other;
  private String record;

  @BeforeEach
  void starts() throws Exception {
    node = TanbiaoNode.create(directory.resolve("node"), "proofs.wrongPerIdentity=" + WRONG);
    user = Names.fresh("User");
    other = Names.fresh("Other");
    record = Names.fresh("record");
    RawAdministrator.register(node, user, RawValue.secret(301, SECRET));
    RawAdministrator.register(node, other, RawValue.secret(301, SECRET));
    RawAdministrator.register(
        node,
        record,
        RawValue.text(1, "URL", "x"),
        RawValue.admin(101, RawAdministrator.ALL_RIGHTS, user, 301),
        RawValue.admin(102, RawAdministrator.ALL_RIGHTS, other, 301));
  }

  @AfterEach
  void stops() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void s4_makesWhoGuessesWaitAndNobodyElse() throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      // Given
      int wrong = 0;
      RawMessage answer = change(tcp, user, "wrong");
      while (answer.code() == 403 && wrong < MANY) {
        wrong++;
        answer = change(tcp, user, "wrong");
      }
      RawMessage right = change(tcp, user, SECRET);

      // Then
      assertThat(wrong).isBetween(WRONG, MANY - 1);
      assertThat(answer.code()).isEqualTo(3);
      assertThat(right.code()).as("not looked at").isEqualTo(3);
      assertThat(right.errorText()).matches("Too many wrong proofs: wait [123] s");
      assertThat(change(tcp, other, SECRET).code()).as("another identity").isEqualTo(1);
      try (RawTcp elsewhere = fromAnotherAddress()) {
        assertThat(change(elsewhere, user, SECRET).code()).as("another address").isEqualTo(1);
      }
      Deadline.in(Duration.ofSeconds(20))
          .await("the right proof later", () -> change(tcp, user, SECRET).code() == 1);
    }
  }

  private RawMessage change(RawTcp tcp, String identity, String secret) throws IOException {
    return tcp.askAs(
        new RawIdentity.Secret(identity, 301, secret),
        RawRequests.modify(record, List.of(RawValue.text(1, "URL", "x"))));
  }

  private RawTcp fromAnotherAddress() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(ANOTHER_ADDRESS), 0));
    socket.connect(node.handleAddress());
    return RawTcp.over(socket);
  }
}
