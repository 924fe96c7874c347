package io.tanbiao.templates.instance;

import java.util.List;

/**
 * What a template says to the values of an instance.
 *
 * @param findings all that is wrong: items in the order of the template, then those it does not
 *     have
 * @param references names that must be those of instances
 * @param lists codes that must be in lists kept elsewhere
 * @param claims values that must be nobody else's
 */
public record Judgement(
    List<ValueFinding> findings,
    List<ReferenceDemand> references,
    List<ListDemand> lists,
    List<UniqueClaim> claims) {
  /** Keeps the lists. */
  public Judgement {
    findings = List.copyOf(findings);
    references = List.copyOf(references);
    lists = List.copyOf(lists);
    claims = List.copyOf(claims);
  }

  /** Whether nothing is wrong, as far as the values alone show it. */
  public boolean isAccepted() {
    return findings.isEmpty();
  }
}
