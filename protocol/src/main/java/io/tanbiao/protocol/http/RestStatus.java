package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpStatus;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;

/** The HTTP status that the JSON interface gives to a response code (wire notes §7). */
final class RestStatus {
  private static final int VALUES_NOT_FOUND = 200;

  private RestStatus() {}

  /** The status of the answer to a call; 403 for 402, where no proof would be looked at. */
  static HttpStatus of(Outcome outcome, RestCall call) {
    if (call.operation() instanceof Operation.Resolution) {
      return ofRead(outcome.responseCode());
    }
    return isNew(outcome, call.operation()) ? HttpStatus.CREATED : ofCode(outcome.responseCode());
  }

  /** The status of the answer to a read over a connection where no credentials are looked at. */
  static HttpStatus ofRead(int responseCode) {
    return responseCode == VALUES_NOT_FOUND ? HttpStatus.OK : ofCode(responseCode);
  }

  /** Whether something was made where nothing was before. */
  private static boolean isNew(Outcome outcome, Operation operation) {
    return (outcome instanceof Outcome.Created created && !created.overwritten())
        || (operation instanceof Operation.AddValues
            && outcome instanceof Outcome.Done done
            && !done.overwritten());
  }

  private static HttpStatus ofCode(int responseCode) {
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
