package io.tanbiao.core.administer;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a request comes to that rights may decide, given what the store holds at this moment.
 *
 * <p>A plan is made before anybody proved anything and made again once the proof is there, so it
 * has no effect of its own.
 */
public sealed interface Plan {
  /**
   * The same answer whoever asks.
   *
   * @param outcome what to answer
   */
  record Answer(Outcome outcome) implements Plan {
    /** Refuses with a code and a fixed text. */
    public static Answer with(ResponseCode code, String message) {
      return new Answer(Outcome.Refused.with(code, message));
    }
  }

  /** Something that only some may have. */
  sealed interface Restricted extends Plan {
    /** What the identity must be allowed. */
    Requirement requirement();
  }

  /**
   * Something to show to whoever meets the requirement; nothing is written.
   *
   * @param requirement what the identity must be allowed
   * @param outcome what to show; only made once the identity has proven itself
   */
  record Show(Requirement requirement, Supplier<Outcome> outcome) implements Restricted {}

  /**
   * To be carried out for whoever meets the requirement. A refusal that only administrators may
   * hear is such a plan too, with nothing to write.
   *
   * @param requirement what the identity must be allowed
   * @param change what is written; its conditions say that the store still holds what the plan saw
   * @param outcome what to answer once it is durable
   */
  record Proceed(Requirement requirement, Change change, Outcome outcome) implements Restricted {
    /** The same plan on one more condition. */
    public Proceed on(Condition condition) {
      List<Condition> conditions = new ArrayList<>(change.conditions());
      conditions.add(condition);
      return new Proceed(
          requirement, new Change(change.dateMillis(), conditions, change.writes()), outcome);
    }
  }
}
