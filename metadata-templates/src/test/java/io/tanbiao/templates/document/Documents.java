package io.tanbiao.templates.document;

import io.tanbiao.templates.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Templates of the test resources, and short ways to read. */
public final class Documents {
  private Documents() {}

  /** The text of a file under {@code templates/}. */
  public static String text(String file) {
    try (InputStream in = Documents.class.getResourceAsStream("/templates/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template of a file under {@code templates/}. */
  public static Template template(String file) {
    return read(text(file));
  }

  /** The template that a text is; fails with the findings when it is none. */
  public static Template read(String text) {
    Reading reading = TemplateReader.read(text);
    if (reading instanceof Reading.Accepted accepted) {
      return accepted.template();
    }
    throw new AssertionError(((Reading.Refused) reading).findings());
  }

  /** What is wrong with a text, in English. */
  public static List<String> findings(String text) {
    Reading reading = TemplateReader.read(text);
    return reading instanceof Reading.Refused refused
        ? refused.findings().stream().map(TemplateFinding::toString).toList()
        : List.of();
  }
}
