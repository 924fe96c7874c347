package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import java.util.Optional;

/**
 * Answers at once what needs neither the disk nor a right. What it does not answer takes the way of
 * all requests, {@link RequestHandler}. Never blocks: meant for event loops.
 */
public interface QuickHandler {
  /** Answers nothing at once. */
  QuickHandler NONE =
      new QuickHandler() {
        @Override
        public Optional<Outcome> resolve(RequestContext context, Resolution resolution) {
          return Optional.empty();
        }

        @Override
        public void answeredAgain(
            RequestContext context, Resolution resolution, Resolved outcome, long nanos) {}
      };

  /**
   * Answers a resolution whose record is at hand, with what everybody who asks so is shown: from
   * that record alone, until it is changed.
   *
   * @return empty when the disk, rights, a template or a referral would be needed
   */
  Optional<Outcome> resolve(RequestContext context, Resolution resolution);

  /**
   * The same answer was given again without asking; it is counted and logged like any other.
   *
   * @param nanos how long that took
   */
  void answeredAgain(RequestContext context, Resolution resolution, Resolved outcome, long nanos);
}
