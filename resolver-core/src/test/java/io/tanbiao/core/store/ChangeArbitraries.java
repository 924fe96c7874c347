package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleArbitraries;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleRecordArbitraries;
import io.tanbiao.core.handle.Octets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Changes over so few names, claims and terms that they meet each other. */
public final class ChangeArbitraries {
  private static final int MAX_WRITES = 5;

  private final CaseRule caseRule;

  /** Changes for a store that compares names in one way. */
  public ChangeArbitraries(CaseRule caseRule) {
    this.caseRule = caseRule;
  }

  /** Changes, most of them with a condition. */
  public Arbitrary<Change> changes() {
    Arbitrary<List<Condition>> few = conditions().list().ofMaxSize(2);
    Arbitrary<List<Write>> writes = writes().list().ofMaxSize(MAX_WRITES);
    return Combinators.combine(Arbitraries.longs(), few, writes).as(Change::new);
  }

  /** Two claims of each of two sorts. */
  public static Arbitrary<Claim> claims() {
    return Combinators.combine(Arbitraries.of(1, 255), texts()).as(Claim::new);
  }

  /** Two terms of each of two indexes, one of them the beginning of the other. */
  public static Arbitrary<IndexTerm> terms() {
    return Combinators.combine(Arbitraries.of(1, 2), texts()).as(IndexTerm::new);
  }

  private static Arbitrary<Octets> texts() {
    return Arbitraries.of("t", "tt").map(Octets::utf8);
  }

  private Arbitrary<HandleKey> keys() {
    return HandleArbitraries.confusable().map(caseRule::key);
  }

  private Arbitrary<Condition> conditions() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, keys().map(Condition::absent)),
        Tuple.of(
            2,
            HandleRecordArbitraries.confusable()
                .map(record -> Condition.unchanged(key(record), record))),
        Tuple.of(1, HandleArbitraries.confusablePrefixes().map(Condition.PrefixHomed::new)),
        Tuple.of(2, Combinators.combine(claims(), keys()).as(Condition.ClaimFree::new)));
  }

  private Arbitrary<Write> writes() {
    Arbitrary<HandleRecord> records = HandleRecordArbitraries.confusable();
    return Arbitraries.oneOf(
        records.map(record -> new Write.CreateRecord(key(record), record)),
        records.map(record -> new Write.UpdateRecord(key(record), record)),
        records.map(record -> new Write.DeleteRecord(key(record), record)),
        HandleArbitraries.confusablePrefixes().map(Write.HomePrefix::new),
        HandleArbitraries.confusablePrefixes().map(Write.UnhomePrefix::new),
        Combinators.combine(claims(), keys()).as(Write.PutClaim::new),
        claims().map(Write.RemoveClaim::new),
        Combinators.combine(terms(), keys()).as(Write.PutIndexRow::new),
        Combinators.combine(terms(), keys()).as(Write.RemoveIndexRow::new));
  }

  private HandleKey key(HandleRecord record) {
    return caseRule.key(record.handle());
  }
}
