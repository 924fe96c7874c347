package io.tanbiao.core.pipeline;

import static java.util.Map.entry;

import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.authenticate.Verification;
import io.tanbiao.core.delegate.HandleListing;
import io.tanbiao.core.delegate.PrefixHoming;
import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.register.Registrar;
import io.tanbiao.core.resolve.Resolver;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The order of duties that every request passes, written in this one place:
 *
 * <ol>
 *   <li>{@link Observed}: count it and log it when it is answered
 *   <li>{@link Guarded}: whatever goes wrong below becomes an answer
 *   <li>{@link OpenLists}: not too many lists at a time
 *   <li>{@link OffEventLoop}: leave the event loop, or say busy
 *   <li>{@link Claims}: does it belong to the session it names
 *   <li>{@link Responsible}: is the name ours
 *   <li>{@link Delegated}: does it live at a site that an ancestor of its prefix names
 *   <li>{@link OperationRouter}: the rules of the operation; {@link Administration} challenges,
 *       judges rights and checks proofs for those that need it
 * </ol>
 *
 * <p>Most requests are resolutions of public records that are in memory. {@link QuickResolutions}
 * answers those by the same rules without leaving the event loop, and leaves all others to this
 * order of duties.
 */
public final class Pipeline implements RequestHandler, QuickHandler {

  /**
   * What the duties work with.
   *
   * @param store holds everything
   * @param site the site record of this server, as it is now
   * @param serverAdministrators who administers the node
   * @param challengeLife how long a challenge can be answered
   * @param clock the time
   * @param random makes nonces and session ids
   * @param lanes run what may block
   * @param observers are told of every answer
   * @param sessions opens and ends sessions (ops 400 to 402); blocks
   * @param authenticator checks every proof of the node
   * @param peering asks other nodes for keys and groups that they hold
   * @param rules what is up to whoever runs the node
   */
  public record Parts(
      Store store,
      Supplier<Site> site,
      ServerAdministrators serverAdministrators,
      Duration challengeLife,
      Clock clock,
      SecureRandom random,
      Lanes lanes,
      List<RequestObserver> observers,
      RequestHandler sessions,
      ThrottledAuthenticator authenticator,
      Peering peering,
      NodeRules rules) {}

  /** What deployed servers say to this operation (captures 254 to 256). */
  private static final Outcome NO_NEXT_TRANSACTION_ID =
      Outcome.Refused.with(
          ResponseCode.OPERATION_NOT_SUPPORTED,
          "Next txn id no longer supported; upgrade required");

  private final RequestHandler duties;
  private final QuickHandler quick;

  private Pipeline(RequestHandler duties, QuickHandler quick) {
    this.duties = duties;
    this.quick = quick;
  }

  /** Puts the duties together. */
  public static Pipeline of(Parts parts) {
    Workers workers = new Workers(parts.lanes().ordinary());
    NodeStatus status = new NodeStatus(parts.store(), parts.clock());
    Resolver resolver = new Resolver(parts.store(), parts.site(), status);
    HomedPrefixes homed = new HomedPrefixes(parts.store());
    parts.store().watch(homed);
    List<RequestObserver> observers = new ArrayList<>(parts.observers());
    observers.add(status);
    RequestHandler router =
        new OperationRouter(handlers(parts, workers, planners(parts, resolver)));
    return new Pipeline(
        new Observed(new Guarded(rules(parts, router, homed)), observers),
        new QuickResolutions(parts.store(), homed, resolver, observers));
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return duties.handle(context, operation);
  }

  @Override
  public Optional<Outcome> resolve(RequestContext context, Resolution resolution) {
    return quick.resolve(context, resolution);
  }

  @Override
  public void answeredAgain(
      RequestContext context, Resolution resolution, Resolved outcome, long nanos) {
    quick.answeredAgain(context, resolution, outcome, nanos);
  }

  private static RequestHandler rules(Parts parts, RequestHandler router, HomedPrefixes homed) {
    RequestHandler delegated = new Delegated(router, parts.store(), parts.site());
    RequestHandler responsible =
        new Responsible(delegated, new Responsibility(parts.store()), homed);
    RequestHandler offEventLoop = new OffEventLoop(new Claims(responsible), parts.lanes());
    return new OpenLists(offEventLoop, parts.rules());
  }

  private static Map<OpCode, RequestHandler> handlers(
      Parts parts, Workers workers, Map<OpCode, Planner> planners) {
    Map<OpCode, RequestHandler> handlers = new HashMap<>();
    handlers.put(
        OpCode.GET_SITE_INFO,
        (context, operation) ->
            CompletableFuture.completedFuture(new Outcome.SiteInfo(parts.site().get())));
    handlers.put(
        OpCode.VERIFY_CHALLENGE,
        (context, operation) ->
            CompletableFuture.completedFuture(
                verified(parts.authenticator().verify((VerifyChallenge) operation, context))));
    Administration administration = new Administration(parts, planners, workers);
    planners.keySet().forEach(opCode -> handlers.put(opCode, administration));
    handlers.put(OpCode.CHALLENGE_ANSWER, administration);
    handlers.put(OpCode.LOG_IN, administration);
    handlers.put(
        OpCode.NEXT_TRANSACTION_ID,
        (context, operation) -> CompletableFuture.completedFuture(NO_NEXT_TRANSACTION_ID));
    handlers.put(OpCode.SESSION_SETUP, parts.sessions());
    handlers.put(OpCode.SESSION_TERMINATE, parts.sessions());
    handlers.put(OpCode.SESSION_EXCHANGE_KEY, parts.sessions());
    return handlers;
  }

  /** A wrong answer is an answer to the question; one that was not looked at is none. */
  private static Outcome verified(Checked checked) {
    return checked.verification() == Verification.THROTTLED
        ? checked.refusal()
        : new Outcome.Verified(checked.isValid());
  }

  private static Map<OpCode, Planner> planners(Parts parts, Resolver resolver) {
    Planner registrar =
        new Registrar(
            parts.store(),
            parts.clock(),
            () -> randomUuid(parts.random()),
            parts.rules().honoursPublicWrite());
    Function<NameCursor.Reader, NameCursor> lists =
        reader -> new WorkedNames(reader, parts.lanes().ordinary());
    Planner homing = new PrefixHoming(parts.store(), parts.clock(), lists);
    Planner listing = new HandleListing(parts.store(), lists);
    return Map.ofEntries(
        entry(OpCode.RESOLUTION, resolver),
        entry(OpCode.CREATE_HANDLE, registrar),
        entry(OpCode.DELETE_HANDLE, registrar),
        entry(OpCode.ADD_VALUE, registrar),
        entry(OpCode.REMOVE_VALUE, registrar),
        entry(OpCode.MODIFY_VALUE, registrar),
        entry(OpCode.LIST_HANDLES, listing),
        entry(OpCode.LIST_DERIVED_PREFIXES, listing),
        entry(OpCode.HOME_PREFIX, homing),
        entry(OpCode.UNHOME_PREFIX, homing),
        entry(OpCode.LIST_HOMED_PREFIXES, homing));
  }

  /** A random (version 4) UUID from the given source. */
  private static UUID randomUuid(SecureRandom random) {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }
}
