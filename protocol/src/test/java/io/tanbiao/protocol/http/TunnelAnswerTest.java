package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpData;
import io.tanbiao.core.SampleNames;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.AnswerPart;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Lists in one body of known length (wire notes §7). */
class TunnelAnswerTest {

  private final SampleNames names = SampleNames.under("88.302", 120);

  @Test
  void putsTheMessagesOfAListTogether() {
    TunnelBudget budget = new TunnelBudget(1_000_000);

    TunnelAnswer answer = collect(budget, () -> true);

    assertThat(answersIn(answer)).extracting(Answer::continues).containsExactly(true, true, false);
    assertThat(names.isClosed()).isTrue();
    assertThat(budget.reservedOctets()).isPositive();
    answer.release();
    answer.release();
    assertThat(budget.reservedOctets()).isZero();
  }

  @Test
  void refusesAListThatTakesMoreThanIsLeft() {
    TunnelBudget ample = new TunnelBudget(1_000_000);
    collect(ample, () -> true);
    long needed = ample.reservedOctets();

    for (long limit : new long[] {needed - 1, needed, needed + 1}) {
      TunnelBudget budget = new TunnelBudget(limit);
      SampleNames list = SampleNames.under("88.302", 120);

      TunnelAnswer answer = collect(list, budget, () -> true);

      List<Answer> answers = answersIn(answer);
      assertThat(answers.get(0).outcome().responseCode()).isEqualTo(limit < needed ? 3 : 1);
      assertThat(answers).hasSize(limit < needed ? 1 : 3);
      assertThat(list.isClosed()).isTrue();
      answer.release();
      assertThat(budget.reservedOctets()).isZero();
    }
  }

  @Test
  void readsNothingForAPeerThatIsGone() {
    TunnelBudget budget = new TunnelBudget(1_000_000);

    collect(budget, () -> false);

    assertThat(names.pages()).isEqualTo(1);
    assertThat(names.isClosed()).isTrue();
    assertThat(budget.reservedOctets()).isZero();
  }

  private TunnelAnswer collect(TunnelBudget budget, BooleanSupplier wanted) {
    return collect(names, budget, wanted);
  }

  private static TunnelAnswer collect(
      SampleNames list, TunnelBudget budget, BooleanSupplier wanted) {
    HeldRequests requests = new HeldRequests();
    Octets request =
        TestMessages.request(7, new Operation.ListHandles(Handle.of("0.NA/88.302")), OpFlags.NONE);
    CompletionStage<AnswerPart> first =
        new HandleTunnelService(requests.dispatcher()).answer(request.asBuffer(), Loopback.ipv4());
    Outcome outcome = list.outcome();
    requests.answer(0, outcome);
    return TunnelAnswer.of(first.toCompletableFuture().join(), budget, wanted)
        .toCompletableFuture()
        .join();
  }

  private static List<Answer> answersIn(TunnelAnswer answer) {
    Octets[] messages =
        answer.messages().stream().map(HttpData::array).map(Octets::of).toArray(Octets[]::new);
    Octets body = Octets.concat(messages);
    assertThat(answer.lengthOctets()).isEqualTo(body.length());
    return TestMessages.answers(body);
  }
}
