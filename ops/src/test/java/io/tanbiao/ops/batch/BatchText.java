package io.tanbiao.ops.batch;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.batch.BatchEntry.Authentication;
import io.tanbiao.ops.batch.BatchEntry.Request;
import io.tanbiao.ops.batch.BatchEntry.Session;
import java.util.List;
import java.util.stream.Collectors;

/** Writes entries as a batch file has them. */
final class BatchText {
  private BatchText() {}

  static String of(List<BatchEntry> entries) {
    return entries.stream().map(BatchText::of).collect(Collectors.joining());
  }

  private static String of(BatchEntry entry) {
    if (entry instanceof Request request) {
      return of(request);
    } else if (entry instanceof Authentication authentication) {
      boolean secret = authentication.key() instanceof BatchEntry.Key.Secret;
      return "AUTHENTICATE %s:%s\n%s\n"
          .formatted(
              secret ? "SECKEY" : "PUBKEY", authentication.identity(), of(authentication.key()));
    } else if (entry instanceof Session session) {
      String timeout = session.timeoutSeconds() > 0 ? "TIMEOUT:" + session.timeoutSeconds() : "";
      return "SESSIONSETUP\nUSESESSION:" + (session.wanted() ? 1 : 0) + "\n" + timeout + "\n\n";
    }
    throw new AssertionError(entry);
  }

  private static String of(BatchEntry.Key key) {
    if (key instanceof BatchEntry.Key.Secret secret) {
      return secret.secret().text();
    }
    BatchEntry.Key.File file = (BatchEntry.Key.File) key;
    return file.file() + file.passphrase().map(phrase -> "|" + phrase).orElse("");
  }

  private static String of(Request request) {
    Operation.Named operation = request.operation();
    String head = request.verb() + " ";
    if (operation instanceof Operation.CreateHandle create) {
      return head + create.handle() + "\n" + values(create.values()) + "\n";
    } else if (operation instanceof Operation.AddValues add) {
      return head + add.handle() + "\n" + values(add.values()) + "\n";
    } else if (operation instanceof Operation.ModifyValues modify) {
      return head + modify.handle() + "\n" + values(modify.values()) + "\n";
    } else if (operation instanceof Operation.RemoveValues remove) {
      return head
          + remove.indexes().toString().replaceAll("[\\[\\] ]", "")
          + ":"
          + remove.handle()
          + "\n";
    } else if (operation instanceof Operation.DeleteHandle) {
      return head + operation.handle() + "\n";
    }
    String server =
        request
            .server()
            .map(at -> "[" + at.host() + "]:" + at.port() + ":" + at.protocol())
            .orElse("");
    return head + server + "\n" + operation.handle() + "\n\n";
  }

  private static String values(List<HandleValue> values) {
    return values.stream().map(BatchText::value).collect(Collectors.joining());
  }

  private static String value(HandleValue value) {
    return "%d %s %d %s %s\n"
        .formatted(
            value.index(),
            value.type().text(),
            value.timeToLive().seconds(),
            value.permissions(),
            data(value));
  }

  private static String data(HandleValue value) {
    try {
      if (value.hasType(ValueTypes.HS_ADMIN)) {
        AdminEntry entry = AdminEntry.decode(value.data());
        String bits = Integer.toBinaryString(entry.rightBits() | 1 << 12).substring(1);
        Reference administrator = entry.administrator();
        return "ADMIN %d:%s:%s"
            .formatted(
                administrator.index(), new StringBuilder(bits).reverse(), administrator.handle());
      } else if (value.hasType(ValueTypes.HS_VLIST)) {
        return AdminGroup.decode(value.data()).members().stream()
            .map(Reference::toString)
            .collect(Collectors.joining(";", "LIST ", ""));
      }
    } catch (WireException e) {
      throw new AssertionError(e);
    }
    return "UTF8 " + value.data().text();
  }
}
