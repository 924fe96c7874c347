package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.Optional;

/**
 * Session set-up, op 400 (wire notes §3, §6).
 *
 * <pre>
 * short mode | int time-out in seconds | bytes identity handle | int identity index
 * mode 1, 4: bytes public key
 * mode 3:    bytes key handle | int key index
 * short 0
 * </pre>
 *
 * <p>A mode that is not known is read up to its identity, so that it can be refused by its number.
 */
final class SessionSetupCodec implements RequestCodec<SessionSetup> {
  static final int CLIENT_CIPHER = 1;
  static final int HANDLE_CIPHER = 3;
  static final int DIFFIE_HELLMAN = 4;
  private static final int FIXED_OCTETS = 2 + 4 + 2;

  @Override
  public int lengthOctets(SessionSetup request, ProtocolVersion version) {
    int key = sendsKey(request.mode()) ? Fields.lengthOctets(request.publicKey()) : 0;
    int reference = keyReference(request).map(Reference::lengthOctets).orElse(0);
    return FIXED_OCTETS + request.identity().lengthOctets() + key + reference;
  }

  @Override
  public void write(SessionSetup request, ProtocolVersion version, OctetWriter out) {
    out.int16(request.mode()).int32(request.timeoutSeconds());
    request.identity().write(out);
    if (sendsKey(request.mode())) {
      out.bytes(request.publicKey());
    }
    keyReference(request).ifPresent(reference -> reference.write(out));
    out.int16(0);
  }

  @Override
  public SessionSetup read(OctetReader in, ProtocolVersion version) throws WireException {
    int mode = in.unsignedShort("key exchange mode");
    int timeoutSeconds = in.int32("session time-out");
    Reference identity = Fields.reference(in, "identity");
    Octets key = sendsKey(mode) ? Fields.bytes(in, "public key") : Octets.EMPTY;
    Optional<Reference> reference =
        mode == HANDLE_CIPHER ? Optional.of(Fields.reference(in, "key")) : Optional.empty();
    return new SessionSetup(mode, timeoutSeconds, identity, key, reference);
  }

  private static boolean sendsKey(int mode) {
    return mode == CLIENT_CIPHER || mode == DIFFIE_HELLMAN;
  }

  private static Optional<Reference> keyReference(SessionSetup request) {
    return request.mode() == HANDLE_CIPHER ? request.keyReference() : Optional.empty();
  }
}
