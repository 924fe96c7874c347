package io.tanbiao.protocol.vector;

import static io.tanbiao.protocol.vector.Golden.answer;
import static io.tanbiao.protocol.vector.Golden.request;
import static io.tanbiao.protocol.vector.Samples.MD5;
import static io.tanbiao.protocol.vector.Samples.NONCE;
import static io.tanbiao.protocol.vector.Samples.RECORD;
import static io.tanbiao.protocol.vector.Samples.SHA1;
import static io.tanbiao.protocol.vector.Samples.SHA256;
import static io.tanbiao.protocol.vector.Samples.URL;
import static java.util.Map.entry;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.MessageCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Envelopes, headers, digests and credentials: wire notes §1, §2 and §6. */
final class GoldenHeaders {
  private static final Resolution ALL = Resolution.ofAll(RECORD);
  private static final DeleteHandle DELETE = new DeleteHandle(RECORD);
  private static final int SUCCESS_FLAGS = 0x99800000;

  /** Flags by the name they have in file names. */
  static final Map<String, Integer> FLAGS =
      Map.ofEntries(
          entry("auth", OpFlags.AUTH),
          entry("cert", OpFlags.CERT),
          entry("encr", OpFlags.ENCR),
          entry("recu", OpFlags.RECU),
          entry("cacr", OpFlags.CACR),
          entry("cont", OpFlags.CONT),
          entry("kpal", OpFlags.KPAL),
          entry("publ", OpFlags.PUBL),
          entry("rrdg", OpFlags.RRDG),
          entry("ovrw", OpFlags.OVRW),
          entry("mint", OpFlags.MINT),
          entry("dnrf", OpFlags.DNRF));

  private GoldenHeaders() {}

  static Stream<Golden> all() {
    return Stream.of(envelopes(), headers(), flags(), codes(), versions(), credentials())
        .flatMap(List::stream);
  }

  private static List<Golden> envelopes() {
    return List.of(
        request("s1/version-2-0-nothing-suggested", ALL).version(2, 0).suggesting(0, 0),
        request("s1/version-2-3-suggests-2-6", ALL).version(2, 3).suggesting(2, 6),
        request("s1/version-2-12", ALL).version(2, 12).suggesting(2, 12),
        request("s1/version-3-0", ALL).version(3, 0).suggesting(3, 0),
        request("s1/version-5-0", ALL).version(5, 0).suggesting(0, 0),
        request("s1/compressed-flag", ALL).compressed(),
        request("s1/truncated-flag", ALL).truncated(),
        request("s1/ids", ALL).ids(Integer.MAX_VALUE, 0x7ffffffe, 6),
        request("s1/negative-ids", ALL).ids(-1, -2, -3),
        answer("s1/shortest-message", OpCode.DELETE_HANDLE, Done.PLAINLY));
  }

  private static List<Golden> headers() {
    return List.of(
        request("s2/header-extremes", DELETE)
            .serial(65534)
            .recursions(255)
            .expiring(Integer.MAX_VALUE),
        request("s2/header-unknown-serial", DELETE).serial(-1).recursions(1).expiring(0),
        request("s2/header-past-2038", DELETE).serial(0).expiring(0xfffffff0),
        request("s2/octets-after-message", DELETE));
  }

  private static List<Golden> flags() {
    List<Golden> goldens = new ArrayList<>();
    FLAGS.forEach(
        (name, bit) -> {
          goldens.add(request("s2/flag-" + name + "-request", ALL).flags(bit));
          if (bit != OpFlags.RRDG) {
            Done done = new Done(bit == OpFlags.OVRW);
            goldens.add(answer("s2/flag-" + name + "-answer", OpCode.ADD_VALUE, done).flags(bit));
          }
        });
    Octets noValues = ValueListCodec.encode(List.of());
    goldens.add(
        answer("s2/flag-rrdg-answer", OpCode.RESOLUTION, new Outcome.Resolved(RECORD, noValues))
            .flags(0x90800000)
            .digest(SHA256));
    goldens.add(request("s2/flag-of-national-client", ALL).flags(0x19000004));
    goldens.add(request("s2/flags-all", ALL).flags(0xffffffff));
    return goldens;
  }

  private static List<Golden> codes() {
    List<Golden> goldens = new ArrayList<>();
    for (ResponseCode code : ResponseCode.values()) {
      if (hasOnlyMessage(code)) {
        int number = code.number();
        goldens.add(
            answer(
                "s2/code-" + number + "-" + fileNameOf(code),
                OpCode.CREATE_HANDLE,
                new Refused(number, "because of " + number)));
      }
    }
    goldens.add(answer("s2/code-999-unknown", OpCode.RESOLUTION, new Refused(999, "")));
    goldens.add(
        answer("s2/code-of-no-operation", OpCode.RESERVED, new Refused(4, "because"))
            .version(2, 3)
            .request(-1)
            .serial(-1));
    return goldens;
  }

