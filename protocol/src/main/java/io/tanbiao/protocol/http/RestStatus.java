package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpStatus;

/** The HTTP status that the JSON interface gives to a response code (wire notes §7). */
final class RestStatus {
  private static final int VALUES_NOT_FOUND = 200;

  private RestStatus() {}

  /** The status of the answer to a read over a connection where no credentials are looked at. */
  static HttpStatus ofRead(int responseCode) {
    return responseCode == VALUES_NOT_FOUND ? HttpStatus.OK : of(responseCode);
  }

  private static HttpStatus of(int responseCode) {
    return switch (responseCode) {
      case 1 -> HttpStatus.OK;
      case 302, 303 -> HttpStatus.MULTIPLE_CHOICES;
      case 100 -> HttpStatus.NOT_FOUND;
      case 101, 201 -> HttpStatus.CONFLICT;
      case 4, 102, 200, 202, 301 -> HttpStatus.BAD_REQUEST;
      case 400, 401, 402, 403, 404 -> HttpStatus.FORBIDDEN;
      case 5 -> HttpStatus.NOT_IMPLEMENTED;
      case 3, 7 -> HttpStatus.SERVICE_UNAVAILABLE;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
