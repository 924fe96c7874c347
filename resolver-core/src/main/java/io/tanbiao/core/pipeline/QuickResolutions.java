package io.tanbiao.core.pipeline;

import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.resolve.Resolver;
import io.tanbiao.core.store.Lookup;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Resolutions of records that are in memory, under prefixes that are known to be homed. The rules
 * are those of {@link Resolver}; whatever is more than reading one record is left to {@link
 * Pipeline}.
 */
final class QuickResolutions implements QuickHandler {
  /** The longest record that is looked through on an event loop. */
  static final int MAX_RECORD_OCTETS = 16_384;

  private final Store store;
  private final HomedPrefixes homed;
  private final Resolver resolver;
  private final List<RequestObserver> observers;

  QuickResolutions(
      Store store, HomedPrefixes homed, Resolver resolver, List<RequestObserver> observers) {
    this.store = store;
    this.homed = homed;
    this.resolver = resolver;
    this.observers = List.copyOf(observers);
  }

  @Override
  public Optional<Outcome> resolve(RequestContext context, Resolution resolution) {
    long start = System.nanoTime();
    Optional<Outcome> outcome = outcomeOf(context, resolution);
    outcome.ifPresent(answer -> tell(context, resolution, answer, System.nanoTime() - start));
    return outcome;
  }

  @Override
  public void answeredAgain(
      RequestContext context, Resolution resolution, Resolved outcome, long nanos) {
    tell(context, resolution, outcome, nanos);
  }

  private Optional<Outcome> outcomeOf(RequestContext context, Resolution resolution) {
    Handle handle = resolution.handle();
    if (!homed.isKnown(handle.prefix()) || Resolver.isStatus(handle)) {
      return Optional.empty();
    }
    try {
      return store.findWithoutBlocking(store.caseRule().key(handle)) instanceof Lookup.Found found
          ? outcomeOf(found.record(), context, resolution)
          : Optional.empty();
    } catch (StoreException e) {
      // What is wrong with the store is said by the way that all requests can take.
      return Optional.empty();
    }
  }

  private Optional<Outcome> outcomeOf(
      HandleRecord record, RequestContext context, Resolution resolution) {
    if (record.stored().length() > MAX_RECORD_OCTETS) {
      return Optional.empty();
    }
    return resolver.plan(record, resolution, context.flags()) instanceof Plan.Answer answer
        ? Optional.of(answer.outcome())
        : Optional.empty();
  }

  private void tell(RequestContext context, Resolution resolution, Outcome outcome, long nanos) {
    for (RequestObserver observer : observers) {
      observer.answered(context, resolution, outcome, nanos);
    }
  }
}
