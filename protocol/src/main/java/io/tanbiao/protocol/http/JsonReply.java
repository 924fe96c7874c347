package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers of the JSON interface. */
final class JsonReply {
  /** The type of the answers. */
  static final String JSON = "application/json;charset=utf-8";

  private static final String JAVASCRIPT = "application/javascript;charset=utf-8";

  /**
   * An answer with an object, which can be sent again and again.
   *
   * @param headers with the length of the body
   * @param body its octets, not to be changed
   */
  record Finished(ResponseHeaders headers, HttpData body) {
    HttpResponse response() {
      return HttpResponse.of(headers, body);
    }
  }

  private static final Finished TOO_MANY =
      finished(
          headers(HttpStatus.TOO_MANY_REQUESTS, JSON)
              .addInt(HttpHeaderNames.RETRY_AFTER, RequestLimit.TOO_MANY.waitSeconds()),
          OutcomeJson.of(RequestLimit.TOO_MANY, false));

  private JsonReply() {}

  /** Status 429, for who sends too many requests, whatever they are. */
  static HttpResponse tooMany() {
    return TOO_MANY.response();
  }

  /** The answer to a read of a name. */
  static HttpResponse ofRead(Handle asked, Outcome outcome, JsonStyle style) {
    Octets object = OutcomeJson.of(asked, outcome, style.pretty());
    return reply(RestStatus.ofRead(outcome.responseCode()), object, style);
  }

  /** A refusal of what cannot be read. */
  static HttpResponse malformed(String message) {
    return refused(HttpStatus.BAD_REQUEST, ResponseCode.PROTOCOL_ERROR, message);
  }

  /** A refusal of a path without meaning. */
  static HttpResponse unknownEndpoint(String method, String path) {
    return refused(
        HttpStatus.NOT_FOUND,
        ResponseCode.PROTOCOL_ERROR,
        "Unknown HTTP API endpoint " + method + " " + path);
  }

  /** A refusal of a method that a path does not know. */
  static HttpResponse notAllowed(HttpMethod method, List<HttpMethod> known) {
    Octets object = refusal(ResponseCode.PROTOCOL_ERROR, "Method not allowed: " + method);
    return HttpResponse.of(
        headers(HttpStatus.METHOD_NOT_ALLOWED, JSON)
            .add(HttpHeaderNames.ALLOW, allowed(known))
            .build(),
        data(object));
  }

  /** The value of the header {@code Allow}. */
  static String allowed(List<HttpMethod> methods) {
    return methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
  }

  /** Status 401 without a body, for who is not who he says. */
  static HttpResponse prompting(LogInPrompt prompt) {
    ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.UNAUTHORIZED);
    prompt.addTo(headers);
    return HttpResponse.of(headers.build());
  }

  /** Status 401, for who should say who he is. */
  static HttpResponse prompting(LogInPrompt prompt, Octets object) {
    ResponseHeadersBuilder headers = headers(HttpStatus.UNAUTHORIZED, JSON);
    prompt.addTo(headers);
    return HttpResponse.of(headers.build(), data(object));
  }

  /** An answer without a body. */
  static ResponseHeaders empty(HttpStatus status) {
    return ResponseHeaders.of(status);
  }

  /** The answer when a proof was not looked at; none when it was. */
  static Optional<HttpResponse> notChecked(Checked checked) {
    return switch (checked.verification()) {
      case THROTTLED -> Optional.of(throttled(checked.refusal(), JsonStyle.PLAIN));
      case TOO_BUSY ->
          Optional.of(
              refused(
                  HttpStatus.SERVICE_UNAVAILABLE, ResponseCode.SERVER_TOO_BUSY, checked.message()));
      default -> Optional.empty();
    };
  }

  /** Status 429, for who has to wait. */
  static HttpResponse throttled(Outcome.Refused refused, JsonStyle style) {
    return reply(HttpStatus.TOO_MANY_REQUESTS, OutcomeJson.of(refused, style.pretty()), style)
        .mapHeaders(
            headers ->
                headers.toBuilder()
                    .addInt(HttpHeaderNames.RETRY_AFTER, refused.waitSeconds())
                    .build());
  }

  /** A refusal. */
  static HttpResponse refused(HttpStatus status, ResponseCode code, String message) {
    return reply(status, refusal(code, message), JsonStyle.PLAIN);
  }

  private static Octets refusal(ResponseCode code, String message) {
    return OutcomeJson.of(Outcome.Refused.with(code, message), false);
  }

  /** An answer with an object. */
  static HttpResponse reply(HttpStatus status, Octets object, JsonStyle style) {
    return finished(status, object, style).response();
  }

  /** An answer with an object. */
  static Finished finished(HttpStatus status, Octets object, JsonStyle style) {
    return finished(
        headers(status, typeOf(style)),
        style.callback().isEmpty() ? object : Octets.concat(style.before(), object, style.after()));
  }

  private static Finished finished(ResponseHeadersBuilder headers, Octets body) {
    return new Finished(headers.contentLength(body.length()).build(), data(body));
  }

  /** The head of an answer with an object. */
  static ResponseHeaders headersOf(HttpStatus status, JsonStyle style) {
    return headers(status, typeOf(style)).build();
  }

  private static String typeOf(JsonStyle style) {
    return style.callback().isEmpty() ? JSON : JAVASCRIPT;
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