  private static boolean hasOnlyMessage(ResponseCode code) {
    return switch (code) {
      case SUCCESS, SERVICE_REFERRAL, PREFIX_REFERRAL, AUTHENTICATION_NEEDED -> false;
      default -> true;
    };
  }

  private static String fileNameOf(ResponseCode code) {
    return switch (code) {
      case OUT_OF_DATE_SITE_INFO -> "out-of-date-site-info";
      case RSA_KEY_NEEDED -> "rsa-key-needed";
      case CLIENT_TIMEOUT -> "client-time-out";
      default -> code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static List<Golden> versions() {
    return List.of(
        error("s2/digest-of-error-2-11", SHA256),
        error("s2/digest-of-error-2-7", SHA256).version(2, 7),
        error("s2/digest-of-error-2-6", SHA1).version(2, 6),
        error("s2/digest-of-error-2-1", SHA1).version(2, 1),
        error("s2/digest-md5", MD5).version(2, 1),
        error("s2/no-digest-2-0", Octets.EMPTY).version(2, 0),
        oldChallenge("s2/challenge-2-0").version(2, 0),
        oldChallenge("s2/challenge-5-0").version(5, 0),
        challenge("s2/challenge-2-1", SHA1).version(2, 1),
        challenge("s2/challenge-2-6", SHA1).version(2, 6),
        challenge("s2/challenge-2-7", SHA256).version(2, 7),
        refusal("s2/invalid-value-2-4", ResponseCode.VALUE_ALREADY_EXISTS).version(2, 4),
        refusal("s2/invalid-value-2-5", ResponseCode.INVALID_VALUE).version(2, 5),
        refusal("s2/server-backup-2-4", ResponseCode.SERVER_BACKUP).version(2, 4).responseCode(303),
        refusal("s2/server-backup-2-5", ResponseCode.SERVER_BACKUP).version(2, 5),
        answer(
                "s2/prefix-referral-2-5",
                OpCode.RESOLUTION,
                new Outcome.Referral(
                    ResponseCode.PREFIX_REFERRAL, Handle.of("88.300/S"), List.of()))
            .version(2, 5));
  }

  private static Golden error(String vector, Octets digest) {
    Refused notFound = Refused.with(ResponseCode.HANDLE_NOT_FOUND, "because");
    return answer(vector, OpCode.RESOLUTION, notFound).flags(SUCCESS_FLAGS).digest(digest);
  }

  private static Golden refusal(String vector, ResponseCode code) {
    return answer(vector, OpCode.ADD_VALUE, Refused.with(code, "because"));
  }

  private static Golden challenge(String vector, Octets digest) {
    return answer(vector, OpCode.DELETE_HANDLE, new Outcome.Challenge(122, NONCE, digest))
        .session(122)
        .flags(0x90800000)
        .digest(digest);
  }

  private static Golden oldChallenge(String vector) {
    return answer(vector, OpCode.DELETE_HANDLE, new Outcome.Challenge(122, NONCE, MD5))
        .session(122)
        .flags(0x90000000);
  }

  private static List<Golden> credentials() {
    Octets values = ValueListCodec.encode(List.of(URL));
    Refused notFound = Refused.with(ResponseCode.HANDLE_NOT_FOUND);
    return List.of(
        request("s6/mac-2-11", ALL)
            .session(11)
            .credential(credential(1, MessageCredential.MAC, Octets.utf8("HMAC-SHA256"), SHA256)),
        request("s6/mac-2-6", ALL)
            .version(2, 6)
            .session(11)
            .credential(credential(200, MessageCredential.MAC, Octets.hex("02"), SHA1)),
        answer("s6/signed-2-11", OpCode.RESOLUTION, new Outcome.Resolved(RECORD, values))
            .flags(0xd9000000)
            .credential(credential(0, MessageCredential.SIGNED, Octets.utf8("SHA-256"), SHA256)),
        answer("s6/signed-2-6", OpCode.RESOLUTION, notFound)
            .version(2, 6)
            .flags(0xd9000000)
            .credential(credential(0, MessageCredential.SIGNED, Octets.utf8("SHA1"), SHA256)));
  }

  private static MessageCredential credential(int counter, Octets type, Octets hash, Octets proof) {
    Reference signer = new Reference(Handle.of(""), counter);
    return new MessageCredential(0, 0, signer, type, hash, proof);
  }
}
