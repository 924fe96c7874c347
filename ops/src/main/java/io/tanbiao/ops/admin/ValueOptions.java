package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import io.tanbiao.protocol.json.ValueJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that give values. */
final class ValueOptions {
  /** The longest file with values, in octets. */
  private static final int MAX_FILE_OCTETS = 4 << 20;

  @Option(names = "--value", paramLabel = "'INDEX TYPE DATA'", descriptionKey = "value")
  private List<String> texts = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", descriptionKey = "value-file")
  private Path file;

  /** All values: those of the file first. */
  List<HandleValue> values() throws IOException, CommandException, KeyException {
    List<HandleValue> values = new ArrayList<>();
    if (file != null) {
      values.addAll(fromFile());
    }
    for (String text : texts) {
      values.add(ValueText.parse(text));
    }
    return values;
  }

  /** The same, of which there must be one at least. */
  List<HandleValue> required(Invocation invocation)
      throws IOException, CommandException, KeyException {
    List<HandleValue> values = values();
    if (values.isEmpty()) {
      throw new CommandException(ExitCode.USAGE, invocation.messages().text("error.no-values"));
    }
    return values;
  }

  private List<HandleValue> fromFile() throws IOException, CommandException {
    if (Files.size(file) > MAX_FILE_OCTETS) {
      throw new CommandException(
          ExitCode.FAILED,
          file + ": " + Files.size(file) + " octets (expected: 0.." + MAX_FILE_OCTETS + ")");
    }
    try {
      return ValueJson.readList(JsonText.read(Files.readString(file)));
    } catch (InvalidJsonException e) {
      throw new CommandException(ExitCode.FAILED, file + ": " + e.getMessage(), e);
    }
  }
}
