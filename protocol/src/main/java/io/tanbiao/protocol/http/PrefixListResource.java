package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.NamesJson;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/prefixes}: GET lists the prefixes this server is responsible for; POST with {@code
 * {"prefix":..}} makes it responsible for one more (wire notes §7).
 */
final class PrefixListResource implements RestResource {
  /** Where it is installed. */
  static final String PATH = "/api/prefixes";

  private static final Operation LIST = new Operation.ListHomedPrefixes(Handle.of("/"));

  @Override
  public List<HttpMethod> methods() {
    return List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
  }

  @Override
  public boolean lists() {
    return true;
  }

  @Override
  public RestCall callFor(RestRequest request) throws WireException, InvalidJsonException {
    if (request.method() == HttpMethod.POST) {
      String prefix = request.json().path("prefix").asText();
      return PrefixResource.home(Handle.of(prefix), request);
    }
    return new RestCall(
        LIST,
        OpFlags.NONE,
        JsonStyle.of(request.parameters()),
        (outcome, pretty) -> OutcomeJson.of(outcome, pretty),
        Optional.of(
            new NamesJson.Frame("prefixes", Optional.empty(), ListPage.of(request.parameters()))));
  }
}
