package io.tanbiao.protocol.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.HashMap;
import java.util.Map;

/** What a client says about its session: in the header Authorization, and in a JSON object. */
final class SessionFields {
  private SessionFields() {}

  /** The fields of the header alone. */
  static Map<String, String> of(Authorization sent) {
    return sent instanceof Authorization.OfSession named ? named.fields() : Map.of();
  }

  /** The fields of the header, and those of the body, which win. */
  static Map<String, String> of(Authorization sent, RestRequest request)
      throws InvalidJsonException {
    Map<String, String> fields = new HashMap<>(of(sent));
    for (Map.Entry<String, JsonNode> field : request.json().properties()) {
      fields.put(field.getKey(), field.getValue().asText());
    }
    return fields;
  }
}
