package io.tanbiao.core.administer;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrative request comes to, given what the store holds at this moment.
 *
 * <p>A plan is made before anybody proved anything and made again once the proof is there, so it
 * has no effect of its own.
 */
public sealed interface Plan {
  /**
   * Refused whoever asks.
   *
   * @param outcome what to answer
   */
  record Refuse(Outcome outcome) implements Plan {
    /** Refuses with a code and a fixed text. */
    public static Refuse with(ResponseCode code, String message) {
      return new Refuse(Outcome.Refused.with(code, message));
    }
  }

  /**
   * To be carried out for whoever meets the requirement. A refusal that only administrators may
   * hear is such a plan too, with nothing to write.
   *
   * @param requirement what the identity must be allowed
   * @param change what is written; its conditions say that the store still holds what the plan saw
   * @param outcome what to answer once it is durable
   */
  record Proceed(Requirement requirement, Change change, Outcome outcome) implements Plan {
    /** The same plan on one more condition. */
    public Proceed on(Condition condition) {
      List<Condition> conditions = new ArrayList<>(change.conditions());
      conditions.add(condition);
      return new Proceed(
          requirement, new Change(change.dateMillis(), conditions, change.writes()), outcome);
    }
  }
}
