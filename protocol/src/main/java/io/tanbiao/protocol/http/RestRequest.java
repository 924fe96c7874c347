package io.tanbiao.protocol.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;

/**
 * A request to the JSON interface, whole.
 *
 * @param method what to do
 * @param rawPath to what, as it came
 * @param parameters of the query
 * @param contentType of the body; null without one
 * @param body its octets
 * @param caller who asks
 */
record RestRequest(
    HttpMethod method,
    String rawPath,
    QueryParams parameters,
    MediaType contentType,
    Octets body,
    Caller caller) {

  /** All of a request. */
  static RestRequest of(
      ServiceRequestContext client, AggregatedHttpRequest request, Caller caller) {
    return new RestRequest(
        request.method(),
        client.rawPath(),
        client.queryParams(),
        request.contentType(),
        Octets.of(request.content().array()),
        caller);
  }

  /** A request without a body. */
  static RestRequest ofRead(ServiceRequestContext client, HttpMethod method, Caller caller) {
    return new RestRequest(
        method, client.rawPath(), client.queryParams(), null, Octets.EMPTY, caller);
  }

  /** Whether the body says to be JSON. */
  boolean isJson() {
    return contentType != null && contentType.isJson();
  }

  /** The JSON of the body. */
  JsonNode json() throws InvalidJsonException {
    if (!isJson()) {
      throw new InvalidJsonException("Content-Type (expected: application/json)");
    } else if (!body.isUtf8()) {
      throw new InvalidJsonException("not JSON: not UTF-8");
    }
    return JsonText.read(body.text());
  }
}
