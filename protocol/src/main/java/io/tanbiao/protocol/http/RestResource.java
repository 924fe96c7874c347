package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.List;

/** What stands behind some paths of the JSON interface. Called on event loops. */
interface RestResource {
  /** The methods it knows, but for OPTIONS, in the order they are announced. */
  List<HttpMethod> methods();

  /** Whether its answers may be lists, which are sent part by part. */
  default boolean lists() {
    return false;
  }

  /**
   * What a request asks for.
   *
   * @throws WireException when path or parameters cannot be read
   * @throws InvalidJsonException when the body cannot be read
   */
  RestCall callFor(RestRequest request) throws WireException, InvalidJsonException;
}
