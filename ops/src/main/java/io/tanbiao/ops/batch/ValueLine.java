package io.tanbiao.ops.batch;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value on one line: {@code INDEX TYPE TTL PERMISSIONS KIND DATA}.
 *
 * <pre>
 * UTF8   text to the end of the line
 * ADMIN  INDEX:RIGHTS:HANDLE, twelve digits, the right to add handles first
 * LIST   INDEX:HANDLE;INDEX:HANDLE..
 * FILE   name of a file with the octets
 * </pre>
 *
 * <p>The digits of RIGHTS go the other way round than in the JSON of Handle.Net.
 */
final class ValueLine {
  private static final int RIGHTS = 12;
  private static final String SEPARATORS = " \t";

  private final BatchFiles files;

  ValueLine(BatchFiles files) {
    this.files = files;
  }

  HandleValue parse(String line) throws MalformedLineException {
    Words words = new Words(line);
    int index = words.number(SEPARATORS, "index of a value", 1);
    Octets type = Octets.utf8(words.next("type of a value"));
    if (type.startsWithIgnoreAsciiCase(ValueTypes.HS_SECKEY)) {
      words.hide();
    }
    int seconds = words.number(SEPARATORS, "time to live in seconds", 0);
    Permissions permissions = permissions(words);
    Octets data = data(type, words);
    TimeToLive timeToLive = new TimeToLive(false, seconds);
    return new HandleValue(index, type, data, timeToLive, 0, permissions, List.of());
  }

  private static Permissions permissions(Words words) throws MalformedLineException {
    String expected = "permissions, four digits 0 or 1";
    String digits = words.next(expected);
    if (!digits.matches("[01]{4}")) {
      throw words.wrong(expected);
    }
    return new Permissions(Integer.parseInt(digits, 2));
  }

  private Octets data(Octets type, Words words) throws MalformedLineException {
    String expected = "UTF8, ADMIN, LIST or FILE";
    return switch (words.next(expected).toUpperCase(Locale.ROOT)) {
      case "UTF8" -> Octets.utf8(words.rest());
      case "ADMIN" -> admin(words);
      case "LIST" -> list(words);
      case "FILE" -> file(type, words);
      default -> throw words.wrong(expected);
    };
  }

  private static Octets admin(Words words) throws MalformedLineException {
    int index = words.number(":", "INDEX:RIGHTS:HANDLE", 0);
    String expected = "rights, twelve digits 0 or 1";
    String digits = words.upTo(":", expected);
    if (!digits.matches("[01]{" + RIGHTS + "}")) {
      throw words.wrong(expected);
    }
    int bits = Integer.parseInt(new StringBuilder(digits).reverse().toString(), 2);
    Reference administrator = words.reference(index + ":" + words.rest("handle"));
    return AdminEntry.of(bits, administrator).encode();
  }

  private static Octets list(Words words) throws MalformedLineException {
    List<Reference> members = new ArrayList<>();
    do {
      members.add(words.reference(words.upTo(";", "INDEX:HANDLE")));
      if (members.size() > AdminGroup.MAX_MEMBERS) {
        throw words.wrong("at most " + AdminGroup.MAX_MEMBERS + " members");
      }
    } while (words.hasMore());
    return new AdminGroup(members).encode();
  }

  private Octets file(Octets type, Words words) throws MalformedLineException {
    String name = words.rest("name of a file");
    try {
      return files.read(type, name);
    } catch (IOException | KeyException | IllegalArgumentException e) {
      throw new MalformedLineException(
          words.column(),
          "'" + name + "' (expected: a file that can be read): " + FileFault.reasonOf(e),
          e);
    }
  }
}
