package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/verifications/{index:handle}}: whether a MAC or signature over two nonces was made
 * with the key of an identity; the parameters come in the query, or with POST also as a JSON object
 * (wire notes §7).
 *
 * <p>Handle.Net 9.3.1 answers false for every signature with a private key; this answers the truth.
 */
final class VerificationResource implements RestResource {
  /** Where it is installed. */
  static final String MOUNT = "/api/verifications/";

  @Override
  public List<HttpMethod> methods() {
    return List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);
  }

  @Override
  public RestCall callFor(RestRequest request) throws WireException, InvalidJsonException {
    Reference key = Authorization.reference(NamePath.under(MOUNT, request.rawPath()).name());
    QueryParams parameters = JsonParameters.in(request);
    ProofFields fields = new ProofFields(firstOfEach(parameters));
    Octets signed = Octets.concat(fields.nonce("nonce"), fields.nonce(ProofFields.CLIENT_NONCE));
    return new RestCall(
        new VerifyChallenge(key, signed, Octets.EMPTY, fields.proof()),
        OpFlags.NONE,
        JsonStyle.of(parameters),
        (outcome, pretty) -> OutcomeJson.of(key.handle(), outcome, pretty));
  }

  private static Map<String, String> firstOfEach(QueryParams parameters) {
    Map<String, String> fields = new LinkedHashMap<>();
    parameters.forEach((name, value) -> fields.putIfAbsent(name, value));
    return fields;
  }
}
