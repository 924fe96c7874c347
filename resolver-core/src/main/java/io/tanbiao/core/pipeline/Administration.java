package io.tanbiao.core.pipeline;

import io.tanbiao.core.administer.Authorizer;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.Requirement;
import io.tanbiao.core.administer.Verdict;
import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.authenticate.PendingChallenges;
import io.tanbiao.core.authenticate.PendingChallenges.Pending;
import io.tanbiao.core.authenticate.PendingChallenges.Taken;
import io.tanbiao.core.authenticate.ProofAttempt;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.LogIn;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.peer.Inquiry.Gap;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.throttle.PeerNetwork;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Carries out requests that need rights: plan, challenge, judge the identity, check its proof, plan
 * again, commit (wire notes §4). What needs nothing skips the challenge.
 *
 * <p>An identity that is proven already, by a session or otherwise, skips challenge and proof and
 * nothing else. The challenges of a session carry its id, and it belongs to who it was opened for
 * once that identity answered one, until its keys change. What is wrong whoever asks is said before
 * any challenge. An identity without the right is told so (400, 401) before its proof is checked
 * (403), as deployed servers do. Blocks on store reads and cryptographic work, so it must not be
 * called on an event loop.
 */
final class Administration implements RequestHandler {
  /** How often a request is planned anew because another one changed the record in between. */
  static final int MAX_ATTEMPTS = 8;

  /** The words of deployed servers, by which people find this answer. */
  private static final String NO_SUCH_CHALLENGE =
      "Invalid session id or session time out. Please try again.";

  private static final Refused NO_MAC =
      Refused.with(ResponseCode.INVALID_CREDENTIAL, "Session request missing MAC code.");

  private static final Refused NO_ANSWER =
      Refused.with(ResponseCode.AUTHENTICATION_ERROR, "A group at another server is not known");

  private final Store store;
  private final Map<OpCode, Planner> planners;
  private final Authorizer authorizer;
  private final ThrottledAuthenticator authenticator;
  private final PendingChallenges challenges;
  private final LogIns logIns;
  private final Workers workers;
  private final Peering peering;
  private final Workers elsewhere;

  /**
   * Carries out the operations that have a planner, and answers to the challenges given for them.
   */
  Administration(Pipeline.Parts parts, Map<OpCode, Planner> planners, Workers workers) {
    this.store = parts.store();
    this.planners = Map.copyOf(planners);
    this.authorizer = new Authorizer(parts.store(), parts.serverAdministrators());
    this.authenticator = parts.authenticator();
    this.logIns = new LogIns(parts.store().caseRule());
    this.challenges = new PendingChallenges(parts.clock(), parts.random(), parts.challengeLife());
    this.workers = workers;
    this.peering = parts.peering();
    this.elsewhere = new Workers(peering.executor());
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    if (operation instanceof ChallengeAnswer answer) {
      return peering.concerns(answer.identity())
          ? asking(inquiry -> completeChallenged(context, answer, inquiry))
          : completeChallenged(context, answer, peering.silent());
    } else if (operation instanceof LogIn) {
      return CompletableFuture.completedFuture(
          logIns.begin(context).orElseGet(() -> challenge(context, operation)));
    }
    Plan plan = planFor(context, operation);
    if (plan instanceof Plan.Answer answer) {
      return CompletableFuture.completedFuture(answer.outcome());
    } else if (context.asker() instanceof Asker.Member member && !member.vouched()) {
      return CompletableFuture.completedFuture(NO_MAC);
    }
    return attempt(
        new Errand(context, operation, identityOf(context.asker())),
        plan,
        MAX_ATTEMPTS,
        peering.silent());
  }

  /**
   * Who proved itself by keys that were changed or removed since has to prove itself again, and so
   * has, after a while, who did by keys that other servers hold.
   */
  private Optional<Reference> identityOf(Asker asker) {
    Optional<Octets> keysAtProof = asker.keysAtProof();
    return asker
        .identity()
        .filter(name -> keysAtProof.isEmpty() || authenticator.remembers(name, keysAtProof.get()));
  }

  /** Goes on where waiting for other servers keeps nobody else waiting. */
  private CompletionStage<Outcome> asking(Function<Inquiry, CompletionStage<Outcome>> work) {
    Inquiry inquiry = peering.asking();
    return elsewhere.run(() -> work.apply(inquiry));
  }

  private Outcome challenge(RequestContext context, Operation operation) {
    if (!context.canBeChallenged()) {
      return Refused.with(ResponseCode.AUTHENTICATION_NEEDED);
    }
    Octets nonce = challenges.newNonce();
    Optional<Integer> sessionId = challenges.keep(context, operation, nonce);
    return sessionId.isPresent()
        ? new Outcome.Challenge(sessionId.get(), nonce, context.digest())
        : Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many challenges are open");
  }

  /**
   * A wrong proof counts against the address that the challenge was sent to: who answers knows its
   * id, so he is there, while the address of an answer over UDP may be forged. The challenges of a
   * session have its id, which who opened it knows, wherever they are sent to: there it counts
   * against the address that opened it.
   */
  private CompletionStage<Outcome> completeChallenged(
      RequestContext context, ChallengeAnswer answer, Inquiry inquiry) {
    if (context.asker() instanceof Asker.Member member) {
      ProofAttempt attempt = authenticator.attempt(answer, member.session().openedFrom(), inquiry);
      Taken taken = challenges.take(member.session(), one -> attempt.isFor(one.signed()));
      return complete(taken, new Reply(context, answer, attempt), inquiry);
    }
    Taken taken = challenges.take(context.sessionId());
    RequestContext told = taken instanceof Taken.Found found ? found.request().context() : context;
    ProofAttempt attempt = authenticator.attempt(answer, PeerNetwork.of(told.peer()), inquiry);
    return complete(taken, new Reply(context, answer, attempt), inquiry);
  }

