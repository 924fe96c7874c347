package io.tanbiao.core.administer;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import java.util.ArrayList;
import java.util.List;

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

  /**
   * To be carried out for whoever meets the requirement. A refusal that only administrators may
   * hear is such a plan too, with nothing to write.
   *
   * @param requirement what the identity must be allowed
   * @param change what is written; its conditions say that the store still holds what the plan saw
   * @param outcome what to answer once it is durable
   */
  record Proceed(Requirement requirement, Change change, Outcome outcome) implements Plan {
    /** Shows something and writes nothing. */
    public static Proceed showing(Requirement requirement, Outcome outcome) {
      return new Proceed(requirement, new Change(0, List.of(), List.of()), outcome);
    }

    /** Whether there is nothing to write and nothing to check in the store. */
    public boolean onlyShows() {
      return change.conditions().isEmpty() && change.writes().isEmpty();
    }

    /** The same plan on one more condition. */
    public Proceed on(Condition condition) {
      List<Condition> conditions = new ArrayList<>(change.conditions());
      conditions.add(condition);
      return new Proceed(
          requirement, new Change(change.dateMillis(), conditions, change.writes()), outcome);
    }
  }
}
