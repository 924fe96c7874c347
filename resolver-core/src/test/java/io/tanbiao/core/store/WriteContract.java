package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.claim;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.homing;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes: what each does, and that a change does all of them or none. */
interface WriteContract extends StoreFixture {
  @Test
  default void findsNothingInAnEmptyStore() {
    assertThat(store().find(key("88.300/a"))).isEmpty();
    assertThat(store().isHomed(Prefix.of("88.300"))).isFalse();
    assertThat(store().claimant(claim("x"))).isEmpty();
    assertThat(store().lastTransactionId()).isZero();
  }

  @Test
  default void keepsEveryOctetOfARecord() {
    // Given: restricted and secret values, other scripts, the longest name, all octets as data
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    HandleRecord record =
        HandleRecord.of(
            Handle.of("88.300.15907/" + "高炉-ü".repeat(200)),
            Long.MAX_VALUE,
            List.of(
                HandleValue.of(1, "DESC", "上海宝山 3号高炉"),
                HandleValue.of(2, "HS_SECKEY", Octets.of(all)).with(Permissions.ADMIN_ONLY),
                HandleValue.of(-1, "", Octets.of())));
    // When
    done(store(), creating(record));
    // Then
    HandleRecord found = store().find(key(record)).orElseThrow();
    assertThat(found.stored()).isEqualTo(record.stored());
    assertThat(found.handle()).isEqualTo(record.handle());
    assertThat(found.readableValueList()).isEqualTo(record.readableValueList());
  }

  @Test
  default void keepsARecordWithoutValues() {
    HandleRecord empty = HandleRecord.of(Handle.of("88.300/empty"), 1, List.of());
    done(store(), creating(empty));
    assertThat(store().find(key(empty))).contains(empty);
  }

  @Test
  default void deletesARecordAndLetsItComeBack() {
    HandleRecord record = record("88.300/a");
    done(store(), creating(record));
    done(store(), change(new Write.DeleteRecord(key(record), record)));
    assertThat(store().find(key(record))).isEmpty();
    done(store(), creating(record));
    assertThat(store().find(key(record))).contains(record);
  }

  @Test
  default void appliesWritesInTheirOrder() {
    // Given
    HandleRecord first = record("88.300/a", 1, "one");
    HandleRecord last = record("88.300/a", 3, "three");
    // When
    done(
        store(),
        change(
            new Write.CreateRecord(key(first), first),
            new Write.DeleteRecord(key(first), first),
            new Write.CreateRecord(key(first), record("88.300/a", 2, "two")),
            new Write.UpdateRecord(key(first), last),
            new Write.PutClaim(claim("x"), key(first)),
            new Write.RemoveClaim(claim("x")),
            new Write.RemoveIndexRow(term("t"), key(first)),
            new Write.PutIndexRow(term("t"), key(first))));
    // Then
    assertThat(store().find(key(first))).contains(last);
    assertThat(store().claimant(claim("x"))).isEmpty();
    assertThat(store().indexed(term("t"), Optional.empty(), 10)).containsExactly(key(first));
  }

  @Test
  default void homesAPrefixInAnyCase() {
    done(store(), homing("88.300.Plant"));
    assertThat(store().isHomed(Prefix.of("88.300.PLANT"))).isTrue();
    assertThat(store().isHomed(Prefix.of("88.300.plant"))).isTrue();
    assertThat(store().isHomed(Prefix.of("88.300"))).isFalse();
    assertThat(store().isHomed(Prefix.of("88.300.Plant.1"))).isFalse();
  }

  @Test
  default void keepsTheFirstSpellingOfAHomedPrefix() {
    done(store(), homing("88.300.Plant", "88.300.plant"));
    done(store(), homing("88.300.PLANT"));
    assertThat(store().homedPrefixes(Optional.empty(), 10))
        .extracting(Prefix::toString)
        .containsExactly("88.300.Plant");
  }

  @Test
  default void takesTheNewSpellingAfterUnhoming() {
    done(store(), homing("88.300.Plant"));
    done(store(), change(new Write.UnhomePrefix(Prefix.of("88.300.PLANT"))));
    done(store(), homing("88.300.plant"));
    assertThat(store().homedPrefixes(Optional.empty(), 10))
        .extracting(Prefix::toString)
        .containsExactly("88.300.plant");
  }

