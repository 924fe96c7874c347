package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.SessionExchangeKey;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Session key exchange, op 402 (wire notes §3).
 *
 * <pre>bytes encrypted session key</pre>
 */
final class SessionExchangeKeyCodec implements RequestCodec<SessionExchangeKey> {
  @Override
  public int lengthOctets(SessionExchangeKey request, ProtocolVersion version) {
    return Fields.lengthOctets(request.encryptedKey());
  }

  @Override
  public void write(SessionExchangeKey request, ProtocolVersion version, OctetWriter out) {
    out.bytes(request.encryptedKey());
  }

  @Override
  public SessionExchangeKey read(OctetReader in, ProtocolVersion version) throws WireException {
    return new SessionExchangeKey(Fields.bytes(in, "encrypted session key"));
  }
}
