package io.tanbiao.protocol.vector;

import static io.tanbiao.protocol.vector.Golden.answer;
import static io.tanbiao.protocol.vector.Golden.request;
import static io.tanbiao.protocol.vector.Samples.RECORD;
import static io.tanbiao.protocol.vector.Samples.SLASH;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DumpHandles;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.RetrieveTransactions;
import io.tanbiao.core.operation.Operation.RetrieveTransactions.Since;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages of the official client and server, taken from captures. */
final class GoldenCaptured {
  private static final int YEAR_2030 = 0x70dbd880;
  private static final Resolution ALL = Resolution.ofAll(RECORD);

  private GoldenCaptured() {}

  static Stream<Golden> all() {
    return Stream.of(resolutions(), administration(), challenges(), replication(), handMade())
        .flatMap(List::stream);
  }

  private static List<Golden> resolutions() {
    HandleValue url = HandleValue.of(1, "URL", "https://example.org/2").at(1_767_323_045);
    Octets values = ValueListCodec.encode(List.of(url));
    Resolution restricted =
        new Resolution(Handle.of("88.300/REC-1"), List.of(5), List.of(), Octets.EMPTY);
    MessageCredential mac =
        new MessageCredential(
            0,
            0,
            new Reference(Handle.of(""), 1),
            MessageCredential.MAC,
            Octets.utf8("HMAC-SHA256"),
            Octets.hex("921c06f6a15f295781d6d751fcb2e0b087fa05428e1a6cef65ed38ec59dca320"));
    return List.of(
        request("captured/resolution-request", ALL).expiring(0x6b00b61d),
        answer(
                "captured/resolution-answer",
                OpCode.RESOLUTION,
                new Outcome.Resolved(RECORD, values))
            .expiring(0x6b00b61d),
        request("captured/utf8-resolution-request", Resolution.ofAll(Handle.of("88.300/碳/铝")))
            .request(0x0a00000a)
            .expiring(0x6b00b61e),
        answer(
                "captured/handle-not-found",
                OpCode.RESOLUTION,
                Refused.with(ResponseCode.HANDLE_NOT_FOUND))
            .request(0x0a00000b)
            .expiring(0x6b00b61e),
        request("captured/session-resolution-request", restricted)
            .session(11)
            .request(0x3a6b60ed)
            .flags(0x18000000)
            .expiring(0x6b00b621)
            .credential(mac));
  }

  private static List<Golden> administration() {
    Outcome.Created created = new Outcome.Created(Handle.of("88.300/NEW-1"), false);
    Outcome.Created minted =
        new Outcome.Created(Handle.of("88.300/e4b587f1-dfe1-4528-a74c-565ccdcc4a60"), false);
    List<Handle> homed =
        Stream.of("0.NA", "88", "88.300", "88.302", "88.303", "88.312")
            .map(prefix -> Handle.of("0.NA/" + prefix))
            .toList();
    return List.of(
        answer("captured/create-answer", OpCode.CREATE_HANDLE, created)
            .request(0x40682bc3)
            .expiring(0x6b00b624),
        answer("captured/mint-answer", OpCode.CREATE_HANDLE, minted)
            .request(0x7c490533)
            .flags(0x99200000)
            .expiring(0x6b00b629),
        request("captured/home-request", new Operation.HomePrefix(Handle.of("0.NA/88.303")))
            .request(0x0a000063)
            .expiring(0x6b00b62d),
        answer("captured/list-homed-answer", OpCode.LIST_HOMED_PREFIXES, new Outcome.Names(homed))
            .request(0x6ccebaa5)
            .expiring(0x6b00b62e),
        answer(
                "captured/invalid-value-2-4",
                OpCode.ADD_VALUE,
                Refused.with(ResponseCode.VALUE_ALREADY_EXISTS, "Value indexes must be positive"))
            .version(2, 4)
            .request(0x0a00017d)
            .flags(0x90000000)
            .expiring(0x6b00b661));
  }

