package io.tanbiao.core.pipeline;

import io.tanbiao.core.delegate.Delegations;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Store;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Refers who would change the handle of a derived prefix that is not stored here to the site that
 * an ancestor names (code 303, wire notes §5): peers that know such referrals, and did not ask to
 * be left alone. With DNRF, or when that site is this node, the handle is registered here. Blocks
 * on store reads.
 */
final class Delegated implements RequestHandler {
  /** The first version whose peers follow referrals of administrative requests. */
  private static final ProtocolVersion FOLLOWS_REFERRALS = new ProtocolVersion(2, 10);

  private static final Set<OpCode> WRITES =
      Set.of(
          OpCode.CREATE_HANDLE,
          OpCode.DELETE_HANDLE,
          OpCode.ADD_VALUE,
          OpCode.REMOVE_VALUE,
          OpCode.MODIFY_VALUE);

  private final RequestHandler next;
  private final Store store;
  private final Delegations delegations;

  Delegated(RequestHandler next, Store store, Supplier<Site> here) {
    this.next = next;
    this.store = store;
    this.delegations = new Delegations(store, here);
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    Optional<Outcome> referral =
        mayBeReferred(context, operation)
            ? operation.subject().flatMap(this::referralFor)
            : Optional.empty();
    return referral.isPresent()
        ? CompletableFuture.completedFuture(referral.get())
        : next.handle(context, operation);
  }

  private static boolean mayBeReferred(RequestContext context, Operation operation) {
    return WRITES.contains(operation.opCode())
        && context.answerVersion().isAtLeast(FOLLOWS_REFERRALS)
        && !context.flags().has(OpFlags.DNRF);
  }

  private Optional<Outcome> referralFor(Handle handle) {
    return handle.qualified().administeredPrefix().isPresent()
            && store.find(store.caseRule().key(handle)).isEmpty()
        ? delegations.referralFor(handle)
        : Optional.empty();
  }
}
