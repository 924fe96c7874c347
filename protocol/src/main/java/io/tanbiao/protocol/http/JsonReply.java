package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.json.OutcomeJson;

/** Answers of the JSON interface. */
final class JsonReply {
  private static final String JSON = "application/json;charset=utf-8";
  private static final String JAVASCRIPT = "application/javascript;charset=utf-8";
  private static final String READ_METHODS = "GET, HEAD";

  private JsonReply() {}

  /** The answer to a read of a name. */
  static HttpResponse ofRead(Handle asked, Outcome outcome, JsonStyle style) {
    Octets object = OutcomeJson.of(asked, outcome, style.pretty());
    return reply(RestStatus.ofRead(outcome.responseCode()), object, style);
  }

  /** The answer to a read that is about no name. */
  static HttpResponse ofRead(Outcome outcome, JsonStyle style) {
    Octets object = OutcomeJson.of(outcome, style.pretty());
    return reply(RestStatus.ofRead(outcome.responseCode()), object, style);
  }

  /** A refusal of what cannot be read. */
  static HttpResponse malformed(WireException cause) {
    return refused(HttpStatus.BAD_REQUEST, ResponseCode.PROTOCOL_ERROR, cause.getMessage());
  }

  /** A refusal of a path without meaning. */
  static HttpResponse unknownEndpoint(String method, String path) {
    return refused(
        HttpStatus.NOT_FOUND,
        ResponseCode.PROTOCOL_ERROR,
        "Unknown HTTP API endpoint " + method + " " + path);
  }

  /** A refusal of a method on a path that can only be read. */
  static HttpResponse readOnly(String method) {
    Octets object = refusal(ResponseCode.PROTOCOL_ERROR, "Method not allowed: " + method);
    return HttpResponse.of(
        headers(HttpStatus.METHOD_NOT_ALLOWED, JSON)
            .add(HttpHeaderNames.ALLOW, READ_METHODS)
            .build(),
        data(object));
  }

  /** A refusal. */
  static HttpResponse refused(HttpStatus status, ResponseCode code, String message) {
    return reply(status, refusal(code, message), JsonStyle.PLAIN);
  }

  private static Octets refusal(ResponseCode code, String message) {
    return OutcomeJson.of(Outcome.Refused.with(code, message), false);
  }

  private static HttpResponse reply(HttpStatus status, Octets object, JsonStyle style) {
    if (style.callback().isEmpty()) {
      return HttpResponse.of(headers(status, JSON).build(), data(object));
    }
    Octets call = Octets.concat(Octets.utf8(style.callback() + "("), object, Octets.utf8(");"));
    return HttpResponse.of(headers(status, JAVASCRIPT).build(), data(call));
  }

  private static ResponseHeadersBuilder headers(HttpStatus status, String type) {
    return ResponseHeaders.builder(status)
        .add(HttpHeaderNames.CONTENT_TYPE, type)
        .add(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
  }

  private static HttpData data(Octets octets) {
    return HttpData.wrap(octets.toArray());
  }
}
