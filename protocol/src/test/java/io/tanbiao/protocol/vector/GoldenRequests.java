package io.tanbiao.protocol.vector;

import static io.tanbiao.protocol.vector.Golden.request;
import static io.tanbiao.protocol.vector.Samples.ADMIN;
import static io.tanbiao.protocol.vector.Samples.HS_ADMIN;
import static io.tanbiao.protocol.vector.Samples.MD5;
import static io.tanbiao.protocol.vector.Samples.NONCE;
import static io.tanbiao.protocol.vector.Samples.RECORD;
import static io.tanbiao.protocol.vector.Samples.RICH;
import static io.tanbiao.protocol.vector.Samples.SHA1;
import static io.tanbiao.protocol.vector.Samples.SHA256;
import static io.tanbiao.protocol.vector.Samples.SLASH;
import static io.tanbiao.protocol.vector.Samples.URL;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DumpHandles;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.RetrieveTransactions;
import io.tanbiao.core.operation.Operation.RetrieveTransactions.Since;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests of wire notes §3 and §8. */
final class GoldenRequests {
  private static final Octets PROOF = Octets.concat(Octets.hex("02"), SHA1);

  private GoldenRequests() {}

  static Stream<Golden> all() {
    return Stream.of(resolutions(), writes(), lists(), proofs(), sessions(), replication())
        .flatMap(List::stream);
  }

  private static List<Golden> resolutions() {
    Octets url = Octets.utf8("URL");
    Octets belowUrl = Octets.utf8("URL.");
    Octets site = Octets.utf8("HS_SITE");
    return List.of(
        request(
            "s3/resolution-request",
            new Resolution(RECORD, List.of(2, 100), List.of(belowUrl, site), Octets.EMPTY)),
        request("s3/resolution-request-all", Resolution.ofAll(Handle.of("88.300/测试"))),
        request(
            "s3/resolution-request-with-token",
            new Resolution(RECORD, List.of(), List.of(url), Octets.utf8("abcd"))),
        request("s3/resolution-request-empty-name", Resolution.ofAll(Handle.of(""))),
        request("s3/site-info-request", new Operation.GetSiteInfo(SLASH)),
        request(
            "s3/unknown-request",
            new Operation.Unknown(new OpCode(777), Octets.hex("0102030405"))));
  }

  private static List<Golden> writes() {
    return List.of(
        request(
            "s3/create-request", new Operation.CreateHandle(RECORD, List.of(URL, RICH, HS_ADMIN))),
        request(
            "s3/create-request-no-values",
            new Operation.CreateHandle(Handle.of("88.300/NONE"), List.of())),
        request("s3/delete-request", new Operation.DeleteHandle(RECORD)),
        request("s3/add-request", new Operation.AddValues(RECORD, List.of(URL))),
        request("s3/remove-request", new Operation.RemoveValues(RECORD, List.of(2, -3))),
        request("s3/modify-request", new Operation.ModifyValues(RECORD, List.of(RICH))),
        request("s3/home-request", new Operation.HomePrefix(Handle.of("0.NA/88.303"))),
        request("s3/unhome-request", new Operation.UnhomePrefix(Handle.of("0.NA/88.303"))),
        request("s3/backup-request", new Operation.BackupServer(SLASH)));
  }

  private static List<Golden> lists() {
    return List.of(
        request("s3/list-request", new Operation.ListHandles(Handle.of("0.NA/88.300"))),
        request(
            "s3/list-derived-request", new Operation.ListDerivedPrefixes(Handle.of("0.NA/88.312"))),
        request("s3/list-homed-request", new Operation.ListHomedPrefixes(SLASH)));
  }

  private static List<Golden> proofs() {
    Reference key = new Reference(Handle.of("88.300/ADMIN"), 301);
    return List.of(
        request(
                "s3/challenge-answer-request",
                new Operation.ChallengeAnswer(Octets.utf8("HS_SECKEY"), key, PROOF))
            .session(17)
            .request(0x40682bc3)
            .serial(-1),
        verify("s3/verify-request-bytes", SHA1).flags(0x59800000),
        verify("s3/verify-request-typed-md5", Octets.concat(Octets.hex("01"), MD5)),
        verify("s3/verify-request-typed-sha1", Octets.concat(Octets.hex("02"), SHA1)),
        verify("s3/verify-request-typed-sha256", Octets.concat(Octets.hex("03"), SHA256)),
        request("s3/log-in-request", new Operation.LogIn(ADMIN)).version(2, 10),
        request("s3/log-in-request-without-credential-word", new Operation.LogIn(ADMIN))
            .version(2, 10));
  }

  private static Golden verify(String vector, Octets digest) {
    Reference key = new Reference(Handle.of("88.300/USER"), 301);
    return request(vector, new VerifyChallenge(key, NONCE, digest, PROOF));
  }

  private static List<Golden> sessions() {
    Reference nobody = new Reference(Handle.of(""), -1);
    Reference keyHandle = new Reference(Handle.of("88.300/KEY"), 7);
    Octets publicKey =
        Octets.hex("c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7");
    return List.of(
        setup("client-key", 1, Octets.hex("010203"), Optional.empty()).flags(0x59800000).serial(-1),
        setup("server-key", 2, Octets.EMPTY, Optional.empty()),
        setup("handle-key", 3, Octets.EMPTY, Optional.of(keyHandle)),
        request(
                "s3/session-setup-request-diffie-hellman",
                new SessionSetup(4, 86400, nobody, publicKey, Optional.empty()))
            .flags(0x59800000),
        setup("unknown-mode", 9, Octets.EMPTY, Optional.empty()),
        request("s3/session-terminate-request", new Operation.SessionTerminate(SLASH)).session(91),
        request(
                "s3/session-exchange-key-request",
                new Operation.SessionExchangeKey(Octets.hex("0001020304050607")))
            .session(91));
  }

  private static Golden setup(
      String kind, int mode, Octets publicKey, Optional<Reference> keyReference) {
    return request(
        "s3/session-setup-request-" + kind,
        new SessionSetup(mode, 3600, ADMIN, publicKey, keyReference));
  }

  private static List<Golden> replication() {
    Since last = new Since.Transaction(58, 1_795_165_591_805L);
    return List.of(
        request("s3/next-transaction-id-request", new Operation.NextTransactionId(SLASH)),
        retrieve("2-8", last).version(2, 8).suggesting(0, 0),
        retrieve("2-9", last).version(2, 9).suggesting(0, 0),
        retrieve("2-11", new Since.Transaction(-1, 0)),
        retrieve("state", new Since.State(Octets.utf8("{\"ownName\":\"x\"}"))),
        request("s8/dump-handles-request", new DumpHandles(2, 3, 1, Optional.empty())),
        request(
            "s8/dump-handles-request-resumed",
            new DumpHandles(
                2,
                3,
                1,
                Optional.of(new DumpHandles.ResumePoint(Octets.utf8("88.302/L-1500"), 2)))));
  }

  private static Golden retrieve(String kind, Since since) {
    return request(
        "s8/retrieve-transactions-request-" + kind, new RetrieveTransactions(since, 2, 3, 1));
  }
}
