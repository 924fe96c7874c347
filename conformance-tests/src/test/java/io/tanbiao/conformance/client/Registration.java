package io.tanbiao.conformance.client;

import static io.tanbiao.conformance.client.OfficialClient.utf8;

import java.util.ArrayList;
import java.util.List;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractRequest;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleValue;

/** Somebody who registers records with the official client over TCP. */
final class Registration {
  private final OfficialClient client;
  private final AuthenticationInfo identity;

  Registration(OfficialClient client, AuthenticationInfo identity) {
    this.client = client;
    this.identity = identity;
  }

  /** Creates a record that must not be there yet; adds the administrator when it has none. */
  String create(String name, List<HandleValue> values) throws HandleException {
    List<HandleValue> all = new ArrayList<>(values);
    if (values.stream().noneMatch(value -> value.getIndex() == ClientValues.ADMIN)) {
      all.add(ClientValues.admin());
    }
    mustDo(new CreateHandleRequest(utf8(name), all.toArray(new HandleValue[0]), identity));
    return name;
  }

  /** Sends a request that must succeed. */
  AbstractResponse mustDo(AbstractRequest request) throws HandleException {
    AbstractResponse response = client.ask(Way.TCP, request);
    if (response.responseCode != AbstractMessage.RC_SUCCESS) {
      throw new AssertionError(OfficialClient.textOf(response));
    }
    return response;
  }
}
