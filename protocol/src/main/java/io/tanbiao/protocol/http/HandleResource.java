package io.tanbiao.protocol.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.RemoveValues;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.ValueJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /api/handles/{handle}}: records in the JSON of Handle.Net (wire notes §7).
 *
 * <p>GET, and POST with the parameters as a JSON object in the body, read; PUT creates or replaces
 * the record or some of its values; DELETE removes either.
 */
final class HandleResource implements RestResource {
  /** Where it is installed. */
  static final String MOUNT = "/api/handles/";

  private static final String VARIOUS = "various";

  @Override
  public List<HttpMethod> methods() {
    return List.of(
        HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
  }

  @Override
  public RestCall callFor(RestRequest request) throws WireException, InvalidJsonException {
    Handle handle = NamePath.under(MOUNT, request.rawPath());
    return switch (request.method()) {
      case PUT -> put(handle, request);
      case DELETE -> delete(handle, request);
      case POST -> read(handle, JsonParameters.in(request), request.caller());
      default -> read(handle, request.parameters(), request.caller());
    };
  }

  private static RestCall read(Handle handle, QueryParams parameters, Caller caller)
      throws WireException {
    boolean publicOnly =
        parameters.contains("publicOnly")
            ? QueryFlag.isTrue(parameters, "publicOnly")
            : !caller.isProven();
    OpFlags flags =
        OpFlags.NONE
            .with(publicOnly ? OpFlags.PUBL : 0)
            .with(QueryFlag.isTrue(parameters, "auth") ? OpFlags.AUTH : 0)
            .with(QueryFlag.isTrue(parameters, "cert") ? OpFlags.CERT : 0)
            .with(QueryFlag.isTrue(parameters, "doNotRefer") ? OpFlags.DNRF : 0);
    return RestCall.reading(
        ResolutionQuery.of(parameters).of(handle), flags, JsonStyle.of(parameters));
  }

  private static RestCall put(Handle handle, RestRequest request)
      throws WireException, InvalidJsonException {
    JsonNode json = request.json();
    if (json.has("handle") && !handle.toString().equals(json.get("handle").asText())) {
      throw new InvalidJsonException("Mismatched handle in PUT request");
    }
    List<HandleValue> values = ValueJson.readList(json);
    QueryParams parameters = request.parameters();
    boolean overwrite =
        !parameters.contains("overwrite") || "true".equalsIgnoreCase(parameters.get("overwrite"));
    OpFlags flags = OpFlags.NONE.with(overwrite ? OpFlags.OVRW : 0);
    JsonStyle style = JsonStyle.of(parameters);
    if (parameters.contains("index")) {
      requireIndexes(parameters, values);
      return RestCall.writing(handle, new AddValues(handle, values), flags, style);
    }
    boolean mint = "true".equalsIgnoreCase(parameters.get("mintNewSuffix"));
    return RestCall.writing(
        handle,
        new CreateHandle(handle, values),
        mint ? OpFlags.NONE.with(OpFlags.MINT) : flags,
        style);
  }

  /** The indexes of the query must be those of the body, or {@code various}. */
  private static void requireIndexes(QueryParams parameters, List<HandleValue> values)
      throws WireException {
    if (parameters.getAll("index").equals(List.of(VARIOUS))) {
      return;
    }
    Set<Integer> announced = new HashSet<>(ResolutionQuery.of(parameters).indexes());
    Set<Integer> sent = values.stream().map(HandleValue::index).collect(Collectors.toSet());
    if (!announced.equals(sent)) {
      throw new WireException(Reason.BAD_FIELD, "Mismatched indexes in PUT request");
    }
  }

  private static RestCall delete(Handle handle, RestRequest request) throws WireException {
    List<Integer> indexes = ResolutionQuery.of(request.parameters()).indexes();
    Operation operation =
        indexes.isEmpty() ? new DeleteHandle(handle) : new RemoveValues(handle, indexes);
    return RestCall.writing(handle, operation, OpFlags.NONE, JsonStyle.of(request.parameters()));
  }
}
