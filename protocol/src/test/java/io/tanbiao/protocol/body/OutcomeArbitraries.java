package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.HandleArbitraries;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.protocol.wire.Header;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Answers of every operation, with heads that agree with their outcomes. */
public final class OutcomeArbitraries {
  private static final Set<OpCode> WITHOUT_CONTENT =
      Set.of(
          OpCode.DELETE_HANDLE,
          OpCode.ADD_VALUE,
          OpCode.REMOVE_VALUE,
          OpCode.MODIFY_VALUE,
          OpCode.CHALLENGE_ANSWER,
          OpCode.HOME_PREFIX,
          OpCode.UNHOME_PREFIX,
          OpCode.SESSION_TERMINATE,
          OpCode.SESSION_EXCHANGE_KEY,
          OpCode.BACKUP_SERVER,
          OpCode.LOG_IN);
  private static final Set<OpCode> LISTS =
      Set.of(OpCode.LIST_HANDLES, OpCode.LIST_DERIVED_PREFIXES, OpCode.LIST_HOMED_PREFIXES);

  private OutcomeArbitraries() {}

  /**
   * An outcome with the operation it belongs to.
   *
   * @param opCode the operation; any for errors
   */
  public record Result(OpCode opCode, Outcome outcome) {}

  /** Whole answers, in every version. */
  public static Arbitrary<Answer> answers() {
    return Combinators.combine(
            results(),
            OperationArbitraries.versions(),
            Arbitraries.integers(),
            Arbitraries.integers(),
            Arbitraries.integers().between(Header.UNKNOWN_SITE_SERIAL, 65534),
            Arbitraries.integers().between(0, 255),
            Arbitraries.of(true, false))
        .as(OutcomeArbitraries::answer)
        .withoutEdgeCases();
  }

  /** Outcomes of every kind. */
  public static Arbitrary<Result> results() {
    return Arbitraries.oneOf(values(), changes(), lists(), sessions(), failures())
        .withoutEdgeCases();
  }

  /** Head and digest that agree with the outcome. */
  private static Answer answer(
      Result result,
      ProtocolVersion version,
      int sessionId,
      int flagBits,
      int siteSerial,
      int recursionCount,
      boolean returnsDigest) {
    Outcome outcome = result.outcome();
    boolean typed = version.isAtLeast(ProtocolVersion.TYPED_DIGESTS);
    Octets digest = DigestAlgorithm.of(version).digest(Octets.EMPTY);
    int session = sessionId;
    if (outcome instanceof Challenge challenge) {
      outcome = new Challenge(session, challenge.nonce(), digest);
    } else if (outcome instanceof SessionOpened opened) {
      outcome = new SessionOpened(session, opened.mode(), opened.data());
    }
    boolean hasDigest = typed && (returnsDigest || outcome instanceof Challenge);
    OpFlags flags = new OpFlags(flagBits).without(OpFlags.RRDG | OpFlags.OVRW);
    flags = hasDigest ? flags.with(OpFlags.RRDG) : flags;
    flags = isOverwritten(outcome) ? flags.with(OpFlags.OVRW) : flags;
    AnswerHead head =
        new AnswerHead(version, session, 1, result.opCode(), flags, siteSerial, recursionCount, 99);
    return new Answer(head, hasDigest ? digest : Octets.EMPTY, outcome);
  }

  private static boolean isOverwritten(Outcome outcome) {
    return (outcome instanceof Created created && created.overwritten())
        || (outcome instanceof Done done && done.overwritten());
  }

  private static Arbitrary<Result> values() {
    Arbitrary<Result> resolved =
        Combinators.combine(
                HandleArbitraries.any(), GeneratedValues.lists().map(ValueListCodec::encode))
            .as(Outcome.Resolved::new)
            .map(outcome -> new Result(OpCode.RESOLUTION, outcome));
    return Arbitraries.oneOf(
        resolved,
        sites().map(site -> new Result(OpCode.GET_SITE_INFO, new Outcome.SiteInfo(site))));
  }