  private CompletionStage<Outcome> complete(Taken taken, Reply reply, Inquiry inquiry) {
    if (taken instanceof Taken.Found found) {
      Pending pending = found.request();
      return execute(pending, reply, inquiry)
          .thenApply(
              outcome ->
                  new OfChallenged(
                      pending.operation().opCode(),
                      pending.context().flags(),
                      pending.context().sessionId(),
                      pending.context().answerVersion(),
                      outcome));
    }
    return CompletableFuture.completedFuture(
        taken instanceof Taken.Late
            ? Refused.with(ResponseCode.AUTHENTICATION_TIMED_OUT)
            : Refused.with(ResponseCode.SESSION_TIMED_OUT, NO_SUCH_CHALLENGE));
  }

  /** Rights first, then the proof; both again if the record changes before the commit. */
  private CompletionStage<Outcome> execute(Pending pending, Reply reply, Inquiry inquiry) {
    if (pending.operation() instanceof LogIn) {
      return CompletableFuture.completedFuture(logIns.complete(pending, reply));
    }
    Errand errand =
        new Errand(pending.context(), pending.operation(), Optional.of(reply.answer().identity()));
    Plan plan = planFor(errand.context(), errand.operation());
    Optional<Outcome> refusal = refusalOf(plan, errand, inquiry);
    if (refusal.isPresent()) {
      return inquiry.gap() == Gap.NOT_ASKED
          ? asking(other -> execute(pending, reply, other))
          : CompletableFuture.completedFuture(refusal.get());
    }
    Checked checked = reply.attempt().check(pending.signed());
    if (!checked.isValid()) {
      return CompletableFuture.completedFuture(checked.refusal());
    }
    if (pending.context().asker() instanceof Asker.Member member) {
      member.session().proved(reply.answer().identity(), checked.keys());
    }
    return attempt(errand, plan, MAX_ATTEMPTS, inquiry);
  }

  /** Judges the identity, which is proven or challenged now, and commits. */
  private CompletionStage<Outcome> attempt(
      Errand errand, Plan plan, int attempts, Inquiry inquiry) {
    Optional<Outcome> refusal = refusalOf(plan, errand, inquiry);
    if (refusal.isPresent()) {
      return inquiry.gap() == Gap.NOT_ASKED
          ? asking(other -> attemptAnew(errand, attempts, other))
          : CompletableFuture.completedFuture(refusal.get());
    }
    if (plan instanceof Plan.Show show) {
      return CompletableFuture.completedFuture(show.outcome().get());
    }
    Plan.Proceed proceed = (Plan.Proceed) plan;
    return store
        .commit(proceed.change())
        .thenCompose(
            commit ->
                commit instanceof Commit.Done
                    ? CompletableFuture.completedFuture(proceed.outcome())
                    : workers.run(() -> attemptAnew(errand, attempts - 1, peering.silent())));
  }

  /**
   * Somebody else changed what the plan saw: the rules and the rights are asked again. Not on the
   * thread that acknowledges commits, since this reads and commits.
   */
  private CompletionStage<Outcome> attemptAnew(Errand errand, int attempts, Inquiry inquiry) {
    return attempts > 0
        ? attempt(errand, planFor(errand.context(), errand.operation()), attempts, inquiry)
        : CompletableFuture.completedFuture(
            Refused.with(ResponseCode.SERVER_TOO_BUSY, "The record is being changed by others"));
  }

  private Optional<Outcome> refusalOf(Plan plan, Errand errand, Inquiry inquiry) {
    if (plan instanceof Plan.Answer answer) {
      return Optional.of(answer.outcome());
    }
    Requirement requirement = ((Plan.Restricted) plan).requirement();
    if (requirement instanceof Requirement.Nothing) {
      return Optional.empty();
    } else if (errand.identity().isEmpty()) {
      return Optional.of(challenge(errand.context(), errand.operation()));
    }
    Verdict verdict = authorizer.judge(requirement, errand.identity().get(), inquiry);
    return verdict == Verdict.GRANTED
        ? Optional.empty()
        : Optional.of(refusalFor(verdict, inquiry.gap()));
  }

  /** An identity is told that it has no right only when all groups were seen. */
  private static Refused refusalFor(Verdict verdict, Gap gap) {
    return switch (gap) {
      case NONE, NOT_ASKED -> Refused.with(verdict.refusal());
      case BUSY -> Workers.NO_ROOM;
      case FAILED -> NO_ANSWER;
    };
  }

  private Plan planFor(RequestContext context, Operation operation) {
    return planners.get(operation.opCode()).plan(operation, context.flags());
  }

  /**
   * An answer to a challenge.
   *
   * @param context of the request that brought it
   * @param attempt the check of it
   */
  record Reply(RequestContext context, ChallengeAnswer answer, ProofAttempt attempt) {}

  /**
   * A request.
   *
   * @param identity it is carried out for; empty as long as nobody is proven
   */
  private record Errand(
      RequestContext context, Operation operation, Optional<Reference> identity) {}
}