  @Test
  default void keepsTheRecordsOfAnUnhomedPrefix() {
    HandleRecord record = record("88.300/a");
    done(store(), homing("88.300"));
    done(store(), creating(record));
    done(store(), change(new Write.UnhomePrefix(Prefix.of("88.300"))));
    assertThat(store().isHomed(Prefix.of("88.300"))).isFalse();
    assertThat(store().find(key(record))).contains(record);
  }

  @Test
  default void removesWhatIsNotThereWithoutComplaint() {
    done(
        store(),
        change(
            new Write.RemoveClaim(claim("never")),
            new Write.RemoveIndexRow(term("never"), key("88.300/a")),
            new Write.UnhomePrefix(Prefix.of("88.300")),
            new Write.DeleteRecord(key("88.300/a"), record("88.300/a"))));
    assertThat(store().lastTransactionId()).isEqualTo(2);
  }

  @Test
  default void givesAClaimToAnother() {
    done(store(), change(new Write.PutClaim(claim("x"), key("88.300/a"))));
    done(store(), change(new Write.PutClaim(claim("x"), key("88.300/b"))));
    assertThat(store().claimant(claim("x"))).contains(key("88.300/b"));
  }

  @Test
  default void keepsTheLongestClaimsAndTerms() {
    Claim longest = new Claim(255, Octets.of(new byte[Claim.MAX_SUBJECT_OCTETS]));
    IndexTerm longestTerm = new IndexTerm(255, Octets.of(new byte[IndexTerm.MAX_TERM_OCTETS]));
    done(
        store(),
        change(
            new Write.PutClaim(longest, key("88.300/a")),
            new Write.PutIndexRow(longestTerm, key("88.300/a"))));
    assertThat(store().claimant(longest)).contains(key("88.300/a"));
    assertThat(store().indexed(longestTerm, Optional.empty(), 1)).hasSize(1);
  }

  @Test
  default void writesNothingOfAChangeInConflict() {
    // Given
    HandleRecord here = record("88.300/here");
    HandleRecord there = record("88.300/there");
    done(store(), creating(here));
    long before = store().lastTransactionId();
    // When: the last condition of many fails
    Change change =
        new Change(
            StoreSample.DATE_MILLIS,
            List.of(Condition.absent(key(there)), Condition.absent(key(here))),
            List.of(
                new Write.CreateRecord(key(there), there),
                new Write.DeleteRecord(key(here), here),
                new Write.HomePrefix(Prefix.of("88.300")),
                new Write.PutClaim(claim("x"), key(there)),
                new Write.PutIndexRow(term("t"), key(there))));
    assertThat(commit(store(), change)).isInstanceOf(Commit.Conflict.class);
    // Then
    assertThat(store().find(key(there))).isEmpty();
    assertThat(store().find(key(here))).contains(here);
    assertThat(store().isHomed(Prefix.of("88.300"))).isFalse();
    assertThat(store().claimant(claim("x"))).isEmpty();
    assertThat(store().indexed(term("t"), Optional.empty(), 10)).isEmpty();
    assertThat(store().lastTransactionId()).isEqualTo(before);
    assertThat(StoreSample.namesUnder(store(), "88.300")).containsExactly("88.300/here");
  }

  @Test
  default void tellsItsCaseRuleAndKeepsToIt() {
    // Given
    Store sensitive = another(CaseRule.CASE_SENSITIVE);
    List<HandleRecord> records = new ArrayList<>();
    for (String name : List.of("88.300/a", "88.300/A")) {
      records.add(record(name));
    }
    // When
    for (HandleRecord record : records) {
      var key = sensitive.caseRule().key(record.handle());
      done(sensitive, change(Condition.absent(key), new Write.CreateRecord(key, record)));
    }
    // Then
    assertThat(store().caseRule()).isEqualTo(CaseRule.IGNORE_ASCII_CASE);
    assertThat(sensitive.caseRule()).isEqualTo(CaseRule.CASE_SENSITIVE);
    assertThat(StoreSample.namesUnder(sensitive, "88.300")).containsExactly("88.300/A", "88.300/a");
  }
}
