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

/**
 * Judges whether an identity may do what a request needs (wire notes §4). Whether the identity is
 * who it says is another question. Blocks on store reads and on the inquiry.
 */
public final class Authorizer {
  private final Store store;
  private final ServerAdministrators serverAdministrators;

  /** Judges by what the store holds and by the configured administrators of the node. */
  public Authorizer(Store store, ServerAdministrators serverAdministrators) {
    this.store = store;
    this.serverAdministrators = serverAdministrators;
  }

  /**
   * Whether the identity meets the requirement, and if not, how far it falls short. All parts of
   * the requirement share one bound of groups (HW-7.5).
   *
   * @param inquiry asks for groups that are not held here; with a gap in it, an identity that falls
   *     short may meet the requirement all the same
   */
  public Verdict judge(Requirement requirement, Reference identity, Inquiry inquiry) {
    AdministratorMatcher matcher = new AdministratorMatcher(store, identity, inquiry);
    return serverAdministrators.haveAllRights() && administersNode(matcher)
        ? Verdict.GRANTED
        : judge(requirement, matcher);
  }

  private Verdict judge(Requirement requirement, AdministratorMatcher matcher) {
    if (requirement instanceof Rights rights) {
      return judgeRights(rights, matcher);
    } else if (requirement instanceof Nothing || requirement instanceof ProvenIdentity) {
      return Verdict.GRANTED;
    } else if (requirement instanceof ServerAdministration) {
      return administersNode(matcher) ? Verdict.GRANTED : Verdict.NO_ADMINISTRATOR;
    } else if (requirement instanceof AllOf all) {
      return judgeAll(all, matcher);
    } else if (requirement instanceof AnyOf any) {
      return any.parts().stream()
          .map(part -> judge(part, matcher))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
    throw new AssertionError(requirement);
  }

  /** Who administers what the first part is about, but not the rest, lacks a right. */
  private Verdict judgeAll(AllOf all, AdministratorMatcher matcher) {
    if (all.parts().stream().allMatch(part -> judge(part, matcher) == Verdict.GRANTED)) {
      return Verdict.GRANTED;
    }
    return judge(all.parts().get(0), matcher) == Verdict.NO_ADMINISTRATOR
        ? Verdict.NO_ADMINISTRATOR
        : Verdict.LACKS_RIGHT;
  }

  private Verdict judgeRights(Rights rights, AdministratorMatcher matcher) {
    Verdict verdict = Verdict.NO_ADMINISTRATOR;
    for (AdminEntry entry : rights.entries()) {
      if (matcher.includes(entry.administrator())) {
        if (entry.gives(rights.rights())) {
          return Verdict.GRANTED;
        }
        verdict = Verdict.LACKS_RIGHT;
      }
    }
    return verdict;
  }

  private boolean administersNode(AdministratorMatcher matcher) {
    return matcher.includesAny(serverAdministrators.identities());
  }
}
