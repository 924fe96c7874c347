package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * The body of one operation's requests.
 *
 * <p>Stateless. The version is that of the envelope of the request itself, not the suggested one.
 */
interface RequestCodec<T extends Operation> {
  /** The length of the body. */
  int lengthOctets(T operation, ProtocolVersion version);

  /** Writes exactly that many octets. */
  void write(T operation, ProtocolVersion version, OctetWriter out);

  /** Reads a body and leaves what a client appended to it. */
  T read(OctetReader in, ProtocolVersion version) throws WireException;
}
