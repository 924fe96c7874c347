package io.tanbiao.conformance.rights;

import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawHeader;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawWriter;
import java.util.List;

/** The requests of the table as Handle messages. */
final class HandleRequests {
  private static final int LIST = 105;
  private static final int LIST_DERIVED = 106;
  private static final int VERIFY = 201;
  private static final int HOME = 300;
  private static final int UNHOME = 301;
  private static final int LIST_HOMED = 302;
  private static final String ELSEWHERE = "0.NA/88.999";

  private HandleRequests() {}

  static RawMessage of(Scene scene) {
    int flags =
        switch (scene.rule().operation()) {
          case "resolve-public" -> RawHeader.PUBL;
          case "create-over", "add-over" -> RawHeader.OVRW;
          default -> 0;
        };
    return plain(scene).withHeader(header -> header.withFlags(flags));
  }

  private static RawMessage plain(Scene scene) {
    String record = scene.record();
    String prefix = scene.prefixHandle();
    return switch (scene.rule().operation()) {
      case "resolve", "resolve-public" -> RawRequests.resolve(record, scene.indexes(), List.of());
      case "create", "create-over" -> RawRequests.create(record, scene.sent());
      case "create-prefix" -> RawRequests.create(scene.newPrefixHandle(), scene.sent());
      case "delete" -> RawRequests.delete(record);
      case "delete-elsewhere" -> RawRequests.delete("88.999/record");
      case "add", "add-over" -> RawRequests.add(record, scene.sent());
      case "remove" -> RawRequests.remove(record, scene.indexes());
      case "modify" -> RawRequests.modify(record, scene.sent());
      case "list" -> RawRequests.ofName(LIST, prefix);
      case "list-elsewhere" -> RawRequests.ofName(LIST, ELSEWHERE);
      case "list-derived" -> RawRequests.ofName(LIST_DERIVED, prefix);
      case "list-derived-by-105" -> RawRequests.ofName(LIST, "0.NA/" + prefix);
      case "list-homed" -> RawRequests.ofName(LIST_HOMED, "/");
      case "home" -> RawRequests.ofName(HOME, scene.newPrefixHandle());
      case "home-no-prefix" -> RawRequests.ofName(HOME, record);
      case "unhome" -> RawRequests.ofName(UNHOME, prefix);
      case "status" -> RawRequests.resolve("0.SITE/status");
      case "site" -> RawRequests.siteInfo();
      case "verify" -> verification(scene);
      default -> throw new AssertionError(scene.rule().operation());
    };
  }

  private static RawMessage verification(Scene scene) {
    Octets body =
        new RawWriter()
            .text(scene.people().name("admin"))
            .int32(301)
            .bytes(Octets.repeat(1, 16))
            .bytes(Octets.repeat(2, 32))
            .bytes(Octets.repeat(3, 33))
            .finish();
    return RawMessage.request(VERIFY, body);
  }
}