  private static Arbitrary<Site> sites() {
    Arbitrary<List<Site.Attribute>> attributes =
        Combinators.combine(GeneratedValues.octets(9), GeneratedValues.octets(9))
            .as(Site.Attribute::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(0, 65535),
            Arbitraries.integers().between(0, 255),
            Arbitraries.of(HashOption.values()),
            GeneratedValues.octets(9),
            attributes,
            servers().list().ofMaxSize(3))
        .as(
            (serial, flags, hash, filter, named, servers) ->
                new Site(1, 2, 11, serial, flags, hash, filter, named, servers));
  }

  private static Arbitrary<SiteServer> servers() {
    Arbitrary<Octets> addresses =
        Arbitraries.bytes().array(byte[].class).ofSize(16).map(Octets::of);
    Arbitrary<List<ServerInterface>> interfaces =
        Combinators.combine(
                Arbitraries.integers().between(0, 255),
                Arbitraries.integers().between(0, 255),
                Arbitraries.integers())
            .as(ServerInterface::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers(), addresses, GeneratedValues.octets(30), interfaces)
        .as(SiteServer::new);
  }

  private static Arbitrary<Result> changes() {
    Arbitrary<Result> created =
        Combinators.combine(HandleArbitraries.any(), Arbitraries.of(true, false))
            .as(Created::new)
            .map(outcome -> new Result(OpCode.CREATE_HANDLE, outcome));
    Arbitrary<Result> done =
        Combinators.combine(Arbitraries.of(WITHOUT_CONTENT), Arbitraries.of(true, false))
            .as((opCode, overwritten) -> new Result(opCode, new Done(overwritten)));
    return Arbitraries.oneOf(created, done);
  }

  private static Arbitrary<Result> lists() {
    return Combinators.combine(Arbitraries.of(LISTS), HandleArbitraries.any().list().ofMaxSize(8))
        .as((opCode, names) -> new Result(opCode, new Outcome.Names(names)));
  }

  private static Arbitrary<Result> sessions() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.integers().between(0, 65535), GeneratedValues.octets(30))
            .as((mode, data) -> new Result(OpCode.SESSION_SETUP, new SessionOpened(0, mode, data))),
        Arbitraries.of(true, false)
            .map(valid -> new Result(OpCode.VERIFY_CHALLENGE, new Outcome.Verified(valid))),
        Arbitraries.longs()
            .map(id -> new Result(OpCode.NEXT_TRANSACTION_ID, new Outcome.TransactionId(id))),
        Arbitraries.of(true, false)
            .map(open -> new Result(OpCode.RETRIEVE_TRANSACTIONS, new Outcome.StreamFollows(open))),
        Arbitraries.just(new Result(OpCode.DUMP_HANDLES, new Outcome.StreamFollows(false))));
  }

  private static Arbitrary<Result> failures() {
    Arbitrary<Outcome> challenges =
        GeneratedValues.octets(20).map(nonce -> new Challenge(0, nonce, Octets.EMPTY));
    Arbitrary<Outcome> referrals =
        Combinators.combine(
                Arbitraries.of(ResponseCode.SERVICE_REFERRAL, ResponseCode.PREFIX_REFERRAL),
                HandleArbitraries.any(),
                GeneratedValues.lists())
            .as(Outcome.Referral::new);
    Arbitrary<Integer> codes =
        Arbitraries.integers().filter(code -> !Set.of(0, 1, 302, 303, 402).contains(code));
    Arbitrary<Outcome> refusals =
        Combinators.combine(codes, Arbitraries.strings().ofMaxLength(20).alpha())
            .as(Outcome.Refused::new);
    return Combinators.combine(
            Arbitraries.integers().map(OpCode::new),
            Arbitraries.oneOf(challenges, referrals, refusals))
        .as(Result::new);
  }
}
