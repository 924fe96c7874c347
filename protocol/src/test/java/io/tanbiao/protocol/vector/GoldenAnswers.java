package io.tanbiao.protocol.vector;

import static io.tanbiao.protocol.vector.Golden.answer;
import static io.tanbiao.protocol.vector.Samples.NONCE;
import static io.tanbiao.protocol.vector.Samples.RECORD;
import static io.tanbiao.protocol.vector.Samples.RICH;
import static io.tanbiao.protocol.vector.Samples.SHA256;
import static io.tanbiao.protocol.vector.Samples.URL;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.util.List;
import java.util.stream.Stream;

/** The answers of wire notes §3 and §8. */
final class GoldenAnswers {
  private GoldenAnswers() {}

  static Stream<Golden> all() {
    return Stream.of(
            resolutions(), writes(), lists(), sessions(), replication(), challenges(), referrals())
        .flatMap(List::stream);
  }

  private static List<Golden> resolutions() {
    return List.of(
        resolved("s3/resolution-answer", URL, RICH),
        resolved("s3/resolution-answer-empty-list"),
        resolved("s3/resolution-answer-with-digest", URL).flags(0x99800000).digest(SHA256),
        answer("s3/site-info-answer", OpCode.GET_SITE_INFO, new Outcome.SiteInfo(site())));
  }

  private static Golden resolved(String vector, HandleValue... values) {
    Octets list = ValueListCodec.encode(List.of(values));
    return answer(vector, OpCode.RESOLUTION, new Outcome.Resolved(RECORD, list));
  }

  private static Site site() {
    SiteServer ipv4 =
        new SiteServer(
            1,
            Octets.hex("000000000000000000000000c0000209"),
            Octets.hex("010203"),
            List.of(
                new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, 2641),
                new ServerInterface(ServerInterface.QUERY, ServerInterface.UDP, 2641)));
    SiteServer ipv6 =
        new SiteServer(2, Octets.hex("20010db8000000000000000000000001"), Octets.EMPTY, List.of());
    Site.Attribute description = new Site.Attribute(Octets.utf8("desc"), Octets.utf8("测试站点"));
    return new Site(
        1,
        2,
        11,
        7,
        0xc0,
        HashOption.WHOLE_HANDLE,
        Octets.utf8("filter"),
        List.of(description),
        List.of(ipv4, ipv6));
  }

  private static List<Golden> writes() {
    return List.of(
        created("s3/create-answer", "88.300/e4b587f1", false),
        created("s3/create-answer-overwritten", "88.300/REC-2", true).flags(0x99400000),
        created("s3/create-answer-empty-body", "", false),
        answer("s3/delete-answer", OpCode.DELETE_HANDLE, Done.PLAINLY),
        answer("s3/add-answer-overwritten", OpCode.ADD_VALUE, new Done(true)).flags(0x99400000),
        answer("s3/remove-answer", OpCode.REMOVE_VALUE, Done.PLAINLY),
        answer("s3/modify-answer", OpCode.MODIFY_VALUE, Done.PLAINLY),
        answer("s3/home-answer", OpCode.HOME_PREFIX, Done.PLAINLY),
        answer("s3/unhome-answer", OpCode.UNHOME_PREFIX, Done.PLAINLY),
        answer("s3/backup-answer", OpCode.BACKUP_SERVER, Done.PLAINLY));
  }

  private static Golden created(String vector, String name, boolean overwritten) {
    return answer(vector, OpCode.CREATE_HANDLE, new Outcome.Created(Handle.of(name), overwritten));
  }

  private static List<Golden> lists() {
    return List.of(
        names("s3/list-answer", OpCode.LIST_HANDLES, "88.302/L-0001", "88.302/L-0002")
            .flags(0x9d000000),
        names("s3/list-answer-empty", OpCode.LIST_HANDLES),
        names("s3/list-derived-answer", OpCode.LIST_DERIVED_PREFIXES, "0.NA/88.312.1"),
        names("s3/list-homed-answer", OpCode.LIST_HOMED_PREFIXES, "0.NA/88.300", "0.NA/88.302"));
  }

  private static Golden names(String vector, OpCode opCode, String... names) {
    return answer(vector, opCode, new Outcome.Names(Stream.of(names).map(Handle::of).toList()));
  }

  private static List<Golden> sessions() {
    Octets keyExchange = Octets.hex("00000003090807");
    return List.of(
        answer("s3/challenge-answer-answer", OpCode.CHALLENGE_ANSWER, Done.PLAINLY),
        answer("s3/verify-answer-valid", OpCode.VERIFY_CHALLENGE, new Outcome.Verified(true))
            .flags(0xd9800000)
            .digest(SHA256),
        answer("s3/verify-answer-invalid", OpCode.VERIFY_CHALLENGE, new Outcome.Verified(false)),
        answer(
                "s3/session-setup-answer",
                OpCode.SESSION_SETUP,
                new Outcome.SessionOpened(91, 4, keyExchange))
            .session(91)
            .flags(0xd9800000)
            .digest(SHA256),
        answer("s3/session-terminate-answer", OpCode.SESSION_TERMINATE, Done.PLAINLY).session(91),
        answer("s3/session-exchange-key-answer", OpCode.SESSION_EXCHANGE_KEY, Done.PLAINLY)
            .session(91),
        answer("s3/log-in-answer", OpCode.LOG_IN, Done.PLAINLY));
  }

  private static List<Golden> replication() {
    return List.of(
        answer(
            "s3/next-transaction-id-answer",
            OpCode.NEXT_TRANSACTION_ID,
            new Outcome.TransactionId(0x0102030405060708L)),
        answer(
            "s8/retrieve-transactions-answer",
            OpCode.RETRIEVE_TRANSACTIONS,
            new Outcome.StreamFollows(true)),
        answer("s8/dump-handles-answer", OpCode.DUMP_HANDLES, new Outcome.StreamFollows(false)));
  }

  private static List<Golden> challenges() {
    return List.of(
        answer("s3/challenge", OpCode.CREATE_HANDLE, new Outcome.Challenge(17, NONCE, SHA256))
            .session(17)
            .flags(0x99800000)
            .digest(SHA256));
  }

  private static List<Golden> referrals() {
    HandleValue site = HandleValue.of(2, "HS_SITE.PREFIX", Octets.hex("0102")).at(1_767_323_045);
    return List.of(
        referral("s3/service-referral", ResponseCode.SERVICE_REFERRAL, "88.300/SERVICE"),
        referral(
            "s3/service-referral-with-values",
            ResponseCode.SERVICE_REFERRAL,
            "88.300/SERVICE",
            URL),
        referral("s3/prefix-referral", ResponseCode.PREFIX_REFERRAL, "", site),
        referral("s3/prefix-referral-with-digest", ResponseCode.PREFIX_REFERRAL, "88.300/SERVICE")
            .flags(0x99800000)
            .digest(SHA256));
  }

  private static Golden referral(
      String vector, ResponseCode code, String handle, HandleValue... values) {
    return answer(
        vector, OpCode.RESOLUTION, new Outcome.Referral(code, Handle.of(handle), List.of(values)));
  }
}
