package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A list of names as the JSON interface of Handle.Net prints it (wire notes §7), part by part, so
 * that it never stands in memory. Used by one thread at a time: first {@link #begin}, then {@link
 * #names} as often as there are some, then {@link #end}.
 */
public final class NamesJson {
  private final Frame frame;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final JsonGenerator json;

  /**
   * What stands around the names.
   *
   * @param field the array of the names
   * @param prefix whose handles they are; empty for prefixes
   * @param page the part that is wanted; empty for all
   */
  public record Frame(String field, Optional<Handle> prefix, Optional<NamePage> page) {}

  /** Prints a list, indented by two spaces or compact. */
  public NamesJson(Frame frame, boolean pretty) {
    this.frame = frame;
    this.json = JsonText.generator(out, pretty);
  }

  /**
   * What stands before the names.
   *
   * @param totalCount how many there are, on all pages
   */
  public Octets begin(long totalCount) {
    return written(
        () -> {
          json.writeStartObject();
          json.writeNumberField("responseCode", 1);
          if (frame.prefix().isPresent()) {
            json.writeStringField("prefix", frame.prefix().get().toString());
          }
          json.writeStringField("totalCount", Long.toString(totalCount));
          if (frame.page().isPresent()) {
            json.writeNumberField("page", frame.page().get().page());
            json.writeNumberField("pageSize", frame.page().get().size());
          }
          json.writeArrayFieldStart(frame.field());
        });
  }

  /** Some names. */
  public Octets names(List<Handle> names) {
    return written(
        () -> {
          for (Handle name : names) {
            json.writeString(name.toString());
          }
        });
  }

  /** What stands behind the names. */
  public Octets end() {
    return written(
        () -> {
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** Writes to memory. */
  private interface Writing {
    void run() throws IOException;
  }

  private Octets written(Writing writing) {
    try {
      writing.run();
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    Octets part = Octets.of(out.toByteArray());
    out.reset();
    return part;
  }
}
