package io.tanbiao.ops.batch;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.batch.BatchEntry.Malformed;
import io.tanbiao.ops.batch.BatchEntry.Request;
import io.tanbiao.ops.batch.LineReader.Line;
import io.tanbiao.protocol.wire.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a batch file of Handle.Net entry by entry, in memory for one of them.
 *
 * <pre>
 * CREATE | ADD | MODIFY  HANDLE        value lines, ended by a blank line
 * DELETE  HANDLE
 * REMOVE  INDEX,INDEX..:HANDLE
 * HOME | UNHOME  [ADDRESS:PORT:PROTOCOL]   lines with prefixes, ended by a blank line
 * AUTHENTICATE  SECKEY:INDEX:HANDLE    a line with the secret
 * AUTHENTICATE  PUBKEY:INDEX:HANDLE    a line with FILE or FILE|PASSPHRASE
 * SESSIONSETUP                         lines KEY:VALUE, ended by a blank line
 * </pre>
 *
 * <p>As the batch reader of Handle.Net 9.3.1 has it, but for this: what is malformed is left out up
 * to the next blank line or the next entry, and nothing else; HOME without a server means the one
 * that the file is run against; names may have colons. Not safe for use by several threads.
 */
public final class BatchReader {
  /** The longest line, in octets: no longer value could be sent (wire notes §1). */
  public static final int MAX_LINE_OCTETS = Envelope.MAX_MESSAGE_OCTETS;

  /** The most that the values of one entry take on the wire, in octets (wire notes §1). */
  public static final int MAX_BLOCK_OCTETS = Envelope.MAX_MESSAGE_OCTETS;

  private static final String VERBS =
      "CREATE, DELETE, ADD, REMOVE, MODIFY, HOME, UNHOME, AUTHENTICATE or SESSIONSETUP";
  private static final Prefix PREFIXES = Prefix.of("0.NA");

  private final LineReader lines;
  private final ValueLine values;
  private Homing homing;

  /**
   * Reads a file.
   *
   * @param in the file, which the caller closes
   * @param files where values of the kind FILE come from
   */
  public BatchReader(InputStream in, BatchFiles files) {
    this.lines = new LineReader(in, MAX_LINE_OCTETS);
    this.values = new ValueLine(files);
  }

  /** The lines behind a HOME or UNHOME. */
  private record Homing(BatchVerb verb, Optional<BatchServer> server) {}

