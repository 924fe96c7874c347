package io.tanbiao.core.administer;

import io.tanbiao.core.handle.Reference;
import java.util.Set;

/**
 * Who administers the node itself: homes prefixes and lists them (wire notes §3).
 *
 * @param identities keys or groups; index 0 means any key of the handle
 * @param haveAllRights whether they also have every right on every record of the node
 */
public record ServerAdministrators(Set<Reference> identities, boolean haveAllRights) {
  /** Copies the identities. */
  public ServerAdministrators {
    identities = Set.copyOf(identities);
  }
}
