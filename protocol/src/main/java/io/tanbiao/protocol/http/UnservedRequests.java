package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.json.OutcomeJson;

/**
 * The answers to requests that no service answers: too long, of an unknown method, or too late.
 * They come in JSON with a code, and as a Handle message to clients that sent one (wire notes §7).
 * Runs on event loops.
 */
final class UnservedRequests implements ServerErrorHandler {
  private final HandleTunnelService tunnel;

  /**
   * Answers.
   *
   * @param tunnel refuses Handle messages
   */
  UnservedRequests(HandleTunnelService tunnel) {
    this.tunnel = tunnel;
  }

  @Override
  public HttpResponse onServiceException(ServiceRequestContext client, Throwable cause) {
    return ServerErrorHandler.ofDefault().onServiceException(client, cause);
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      ServiceRequestContext client,
      ServiceConfig service,
      RequestHeaders request,
      HttpStatus status,
      String description,
      Throwable cause) {
    boolean tunnelled =
        request != null
            && request.contentType() != null
            && request.contentType().is(HandleTunnelService.TYPE);
    return tunnelled
        ? answer(status, HandleTunnelService.TYPE.toString(), tunnel.refusal())
        : answer(status, JsonReply.JSON, json(status));
  }

  private static Octets json(HttpStatus status) {
    return OutcomeJson.of(Outcome.Refused.with(code(status), status.reasonPhrase()), false);
  }

  private static ResponseCode code(HttpStatus status) {
    if (status.isClientError()) {
      return ResponseCode.PROTOCOL_ERROR;
    }
    return status.equals(HttpStatus.SERVICE_UNAVAILABLE)
        ? ResponseCode.SERVER_TOO_BUSY
        : ResponseCode.ERROR;
  }

  private static AggregatedHttpResponse answer(HttpStatus status, String type, Octets body) {
    return AggregatedHttpResponse.of(
        ResponseHeaders.builder(status)
            .add(HttpHeaderNames.CONTENT_TYPE, type)
            .add(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
            .build(),
        HttpData.wrap(body.toArray()));
  }
}
