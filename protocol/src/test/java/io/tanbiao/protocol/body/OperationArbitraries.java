package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleArbitraries;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DumpHandles;
import io.tanbiao.core.operation.Operation.RetrieveTransactions;
import io.tanbiao.core.operation.Operation.RetrieveTransactions.Since;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Operations with bodies of every form. */
public final class OperationArbitraries {
  private OperationArbitraries() {}

  /** Versions that are answered, around every threshold, and those of odd clients. */
  public static Arbitrary<ProtocolVersion> versions() {
    Arbitrary<ProtocolVersion> deployed =
        Arbitraries.integers().between(0, 11).map(minor -> new ProtocolVersion(2, minor));
    return Arbitraries.oneOf(
        deployed, Arbitraries.of(new ProtocolVersion(5, 0), new ProtocolVersion(3, 0)));
  }

  /** Operations that can be written in any version, and the unknown. */
  public static Arbitrary<Operation> any() {
    return Arbitraries.oneOf(
            resolutions(),
            withHandle(),
            withValues(),
            proofs(),
            sessions(),
            replication(),
            unknown())
        .withoutEdgeCases();
  }

  /** Names and indexes as a peer may send them. */
  public static Arbitrary<Reference> references() {
    return Combinators.combine(HandleArbitraries.any(), Arbitraries.integers())
        .as(Reference::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<Operation> resolutions() {
    return Combinators.combine(
            HandleArbitraries.any(),
            Arbitraries.integers().list().ofMaxSize(4),
            GeneratedValues.types().list().ofMaxSize(4),
            GeneratedValues.octets(6))
        .as(Operation.Resolution::new);
  }

  private static Arbitrary<Operation> withHandle() {
    List<Function<Handle, Operation>> makers =
        List.of(
            Operation.GetSiteInfo::new,
            Operation.DeleteHandle::new,
            Operation.ListHandles::new,
            Operation.ListDerivedPrefixes::new,
            Operation.HomePrefix::new,
            Operation.UnhomePrefix::new,
            Operation.ListHomedPrefixes::new,
            Operation.SessionTerminate::new,
            Operation.NextTransactionId::new,
            Operation.BackupServer::new);
    return Combinators.combine(Arbitraries.of(makers), HandleArbitraries.any()).as(Function::apply);
  }

  private static Arbitrary<Operation> withValues() {
    Arbitrary<Handle> names = HandleArbitraries.any();
    return Arbitraries.oneOf(
        Combinators.combine(names, GeneratedValues.lists()).as(Operation.CreateHandle::new),
        Combinators.combine(names, GeneratedValues.lists()).as(Operation.AddValues::new),
        Combinators.combine(names, GeneratedValues.lists()).as(Operation.ModifyValues::new),
        Combinators.combine(names, Arbitraries.integers().list().ofMaxSize(9))
            .as(Operation.RemoveValues::new));
  }

  private static Arbitrary<Operation> proofs() {
    Arbitrary<Octets> octets = GeneratedValues.octets(40);
    return Arbitraries.oneOf(
        Combinators.combine(octets, references(), octets).as(Operation.ChallengeAnswer::new),
        Combinators.combine(references(), octets, digests(), octets)
            .as(Operation.VerifyChallenge::new),
        references().map(Operation.LogIn::new));
  }

  /** Raw, or a type and the digest. */
  private static Arbitrary<Octets> digests() {
    Arbitrary<Octets> typed =
        Arbitraries.of(DigestAlgorithm.values())
            .map(
                algorithm ->
                    Octets.concat(
                        Octets.of((byte) algorithm.number()), algorithm.digest(Octets.EMPTY)));
    return Arbitraries.oneOf(typed, GeneratedValues.octets(40));
  }

  private static Arbitrary<Operation> sessions() {
    Arbitrary<Operation> withKey =
        Combinators.combine(
                Arbitraries.of(1, 4),
                Arbitraries.integers(),
                references(),
                GeneratedValues.octets(40))
            .as((mode, seconds, who, key) -> setup(mode, seconds, who, key, Optional.empty()));
    Arbitrary<Operation> withReference =
        Combinators.combine(Arbitraries.integers(), references(), references())
            .as((seconds, who, key) -> setup(3, seconds, who, Octets.EMPTY, Optional.of(key)));
    Arbitrary<Operation> without =
        Combinators.combine(
                Arbitraries.of(0, 2, 5, 9, 0xffff), Arbitraries.integers(), references())
            .as((mode, seconds, who) -> setup(mode, seconds, who, Octets.EMPTY, Optional.empty()));
    Arbitrary<Operation> exchange =
        GeneratedValues.octets(40).map(Operation.SessionExchangeKey::new);
    return Arbitraries.oneOf(withKey, withReference, without, exchange);
  }

  private static Operation setup(
      int mode, int seconds, Reference who, Octets key, Optional<Reference> reference) {
    return new Operation.SessionSetup(mode, seconds, who, key, reference);
  }

  private static Arbitrary<Operation> replication() {
    Arbitrary<Integer> hashOptions = Arbitraries.integers().between(0, 255);
    Arbitrary<Since> since =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Since.Transaction::new);
    Arbitrary<Optional<DumpHandles.ResumePoint>> resume =
        Combinators.combine(GeneratedValues.octets(20), Arbitraries.integers())
            .as(DumpHandles.ResumePoint::new)
            .optional();
    return Arbitraries.oneOf(
        Combinators.combine(since, hashOptions, Arbitraries.integers(), Arbitraries.integers())
            .as(RetrieveTransactions::new),
        Combinators.combine(hashOptions, Arbitraries.integers(), Arbitraries.integers(), resume)
            .as(DumpHandles::new));
  }

  private static Arbitrary<Operation> unknown() {
    Arbitrary<OpCode> numbers =
        Arbitraries.integers()
            .map(OpCode::new)
            .filter(opCode -> !Requests.opCodes().contains(opCode));
    return Combinators.combine(numbers, GeneratedValues.octets(30)).as(Operation.Unknown::new);
  }
}
