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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out for one judgement whether an identity is among administrators, directly or through
 * groups (HS_VLIST) stored here (wire notes §4), or at other servers as far as an {@link Inquiry}
 * may ask for them (HW-8.15).
 *
 * <p>Groups may contain groups and cycles. At most {@link #MAX_GROUPS} are opened in all, each
 * once, however many entries the judgement looks at; further ones count as empty (HW-7.5). Blocks
 * on store reads and on the inquiry. Belongs to one thread.
 */
final class AdministratorMatcher {
  /** The most groups opened for one judgement (HW-7.5). */
  static final int MAX_GROUPS = 64;

  private final Store store;
  private final Reference identity;
  private final Inquiry inquiry;
  private final Map<Reference, List<Reference>> opened = new HashMap<>();
  private final Map<Reference, Boolean> answers = new HashMap<>();

  /** Groups known not to lead to the identity. */
  private final Set<Reference> withoutIdentity = new HashSet<>();

  AdministratorMatcher(Store store, Reference identity, Inquiry inquiry) {
    this.store = store;
    this.identity = identity;
    this.inquiry = inquiry;
  }

  /** Whether the identity is the administrator or in its group. */
  boolean includes(Reference administrator) {
    return answers.computeIfAbsent(administrator, start -> includesAny(List.of(start)));
  }

  /** Whether the identity is one of the administrators or in one of their groups. */
  boolean includesAny(Collection<Reference> administrators) {
    Deque<Reference> open = new ArrayDeque<>(administrators);
    Set<Reference> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Reference administrator = open.pop();
      if (isIdentity(administrator)) {
        return true;
      }
      boolean mayBeGroup = administrator.index() != 0 && !withoutIdentity.contains(administrator);
      if (mayBeGroup && seen.add(administrator)) {
        open.addAll(membersOnce(administrator));
      }
    }
    withoutIdentity.addAll(seen);
    return false;
  }

  /** Identity handles compare their prefix without case and their suffix exactly. */
  private boolean isIdentity(Reference administrator) {
    boolean sameIndex = administrator.index() == 0 || administrator.index() == identity.index();
    return sameIndex
        && CaseRule.CASE_SENSITIVE
            .key(administrator.handle())
            .equals(CaseRule.CASE_SENSITIVE.key(identity.handle()));
  }

  /** A group beyond the limit has no members. */
  private List<Reference> membersOnce(Reference group) {
    List<Reference> known = opened.get(group);
    if (known != null) {
      return known;
    } else if (opened.size() == MAX_GROUPS) {
      return List.of();
    }
    List<Reference> members = membersOf(group);
    opened.put(group, members);
    return members;
  }

  /** A group that is missing or unreadable has no members. */
  private List<Reference> membersOf(Reference group) {
    for (HandleValue value : valuesAt(group)) {
      if (value.index() == group.index() && value.hasTypeOrBelow(ValueTypes.HS_VLIST)) {
        return members(value);
      }
    }
    return List.of();
  }

  private List<HandleValue> valuesAt(Reference group) {
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
