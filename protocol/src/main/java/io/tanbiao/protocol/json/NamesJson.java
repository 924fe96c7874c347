package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lists of names as the JSON interface of Handle.Net prints them (wire notes §7). */
public final class NamesJson {
  private NamesJson() {}

  /**
   * The JSON object of a list of prefixes, or of whatever else became of the request.
   *
   * @param page the part that is wanted; empty for all
   */
  public static Octets ofPrefixes(Outcome outcome, Optional<NamePage> page, boolean pretty) {
    return outcome instanceof Outcome.Names names
        ? JsonText.write(
            pretty,
            json -> {
              start(json);
              write("prefixes", names.handles(), page, json);
            })
        : OutcomeJson.of(outcome, pretty);
  }

  /**
   * The JSON object of a list of handles, or of whatever else became of the request.
   *
   * @param prefix whose handles they are
   * @param page the part that is wanted; empty for all
   */
  public static Octets ofHandles(
      Handle prefix, Outcome outcome, Optional<NamePage> page, boolean pretty) {
    return outcome instanceof Outcome.Names names
        ? JsonText.write(
            pretty,
            json -> {
              start(json);
              json.writeStringField("prefix", prefix.toString());
              write("handles", names.handles(), page, json);
            })
        : OutcomeJson.ofWrite(prefix, outcome, pretty);
  }

  private static void start(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("responseCode", 1);
  }

  private static void write(
      String field, List<Handle> names, Optional<NamePage> page, JsonGenerator json)
      throws IOException {
    json.writeStringField("totalCount", Integer.toString(names.size()));
    if (page.isPresent()) {
      json.writeNumberField("page", page.get().page());
      json.writeNumberField("pageSize", page.get().size());
    }
    json.writeArrayFieldStart(field);
    for (Handle name : page.map(part -> part.of(names)).orElse(names)) {
      json.writeString(name.toString());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
