package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.json.NamesJson;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.List;
import java.util.Optional;

/** {@code /api/handles?prefix=}: the handles under a prefix, by pages or all (wire notes §7). */
final class HandleListResource implements RestResource {
  /** Where it is installed. */
  static final String PATH = "/api/handles";

  @Override
  public List<HttpMethod> methods() {
    return List.of(HttpMethod.GET, HttpMethod.HEAD);
  }

  @Override
  public boolean lists() {
    return true;
  }

  @Override
  public RestCall callFor(RestRequest request) throws WireException {
    Handle prefix = Handle.of(request.parameters().get("prefix", ""));
    return new RestCall(
        new Operation.ListHandles(prefix),
        OpFlags.NONE,
        JsonStyle.of(request.parameters()),
        (outcome, pretty) -> OutcomeJson.ofWrite(prefix, outcome, pretty),
        Optional.of(
            new NamesJson.Frame(
                "handles", Optional.of(prefix), ListPage.of(request.parameters()))));
  }
}
