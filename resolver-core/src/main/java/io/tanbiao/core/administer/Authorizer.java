package io.tanbiao.core.administer;

import io.tanbiao.core.administer.Requirement.AllOf;
import io.tanbiao.core.administer.Requirement.AnyOf;
import io.tanbiao.core.administer.Requirement.Nothing;
import io.tanbiao.core.administer.Requirement.ProvenIdentity;
import io.tanbiao.core.administer.Requirement.Rights;
import io.tanbiao.core.administer.Requirement.ServerAdministration;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.store.Store;
import java.util.Comparator;
import java.util.List;

/**
 * Judges whether an identity may do what a request needs (wire notes §4). Whether the identity is
 * who it says is another question. Blocks on store reads and on the inquiry.
 */
public final class Authorizer {
  private final AdministratorMatcher matcher;
  private final ServerAdministrators serverAdministrators;

  /** Judges by what the store holds and by the configured administrators of the node. */
  public Authorizer(Store store, ServerAdministrators serverAdministrators) {
    this.matcher = new AdministratorMatcher(store);
    this.serverAdministrators = serverAdministrators;
  }

  /**
   * Whether the identity meets the requirement, and if not, how far it falls short.
   *
   * @param inquiry asks for groups that are not held here; with a gap in it, an identity that falls
   *     short may meet the requirement all the same
   */
  public Verdict judge(Requirement requirement, Reference identity, Inquiry inquiry) {
    if (serverAdministrators.haveAllRights() && administersNode(identity, inquiry)) {
      return Verdict.GRANTED;
    }
    if (requirement instanceof Rights rights) {
      return judgeRights(rights, identity, inquiry);
    } else if (requirement instanceof Nothing || requirement instanceof ProvenIdentity) {
      return Verdict.GRANTED;
    } else if (requirement instanceof ServerAdministration) {
      return administersNode(identity, inquiry) ? Verdict.GRANTED : Verdict.NO_ADMINISTRATOR;
    } else if (requirement instanceof AllOf all) {
      return judgeAll(all, identity, inquiry);
    } else if (requirement instanceof AnyOf any) {
      return any.parts().stream()
          .map(part -> judge(part, identity, inquiry))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
    throw new AssertionError(requirement);
  }

  /** Who administers what the first part is about, but not the rest, lacks a right. */
  private Verdict judgeAll(AllOf all, Reference identity, Inquiry inquiry) {
    if (all.parts().stream().allMatch(part -> judge(part, identity, inquiry) == Verdict.GRANTED)) {
      return Verdict.GRANTED;
    }
    return judge(all.parts().get(0), identity, inquiry) == Verdict.NO_ADMINISTRATOR
        ? Verdict.NO_ADMINISTRATOR
        : Verdict.LACKS_RIGHT;
  }

  private Verdict judgeRights(Rights rights, Reference identity, Inquiry inquiry) {
    Verdict verdict = Verdict.NO_ADMINISTRATOR;
    for (AdminEntry entry : rights.entries()) {
      if (matcher.includes(List.of(entry.administrator()), identity, inquiry)) {
        if (entry.gives(rights.rights())) {
          return Verdict.GRANTED;
        }
        verdict = Verdict.LACKS_RIGHT;
      }
    }
    return verdict;
  }

  private boolean administersNode(Reference identity, Inquiry inquiry) {
    return matcher.includes(serverAdministrators.identities(), identity, inquiry);
  }
}
