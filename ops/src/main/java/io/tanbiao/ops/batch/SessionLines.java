package io.tanbiao.ops.batch;

import io.tanbiao.ops.batch.LineReader.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lines behind SESSIONSETUP. */
final class SessionLines {
  private static final String KEYS =
      "USESESSION, PUBEXNGKEYFILE, PUBEXNGKEYREF, PRIVEXNGKEYFILE, PASSPHRASE, OPTIONS or TIMEOUT";

  private final LineReader lines;
  private final List<String> ignored = new ArrayList<>();
  private boolean wanted;
  private int timeoutSeconds;

  SessionLines(LineReader lines) {
    this.lines = lines;
  }

  BatchEntry read(long start) throws IOException, BatchReader.MalformedValueException {
    Optional<Line> next = lines.next();
    for (; next.isPresent() && !next.get().isBlank(); next = lines.next()) {
      Line line = next.get();
      if (BatchVerb.begins(line.text())) {
        lines.back(line);
        break;
      }
      try {
        take(line);
      } catch (MalformedLineException e) {
        throw new BatchReader.MalformedValueException(line, e);
      }
    }
    return new BatchEntry.Session(start, wanted, timeoutSeconds, ignored);
  }

  private void take(Line line) throws MalformedLineException {
    if (!line.fault().isEmpty()) {
      throw new MalformedLineException(1, line.fault());
    }
    Words words = new Words(line.text());
    String key = words.upTo(":", KEYS).toUpperCase(Locale.ROOT);
    switch (key) {
      case "USESESSION" -> wanted = words.number(" \t", "USESESSION", 0) > 0;
      case "TIMEOUT" -> timeoutSeconds = words.number(" \t", "seconds", 1);
      case "PUBEXNGKEYFILE", "PUBEXNGKEYREF", "PRIVEXNGKEYFILE", "OPTIONS" -> ignore(key);
      case "PASSPHRASE" -> words.hide();
      default -> throw words.wrong(KEYS);
    }
  }

  private void ignore(String key) {
    if (!ignored.contains(key)) {
      ignored.add(key);
    }
  }
}
