package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.store.Store;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of identities, as their records here have them (wire notes §4). Blocks on the store. */
public final class StoredKeys {
  private final Store store;

  /** The keys in a store. */
  public StoredKeys(Store store) {
    this.store = store;
  }

  /** The public key that stands at an index, if it is one that can be read. */
  public Optional<PublicKey> publicKey(Reference reference) {
    return valuesOf(reference).stream()
        .filter(value -> value.index() == reference.index())
        .filter(value -> value.hasType(ValueTypes.HS_PUBKEY))
        .findFirst()
        .flatMap(StoredKeys::decoded);
  }

  /**
   * A digest of all that an identity can be proven by: whoever proved to be it has to do so again
   * once this has changed.
   */
  public Octets stateOf(Reference identity) {
    List<Octets> keys = new ArrayList<>();
    for (HandleValue value : valuesOf(identity)) {
      boolean own = identity.index() == 0 || value.index() == identity.index();
      if (own && (isSecret(value) || value.hasType(ValueTypes.HS_PUBKEY))) {
        keys.add(DigestAlgorithm.SHA256.digest(value.type()));
        keys.add(DigestAlgorithm.SHA256.digest(value.data()));
      }
    }
    return DigestAlgorithm.SHA256.digest(keys.toArray(new Octets[0]));
  }

  private static boolean isSecret(HandleValue value) {
    return value.hasTypeOrBelow(ValueTypes.HS_SECKEY);
  }

  private List<HandleValue> valuesOf(Reference reference) {
    Optional<HandleRecord> record = store.find(store.caseRule().key(reference.handle()));
    return record.map(Store::valuesOf).orElse(List.of());
  }

  private static Optional<PublicKey> decoded(HandleValue value) {
    try {
      return Optional.of(PublicKeyCodec.decode(value.data()));
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
