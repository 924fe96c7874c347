package io.tanbiao.core.administer;

import java.util.List;
import java.util.Set;

/** What an identity must be allowed for a request to be carried out. */
public sealed interface Requirement {
  /**
   * One of the entries, given to the identity, holds all the rights.
   *
   * @param entries the HS_ADMIN entries that count
   * @param rights may be empty: being among the administrators is enough
   */
  record Rights(List<AdminEntry> entries, Set<AdminRight> rights) implements Requirement {
    /** Copies both. */
    public Rights {
      entries = List.copyOf(entries);
      rights = Set.copyOf(rights);
    }
  }

  /** Nothing: whoever asks may, also who proved nothing. */
  record Nothing() implements Requirement {}

  /** Whoever proves to be somebody: for answers that are not told to everybody. */
  record ProvenIdentity() implements Requirement {}

  /** The identity administers the node. */
  record ServerAdministration() implements Requirement {}

  /**
   * All of these.
   *
   * @param parts at least one; the first says who administers the record that the request is about
   */
  record AllOf(List<Requirement> parts) implements Requirement {
    /** Copies the parts. */
    public AllOf {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Any of these.
   *
   * @param parts at least one
   */
  record AnyOf(List<Requirement> parts) implements Requirement {
    /** Copies the parts. */
    public AnyOf {
      parts = List.copyOf(parts);
    }
  }
}
