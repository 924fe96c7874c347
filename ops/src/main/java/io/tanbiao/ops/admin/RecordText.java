package io.tanbiao.ops.admin;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.ops.key.KeyText;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A record for people: the handle, then a line a value. */
final class RecordText {
  private static final Octets HS_PUBKEY = Octets.utf8("HS_PUBKEY");
  private static final List<String> TRANSPORTS = List.of("UDP", "TCP", "HTTP", "HTTPS");

  private RecordText() {}

  /** Index, type, time to live, permissions, time written, data; in columns. */
  static String of(Handle handle, List<HandleValue> values) {
    int indexWidth = width(values.stream().map(value -> String.valueOf(value.index())).toList());
    int typeWidth = width(values.stream().map(value -> value.type().text()).toList());
    StringBuilder text = new StringBuilder(handle.toString());
    for (HandleValue value : values) {
      text.append('\n');
      text.append(String.format("%" + (indexWidth + 2) + "d  ", value.index()));
      text.append(padded(printable(value.type().text()), typeWidth)).append("  ");
      text.append(padded(timeToLive(value.timeToLive()), 6)).append("  ");
      text.append(value.permissions()).append("  ");
      text.append(Instant.ofEpochSecond(value.timestampSeconds())).append("  ");
      text.append(data(value));
    }
    return text.toString();
  }

  /** The data of a value on one line. */
  static String data(HandleValue value) {
    Octets data = value.data();
    try {
      if (value.hasTypeOrBelow(ValueTypes.HS_ADMIN)) {
        AdminEntry entry = AdminEntry.decode(data);
        return entry.administrator() + " " + ValueText.rights(entry.rightBits());
      } else if (value.hasType(ValueTypes.HS_VLIST)) {
        return AdminGroup.decode(data).members().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
      } else if (value.hasType(HS_PUBKEY) && PublicKeyCodec.isKnown(data)) {
        return KeyText.summary(PublicKeyCodec.decode(data));
      } else if (value.hasTypeOrBelow(ValueTypes.HS_SITE)) {
        return site(SiteCodec.decode(data));
      }
    } catch (WireException e) {
      return octets(data); // not what the type promises
    }
    return octets(data);
  }

  private static String site(Site site) {
    return site.servers().stream()
        .map(RecordText::server)
        .collect(Collectors.joining("; ", "serial " + site.serial() + ", ", ""));
  }

  private static String server(SiteServer server) {
    String address = server.inetAddress().getHostAddress();
    return server.interfaces().stream()
        .map(RecordText::transport)
        .collect(Collectors.joining(", ", address + " ", ""));
  }

  private static String transport(ServerInterface at) {
    String name =
        at.transport() < TRANSPORTS.size() ? TRANSPORTS.get(at.transport()) : "transport?";
    return name + " " + at.port();
  }

  private static String octets(Octets data) {
    return data.isUtf8()
        ? printable(data.text())
        : "base64:" + Base64.getEncoder().encodeToString(data.toArray());
  }

  /** Control characters would change the terminal; they are shown and not sent. */
  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                shown.append("\\n");
              } else if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static String timeToLive(TimeToLive time) {
    return time.absolute()
        ? Instant.ofEpochSecond(time.seconds()).toString()
        : String.valueOf(time.seconds());
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
