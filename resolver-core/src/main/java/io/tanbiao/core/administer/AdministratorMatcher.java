package io.tanbiao.core.administer;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.store.Store;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out whether an identity is among administrators, directly or through groups (HS_VLIST)
 * stored here (wire notes §4), or at other servers as far as an {@link Inquiry} may ask for them
 * (HW-8.15).
 *
 * <p>Groups may contain groups and cycles; at most {@link #MAX_GROUPS} are opened for one question.
 * Blocks on store reads and on the inquiry.
 */
final class AdministratorMatcher {
  /** The most groups opened for one question. */
  static final int MAX_GROUPS = 64;

  private final Store store;

  AdministratorMatcher(Store store) {
    this.store = store;
  }

  /** Whether the identity is one of the administrators or in one of their groups. */
  boolean includes(Collection<Reference> administrators, Reference identity, Inquiry inquiry) {
    Deque<Reference> open = new ArrayDeque<>(administrators);
    Set<Reference> seen = new HashSet<>();
    int groups = 0;
    while (!open.isEmpty()) {
      Reference administrator = open.pop();
      if (isSame(administrator, identity)) {
        return true;
      }
      boolean mayBeGroup = administrator.index() != 0 && seen.add(administrator);
      if (mayBeGroup && groups < MAX_GROUPS) {
        groups++;
        open.addAll(membersOf(administrator, inquiry));
      }
    }
    return false;
  }

  /** Identity handles compare their prefix without case and their suffix exactly. */
  private static boolean isSame(Reference administrator, Reference identity) {
    boolean sameIndex = administrator.index() == 0 || administrator.index() == identity.index();
    return sameIndex
        && CaseRule.CASE_SENSITIVE
            .key(administrator.handle())
            .equals(CaseRule.CASE_SENSITIVE.key(identity.handle()));
  }

  /** A group that is missing or unreadable has no members. */
  private List<Reference> membersOf(Reference group, Inquiry inquiry) {
    for (HandleValue value : valuesAt(group, inquiry)) {
      if (value.index() == group.index() && value.hasTypeOrBelow(ValueTypes.HS_VLIST)) {
        return members(value);
      }
    }
    return List.of();
  }

  private List<HandleValue> valuesAt(Reference group, Inquiry inquiry) {
    return inquiry.concerns(group.handle())
        ? inquiry.values(group, ValueTypes.HS_VLIST)
        : store.find(store.caseRule().key(group.handle())).map(Store::valuesOf).orElse(List.of());
  }

  private static List<Reference> members(HandleValue value) {
    try {
      return AdminGroup.decode(value.data()).members();
    } catch (WireException e) {
      return List.of();
    }
  }
}
