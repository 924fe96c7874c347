package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import java.util.List;

/**
 * {@code /api/prefixes/{prefix}}: POST makes this server responsible for the prefix, DELETE ends
 * that (wire notes §7).
 */
final class PrefixResource implements RestResource {
  /** Where it is installed. */
  static final String MOUNT = "/api/prefixes/";

  @Override
  public List<HttpMethod> methods() {
    return List.of(HttpMethod.POST, HttpMethod.DELETE);
  }

  @Override
  public RestCall callFor(RestRequest request) throws WireException {
    Handle handle = NamePath.under(MOUNT, request.rawPath());
    return request.method() == HttpMethod.POST
        ? home(handle, request)
        : writing(handle, new Operation.UnhomePrefix(handle), request);
  }

  /** A form of another page cannot send JSON, so that nobody homes prefixes without knowing. */
  static RestCall home(Handle handle, RestRequest request) throws WireException {
    if (!request.isJson()) {
      throw new WireException(Reason.BAD_FIELD, "Content-Type (expected: application/json)");
    }
    return writing(handle, new Operation.HomePrefix(handle), request);
  }

  private static RestCall writing(Handle handle, Operation operation, RestRequest request) {
    return RestCall.writing(handle, operation, OpFlags.NONE, JsonStyle.of(request.parameters()));
  }
}
