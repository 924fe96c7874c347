package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.protocol.body.OutcomeArbitraries;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Wire notes §10.1. */
class AnswerFlagsProperties {
  private static final int COPIED =
      OpFlags.CERT | OpFlags.ENCR | OpFlags.CACR | OpFlags.PUBL | OpFlags.DNRF;

  @Property
  void saysWhatTheServerIs(@ForAll int requested, @ForAll("outcomes") Outcome outcome) {
    OpFlags flags = AnswerFlags.of(request(requested), outcome, false);
    assertThat(flags.has(OpFlags.AUTH)).isTrue();
    assertThat(flags.has(OpFlags.RECU)).isTrue();
  }

  @Property
  void copiesWhatTheRequestAskedFor(@ForAll int requested, @ForAll("outcomes") Outcome outcome) {
    OpFlags flags = AnswerFlags.of(request(requested), outcome, false);
    assertThat(flags.bits() & COPIED).isEqualTo(requested & COPIED);
  }

  @Property
  void saysWhetherADigestIsReturned(
      @ForAll int requested, @ForAll("outcomes") Outcome outcome, @ForAll boolean digest) {
    OpFlags flags = AnswerFlags.of(request(requested), outcome, digest);
    assertThat(flags.has(OpFlags.RRDG)).isEqualTo(digest);
  }

  @Property
  void saysWhatHappened(@ForAll int requested, @ForAll("outcomes") Outcome outcome) {
    OpFlags flags = AnswerFlags.of(request(requested), outcome, false);
    assertThat(flags.has(OpFlags.OVRW)).isEqualTo(isOverwritten(outcome));
    assertThat(flags.has(OpFlags.MINT))
        .isEqualTo(outcome instanceof Created && (requested & OpFlags.MINT) != 0);
  }

  @Property
  void saysNothingElse(@ForAll int requested, @ForAll("outcomes") Outcome outcome) {
    OpFlags flags = AnswerFlags.of(request(requested), outcome, false);
    int known = COPIED | OpFlags.AUTH | OpFlags.RECU | OpFlags.OVRW | OpFlags.MINT;
    assertThat(flags.bits() & ~known).isZero();
  }

  @Provide
  Arbitrary<Outcome> outcomes() {
    return OutcomeArbitraries.results().map(OutcomeArbitraries.Result::outcome);
  }

  private static boolean isOverwritten(Outcome outcome) {
    return (outcome instanceof Created created && created.overwritten())
        || (outcome instanceof Done done && done.overwritten());
  }

  private static AnsweredRequest request(int flags) {
    return new AnsweredRequest(
        ProtocolVersion.NEWEST,
        0,
        1,
        OpCode.RESERVED,
        new OpFlags(flags),
        0,
        Octets.EMPTY,
        Optional.empty());
  }
}
