package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.RetrieveTransactions.Since;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that can be read and have no rules here are answered with code 5. */
class UnsupportedOperationsTest {
  private static final Handle PREFIX = Handle.of("0.NA/88.300");
  private static final Reference ADMIN = Reference.parse(SampleNode.ADMIN);

  static Stream<Operation> operations() {
    return Stream.of(
        new Operation.SessionSetup(4, 0, ADMIN, Octets.EMPTY, Optional.empty()),
        new Operation.SessionTerminate(PREFIX),
        new Operation.SessionExchangeKey(Octets.EMPTY),
        new Operation.RetrieveTransactions(new Since.Transaction(0, 0), 2, 1, 0),
        new Operation.DumpHandles(2, 1, 0, Optional.empty()),
        new Operation.BackupServer(PREFIX),
        new Operation.Unknown(OpCode.RESERVED, Octets.EMPTY),
        new Operation.Unknown(new OpCode(-1), Octets.EMPTY),
        new Operation.Unknown(new OpCode(Integer.MAX_VALUE), Octets.EMPTY));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areAnsweredWithCode5(Operation operation) {
    Outcome outcome = new SampleNode().ask(operation);

    assertThat(outcome.responseCode()).isEqualTo(5);
    assertThat(((Refused) outcome).message()).contains("" + operation.opCode().number());
  }

  /** Captures 254 to 256: whoever asks. */
  @Test
  void nextTransactionIdIsRefusedInTheWordsOfDeployedServers() {
    assertThat(new SampleNode().ask(new Operation.NextTransactionId(Handle.of("/"))))
        .isEqualTo(new Refused(5, "Next txn id no longer supported; upgrade required"));
  }
}
