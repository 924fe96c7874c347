package io.tanbiao.core.pipeline;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Resolved;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The record of the node itself (captures 049 and 050). */
class NodeStatusTest {
  private static final Resolution STATUS = Resolution.ofAll(Handle.of("0.SITE/status"));

  private final SampleNode node = new SampleNode();

  @Test
  void tellsAdministratorsOfTheNodeHowItIs() throws WireException {
    node.ask(Resolution.ofAll(Handle.of("88.300/ADMIN")));
    node.clock().move(Duration.ofSeconds(9));

    List<HandleValue> values = valuesOf(node.as(ROOT, STATUS));

    assertThat(values).extracting(HandleValue::index).containsExactly(1, 3);
    assertThat(values).extracting(HandleValue::timestampSeconds).containsOnly(0);
    assertThat(values).extracting(HandleValue::permissions).containsOnly(Permissions.ADMIN_ONLY);
    assertThat(values.get(0).type()).isEqualTo(Octets.utf8("CNRI.SERVER_STATUS"));
    assertThat(values.get(0).data().text())
        .matches("freemem=\\d+; totalmem=\\d+; maxmem=\\d+; runtime=9000; numreqs=2");
    assertThat(values.get(1).type()).isEqualTo(Octets.utf8("CNRI.REPLICATION_STATUS"));
    assertThat(values.get(1).data().text())
        .isEqualTo("{\"latestTxnId\":" + node.store().lastTransactionId() + "}");
  }

  @Test
  void showsTheValuesThatAreAskedForUnderAnySpelling() throws WireException {
    Operation byType =
        new Resolution(
            Handle.of("0.site/STATUS"),
            List.of(),
            List.of(Octets.utf8("CNRI.REPLICATION_STATUS")),
            Octets.EMPTY);

    assertThat(valuesOf(node.as(ROOT, byType))).extracting(HandleValue::index).containsExactly(3);
  }

  @Test
  void tellsNobodyElse() {
    assertThat(node.ask(STATUS)).isInstanceOf(Challenge.class);
    assertThat(node.as(ADMIN, STATUS).responseCode()).isEqualTo(400);
    assertThat(node.ask(STATUS, OpFlags.PUBL)).isEqualTo(new Outcome.Refused(200, ""));
  }

  @Test
  void isNoRecordThatCouldBeWritten() {
    Operation delete = new Operation.DeleteHandle(Handle.of("0.SITE/status"));

    assertThat(node.ask(delete).responseCode()).isEqualTo(301);
    assertThat(node.ask(Resolution.ofAll(Handle.of("0.SITE/other"))).responseCode()).isEqualTo(301);
  }

  private static List<HandleValue> valuesOf(Outcome outcome) throws WireException {
    return ValueListCodec.read(new OctetReader(((Resolved) outcome).valueList()));
  }
}
