package io.tanbiao.ops.admin;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A value as text: {@code INDEX TYPE DATA}.
 *
 * <p>DATA is text, or {@code @FILE} for the octets of a file ({@code @@} for text that begins so).
 * HS_ADMIN takes {@code INDEX:HANDLE [RIGHTS]}, HS_VLIST one or more {@code INDEX:HANDLE} with
 * commas between, HS_PUBKEY {@code @FILE} with a key in any form, HS_SECKEY {@code @FILE} with a
 * secret, which administrators alone may read.
 */
final class ValueText {
  private static final String FORM = "' (expected: 'INDEX TYPE DATA')";
  private static final int RIGHTS = 12;

  private ValueText() {}

  static HandleValue parse(String text) throws IOException, CommandException, KeyException {
    String trimmed = text.strip();
    int first = trimmed.indexOf(' ');
    int second = first < 0 ? -1 : trimmed.indexOf(' ', first + 1);
    if (first < 0) {
      throw refused("'" + text + FORM);
    }
    int index = index(trimmed.substring(0, first), text);
    String type = second < 0 ? trimmed.substring(first + 1) : trimmed.substring(first + 1, second);
    String data = second < 0 ? "" : trimmed.substring(second + 1);
    HandleValue value = HandleValue.of(index, type, data(Octets.utf8(type), data));
    return value.isSecret() ? value.with(Permissions.ADMIN_ONLY) : value;
  }

  /** Rights as twelve digits, list-handles first. */
  static String rights(int bits) {
    String digits = Integer.toBinaryString((bits & AdminEntry.ALL_RIGHTS) | 1 << RIGHTS);
    return digits.substring(1);
  }

  private static Octets data(Octets type, String text)
      throws IOException, CommandException, KeyException {
    boolean fromFile = text.startsWith("@") && !text.startsWith("@@");
    if (type.equalsIgnoreAsciiCase(Octets.utf8("HS_PUBKEY")) && fromFile) {
      Path file = Path.of(text.substring(1));
      return PublicKeyCodec.encode(KeyFile.read(file, ValueText::noPassphrase).publicKey());
    } else if (fromFile && type.equalsIgnoreAsciiCase(ValueTypes.HS_SECKEY)) {
      return SecretFile.read(Path.of(text.substring(1)));
    } else if (fromFile) {
      return Octets.of(Files.readAllBytes(Path.of(text.substring(1))));
    } else if (type.equalsIgnoreAsciiCase(ValueTypes.HS_ADMIN)) {
      return adminEntry(text);
    } else if (type.equalsIgnoreAsciiCase(ValueTypes.HS_VLIST)) {
      return adminGroup(text);
    }
    return Octets.utf8(text.startsWith("@@") ? text.substring(1) : text);
  }

  private static Octets adminEntry(String text) throws CommandException {
    int space = text.lastIndexOf(' ');
    String digits = space < 0 ? "" : text.substring(space + 1);
    boolean hasRights = digits.matches("[01]{12}");
    int bits = hasRights ? Integer.parseInt(digits, 2) : AdminEntry.ALL_RIGHTS;
    return AdminEntry.of(bits, reference(hasRights ? text.substring(0, space) : text)).encode();
  }

  private static Octets adminGroup(String text) throws CommandException {
    List<Reference> members = new ArrayList<>();
    for (String member : text.split(",", -1)) {
      members.add(reference(member.strip()));
    }
    return new AdminGroup(members).encode();
  }

  private static Reference reference(String text) throws CommandException {
    try {
      return Reference.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private static int index(String digits, String text) throws CommandException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new CommandException(ExitCode.USAGE, "'" + text + FORM, e);
    }
  }

  private static CommandException refused(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  private static String noPassphrase() throws KeyException {
    throw new KeyException("encrypted (expected: a public key)");
  }
}
