package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.List;

/** {@code /api/site}: the site record of this server (wire notes §7). */
final class SiteResource implements RestResource {
  /** Where it is installed. */
  static final String PATH = "/api/site";

  private static final Operation SITE_INFO = new Operation.GetSiteInfo(Handle.of("/"));

  @Override
  public List<HttpMethod> methods() {
    return List.of(HttpMethod.GET, HttpMethod.HEAD);
  }

  @Override
  public RestCall callFor(RestRequest request) {
    return new RestCall(
        SITE_INFO, OpFlags.NONE, JsonStyle.of(request.parameters()), OutcomeJson::of);
  }
}
