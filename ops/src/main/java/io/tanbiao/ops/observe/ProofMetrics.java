package io.tanbiao.ops.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tanbiao.core.authenticate.ProofThrottle.Bound;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;

/** Counts proofs that were refused unseen, read when somebody looks. */
public final class ProofMetrics implements MeterBinder {
  private final ThrottledAuthenticator authenticator;

  /** Counts the proofs of an authenticator. */
  public ProofMetrics(ThrottledAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Bound bound : Bound.values()) {
      FunctionCounter.builder("tanbiao.proofs.throttled", authenticator, a -> a.refused(bound))
          .description("Proofs refused since too many were wrong, by bound")
          .tag("bound", bound.label())
          .register(registry);
    }
  }
}
