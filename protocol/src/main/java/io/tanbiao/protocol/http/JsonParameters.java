package io.tanbiao.protocol.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.QueryParamsBuilder;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.Map.Entry;

/** Parameters of a read that come as a JSON object in a body (wire notes §7). */
final class JsonParameters {
  private JsonParameters() {}

  /** The parameters of the query and those of the body, if there is one in JSON. */
  static QueryParams in(RestRequest request) throws InvalidJsonException {
    if (request.body().isEmpty() || !request.isJson()) {
      return request.parameters();
    }
    JsonNode json = request.json();
    if (!json.isObject()) {
      throw new InvalidJsonException("body: no object (expected: parameters by name)");
    }
    QueryParamsBuilder parameters = request.parameters().toBuilder();
    for (Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      if (value.isArray()) {
        value.forEach(item -> parameters.add(field.getKey(), item.asText()));
      } else {
        parameters.add(field.getKey(), value.asText());
      }
    }
    return parameters.build();
  }
}