  /** The next entry; empty at the end of the file. */
  public Optional<BatchEntry> next() throws IOException {
    for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      Line line = next.get();
      if (line.isBlank()) {
        homing = null;
      } else {
        Optional<BatchEntry> entry = entryAt(line);
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<BatchEntry> entryAt(Line line) throws IOException {
    Words words = new Words(line.text());
    BatchVerb verb = null;
    try {
      requireReadable(line);
      String word = words.next(VERBS);
      verb = BatchVerb.of(word).orElse(null);
      if (verb == null && homing != null) {
        verb = homing.verb;
        return Optional.of(homed(line));
      }
      homing = null;
      if (verb == null) {
        throw words.wrong(VERBS);
      }
      return entry(verb, line.number(), words);
    } catch (MalformedLineException e) {
      skipEntry(verb);
      return Optional.of(malformed(line, verb, e));
    } catch (MalformedValueException e) {
      skipEntry(verb);
      return Optional.of(malformed(e.line(), verb, e.fault()));
    }
  }

  private Optional<BatchEntry> entry(BatchVerb verb, long line, Words words)
      throws IOException, MalformedLineException, MalformedValueException {
    return switch (verb) {
      case CREATE -> {
        Handle handle = handle(words);
        yield request(line, verb, new Operation.CreateHandle(handle, block(words)));
      }
      case ADD -> {
        Handle handle = handle(words);
        yield request(line, verb, new Operation.AddValues(handle, block(words)));
      }
      case MODIFY -> {
        Handle handle = handle(words);
        yield request(line, verb, new Operation.ModifyValues(handle, block(words)));
      }
      case DELETE -> request(line, verb, new Operation.DeleteHandle(handle(words)));
      case REMOVE -> request(line, verb, removal(words));
      case HOME, UNHOME -> {
        homing = new Homing(verb, server(words));
        yield Optional.empty();
      }
      case AUTHENTICATE -> Optional.of(authentication(line, words));
      case SESSIONSETUP -> Optional.of(new SessionLines(lines).read(line));
    };
  }

  private static Optional<BatchEntry> request(
      long line, BatchVerb verb, Operation.Named operation) {
    return Optional.of(new Request(line, verb, operation, Optional.empty()));
  }

  private static Handle handle(Words words) throws MalformedLineException {
    return Handle.of(words.rest("HANDLE"));
  }

  /** Value lines up to a blank one or the end. */
  private List<HandleValue> block(Words words)
      throws IOException, MalformedLineException, MalformedValueException {
    List<HandleValue> block = new ArrayList<>();
    long octets = 0;
    Optional<Line> next = lines.next();
    for (; next.isPresent() && !next.get().isBlank(); next = lines.next()) {
      Line line = next.get();
      HandleValue value = valueAt(line);
      octets += ValueListCodec.lengthOctets(value);
      if (octets > MAX_BLOCK_OCTETS || block.size() == HandleValue.MAX_PER_RECORD) {
        throw new MalformedValueException(line, tooMany());
      }
      block.add(value);
    }
    if (block.isEmpty()) {
      next.ifPresent(lines::back);
      throw new MalformedLineException(words.column(), "no values (expected: value lines below)");
    }
    return block;
  }

  private HandleValue valueAt(Line line) throws MalformedValueException {
    try {
      requireReadable(line);
      if (BatchVerb.begins(line.text())) {
        lines.back(line);
        throw new MalformedLineException(1, "an entry (expected: a value, or a blank line)");
      }
      return values.parse(line.text());
    } catch (MalformedLineException e) {
      throw new MalformedValueException(line, e);
    }
  }

  private static MalformedLineException tooMany() {
    return new MalformedLineException(
        1,
        "too many values (expected: at most "
            + HandleValue.MAX_PER_RECORD
            + " and "
            + MAX_BLOCK_OCTETS
            + " octets)");
  }

  private static Operation.Named removal(Words words) throws MalformedLineException {
    List<Integer> indexes = new ArrayList<>();
    Words numbers = new Words(words.upTo(":", "INDEX,INDEX:HANDLE"));
    do {
      if (indexes.size() == HandleValue.MAX_PER_RECORD) {
        throw words.wrong("at most " + HandleValue.MAX_PER_RECORD + " indexes");
      }
      try {
        indexes.add(numbers.number(",", "index of a value", 1));
      } catch (MalformedLineException e) {
        int column = words.column() + e.column() - 1;
        throw new MalformedLineException(column, e.getMessage(), e);
      }
    } while (numbers.hasMore());
    return new Operation.RemoveValues(handle(words), indexes);
  }

  private static Optional<BatchServer> server(Words words) throws MalformedLineException {
    String text = words.rest();
    Optional<BatchServer> server = BatchServer.parse(text);
    if (server.isEmpty() && !text.isEmpty()) {
      throw words.wrong("ADDRESS:PORT:PROTOCOL with TCP, UDP or HTTP, or nothing");
    }
    return server;
  }

  private BatchEntry homed(Line line) throws MalformedLineException {
    Words words = new Words(line.text());
    Handle prefix = Handle.of(words.rest());
    if (!prefix.prefix().name().equalsIgnoreAsciiCase(PREFIXES.name())
        || prefix.suffix().isEmpty()) {
      throw words.wrong("0.NA/PREFIX");
    }
    Handle handle = prefix.qualified();
    Operation.Named operation =
        homing.verb == BatchVerb.HOME
            ? new Operation.HomePrefix(handle)
            : new Operation.UnhomePrefix(handle);
    return new Request(line.number(), homing.verb, operation, homing.server);
  }

  private BatchEntry authentication(long line, Words words)
      throws IOException, MalformedLineException {
    String expected = "SECKEY:INDEX:HANDLE or PUBKEY:INDEX:HANDLE";
    String kind = words.upTo(":", expected);
    boolean secret = kind.equalsIgnoreCase("SECKEY");
    if (!secret && !kind.equalsIgnoreCase("PUBKEY")) {
      throw words.wrong(expected);
    }
    Reference named = words.reference();
    Optional<Line> next = lines.next();
    if (next.isEmpty() || next.get().isBlank() || !next.get().fault().isEmpty()) {
      next.ifPresent(lines::back);
      throw new MalformedLineException(
          words.column(),
          "no key (expected: a line with "
              + (secret ? "the secret)" : "the file of the private key, or FILE|PASSPHRASE)"));
    }
    String text = next.get().text().trim();
    Reference identity = new Reference(named.handle().qualified(), named.index());
    BatchEntry.Key key = secret ? new BatchEntry.Key.Secret(Octets.utf8(text)) : keyFile(text);
    return new BatchEntry.Authentication(line, identity, key);
  }

  private static BatchEntry.Key keyFile(String text) {
    int bar = text.indexOf('|');
    return bar < 1
        ? new BatchEntry.Key.File(text, Optional.empty())
        : new BatchEntry.Key.File(
            text.substring(0, bar).trim(), Optional.of(text.substring(bar + 1).trim()));
  }

  /** Passes over the rest of an entry; of a key never so that it is taken for an entry. */
  private void skipEntry(BatchVerb verb) throws IOException {
    if (homing != null) {
      return;
    }
    Optional<Line> next = lines.next();
    while (next.isPresent() && !BatchVerb.begins(next.get().text())) {
      if (next.get().isBlank() && verb != BatchVerb.AUTHENTICATE) {
        return;
      }
      next = lines.next();
    }
    next.ifPresent(lines::back);
  }

  private static void requireReadable(Line line) throws MalformedLineException {
    if (!line.fault().isEmpty()) {
      throw new MalformedLineException(1, line.fault());
    }
  }

  private static Malformed malformed(Line line, BatchVerb verb, MalformedLineException fault) {
    return new Malformed(
        line.number(), fault.column(), Optional.ofNullable(verb), fault.getMessage());
  }

  /** A fault in another line than the first of its entry. */
  static final class MalformedValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Line line;
    private final MalformedLineException fault;

    MalformedValueException(Line line, MalformedLineException fault) {
      super(fault);
      this.line = line;
      this.fault = fault;
    }

    Line line() {
      return line;
    }

    MalformedLineException fault() {
      return fault;
    }
  }
}