  private static List<Golden> challenges() {
    Octets nonce = Octets.hex("4e5ef4bd5dd041fb8dd1f574399ab3c5");
    Octets digest = Octets.hex("9cf5770d801af7a6edc1e5676dae1eb74ce10ff3fd49cd50fb3cb2183db0b201");
    Octets proof =
        Octets.hex(
            "2200000010cfb8db450a813fc1e7a1099d75ea880700002710000000a0"
                + "00000014cdc42cd7070f5b048166353ddcfcac6d44640690");
    Outcome.Challenge old =
        new Outcome.Challenge(
            122,
            Octets.hex("3e857331b5d3fcfea7a1f4016d2adf78"),
            Octets.hex("66a721bfa6af28e1266df624daebb691"));
    return List.of(
        answer(
                "captured/create-challenge",
                OpCode.CREATE_HANDLE,
                new Outcome.Challenge(17, nonce, digest))
            .session(17)
            .request(0x0a000037)
            .flags(0x99800000)
            .expiring(0x6b00b624)
            .digest(digest),
        request(
                "captured/challenge-answer-request",
                new Operation.ChallengeAnswer(
                    Octets.utf8("HS_SECKEY"), new Reference(Handle.of("88.300/ADMIN"), 301), proof))
            .session(17)
            .request(0x40682bc3)
            .serial(-1)
            .expiring(0x6b00b624),
        answer("captured/challenge-2-0", OpCode.DELETE_HANDLE, old)
            .version(2, 0)
            .session(122)
            .request(0x0a000125)
            .flags(0x90000000)
            .expiring(0x6b00b652),
        request(
                "captured/verify-request",
                new Operation.VerifyChallenge(
                    new Reference(Handle.of("88.300/USER"), 301),
                    Samples.NONCE,
                    Octets.hex("fe2013a4feafb841dae8cb0d68e6b47d33ae2d67"),
                    Octets.hex("02d8acc042eda3acafd4f2f711ed28cf430b0a45af")))
            .request(0x0a0000a0)
            .flags(0x59800000)
            .expiring(0x6b00b639));
  }

  private static List<Golden> replication() {
    Octets resumeAt = Octets.utf8("88.302/L-1500");
    return List.of(
        answer(
                "captured/next-transaction-id-refused",
                OpCode.NEXT_TRANSACTION_ID,
                Refused.with(
                    ResponseCode.OPERATION_NOT_SUPPORTED,
                    "Next txn id no longer supported; upgrade required"))
            .request(0x0a00014c)
            .expiring(0x6b00b65a),
        retrieve("2-3", 58)
            .version(2, 3)
            .suggesting(0, 0)
            .request(0x0a000170)
            .flags(0)
            .serial(-1)
            .expiring(YEAR_2030),
        retrieve("2-11", 72).request(0x0a000188).flags(0x59000000).expiring(0x6b00b663),
        request(
                "captured/dump-handles-request-resumed",
                new DumpHandles(2, 400, 5, Optional.of(new DumpHandles.ResumePoint(resumeAt, 2))))
            .request(0x0a000194)
            .flags(0x59000000)
            .expiring(0x6b00b665),
        request("captured/backup-request", new Operation.BackupServer(SLASH))
            .request(0x0a00006c)
            .expiring(0x6b00b62f));
  }

  private static Golden retrieve(String version, long lastTransaction) {
    Since since = new Since.Transaction(lastTransaction, 1_795_165_591_805L);
    return request(
        "captured/retrieve-transactions-request-" + version,
        new RetrieveTransactions(since, 2, 1, 0));
  }

  private static List<Golden> handMade() {
    Octets body = Octets.hex("0000000c38382e3330302f5245432d320000000000000000");
    return List.of(
        handMade("captured/all-flags-request", ALL, 0x0a00011d).flags(0xffffffff),
        handMade("captured/suggests-3-0-request", ALL, 0x0a000144)
            .version(2, 10)
            .suggesting(3, 0)
            .flags(0x09000000),
        handMade("captured/version-5-request", ALL, 0x0a000146)
            .version(5, 0)
            .suggesting(0, 0)
            .flags(0x09000000),
        handMade("captured/log-in-request", new Operation.LogIn(Samples.ADMIN), 0x0a00010c),
        handMade(
            "captured/unknown-request", new Operation.Unknown(new OpCode(777), body), 0x0a000109));
  }

  private static Golden handMade(String vector, Operation operation, int requestId) {
    return request(vector, operation).request(requestId).flags(0).serial(-1).expiring(YEAR_2030);
  }
}
