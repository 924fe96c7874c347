package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.claim;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.homing;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Conditions: what must hold for a change to be written. */
interface ConditionContract extends StoreFixture {
  @Test
  default void createsWhereNothingWas() {
    HandleRecord record = record("88.300/a");
    assertThat(commit(store(), creatingNew(record))).isInstanceOf(Commit.Done.class);
    assertThat(store().find(key(record))).contains(record);
  }

  @Test
  default void refusesToCreateWhereSomethingIs() {
    // Given
    HandleRecord first = record("88.300/a");
    HandleRecord second = record("88.300/A", 1, "another");
    done(store(), creatingNew(first));
    // When
    Commit commit = commit(store(), creatingNew(second));
    // Then
    assertThat(commit).isEqualTo(new Commit.Conflict(Condition.absent(key("88.300/a"))));
    assertThat(store().find(key(first))).contains(first);
  }

  @Test
  default void replacesWhatIsUnchanged() {
    HandleRecord first = record("88.300/a", 1, "one");
    HandleRecord second = record("88.300/a", 2, "two");
    done(store(), creatingNew(first));
    done(store(), replacing(first, second));
    assertThat(store().find(key(first))).contains(second);
  }

  @Test
  default void refusesToReplaceWhatIsChanged() {
    // Given
    HandleRecord first = record("88.300/a", 1, "one");
    HandleRecord second = record("88.300/a", 2, "two");
    done(store(), creatingNew(first));
    done(store(), replacing(first, second));
    // When
    Commit commit = commit(store(), replacing(first, record("88.300/a", 2, "lost update")));
    // Then
    assertThat(commit).isEqualTo(new Commit.Conflict(Condition.unchanged(key(first), first)));
    assertThat(store().find(key(first))).contains(second);
  }

  @Test
  default void refusesToReplaceWhatIsAbsent() {
    HandleRecord never = record("88.300/a");
    Commit commit = commit(store(), replacing(never, record("88.300/a", 2, "two")));
    assertThat(commit).isEqualTo(new Commit.Conflict(Condition.unchanged(key(never), never)));
    assertThat(store().find(key(never))).isEmpty();
  }

  @Test
  default void comparesTheWholeRecord() {
    // Given: same name, revision and value, but for the time at which it was written
    HandleRecord stored = record("88.300/a", 1, "one");
    HandleRecord similar = HandleRecord.of(stored.handle(), 1, List.of(valueOf(stored).at(1)));
    done(store(), creatingNew(stored));
    // When
    Commit commit = commit(store(), replacing(similar, record("88.300/a", 2, "two")));
    // Then
    assertThat(commit).isInstanceOf(Commit.Conflict.class);
  }

  @Test
  default void writesUnderHomedPrefixInAnyCase() {
    done(store(), homing("88.300.Plant"));
    Change change = change(new Condition.PrefixHomed(Prefix.of("88.300.pLANT")));
    assertThat(commit(store(), change)).isInstanceOf(Commit.Done.class);
  }

  @Test
  default void refusesUnderPrefixThatIsNotHomed() {
    done(store(), homing("88.300"));
    Condition derived = new Condition.PrefixHomed(Prefix.of("88.300.1"));
    Condition shorter = new Condition.PrefixHomed(Prefix.of("88.30"));
    assertThat(commit(store(), change(derived))).isEqualTo(new Commit.Conflict(derived));
    assertThat(commit(store(), change(shorter))).isEqualTo(new Commit.Conflict(shorter));
  }

  @Test
  default void refusesUnderPrefixThatWasUnhomed() {
    done(store(), homing("88.300"));
    done(store(), change(new Write.UnhomePrefix(Prefix.of("88.300"))));
    Condition homed = new Condition.PrefixHomed(Prefix.of("88.300"));
    assertThat(commit(store(), change(homed))).isEqualTo(new Commit.Conflict(homed));
  }

  @Test
  default void claimsWhatIsFree() {
    Change change =
        change(
            new Condition.ClaimFree(claim("serial 7"), key("88.300/a")),
            new Write.PutClaim(claim("serial 7"), key("88.300/a")));
    assertThat(commit(store(), change)).isInstanceOf(Commit.Done.class);
    assertThat(store().claimant(claim("serial 7"))).contains(key("88.300/a"));
  }

  @Test
  default void claimsAgainWhatIsOwn() {
    done(store(), change(new Write.PutClaim(claim("serial 7"), key("88.300/a"))));
    Condition free = new Condition.ClaimFree(claim("serial 7"), key("88.300/a"));
    assertThat(commit(store(), change(free))).isInstanceOf(Commit.Done.class);
  }

  @Test
  default void refusesToClaimWhatAnotherHas() {
    done(store(), change(new Write.PutClaim(claim("serial 7"), key("88.300/a"))));
    Condition free = new Condition.ClaimFree(claim("serial 7"), key("88.300/b"));
    assertThat(commit(store(), change(free))).isEqualTo(new Commit.Conflict(free));
  }

  @Test
  default void claimsOfOtherSortsAreOtherClaims() {
    done(store(), change(new Write.PutClaim(claim("serial 7"), key("88.300/a"))));
    Claim sameSubject = new Claim(2, claim("serial 7").subject());
    Condition free = new Condition.ClaimFree(sameSubject, key("88.300/b"));
    assertThat(commit(store(), change(free))).isInstanceOf(Commit.Done.class);
    assertThat(store().claimant(sameSubject)).isEmpty();
  }

  @Test
  default void namesTheFirstConditionThatDoesNotHold() {
    // Given
    HandleRecord record = record("88.300/a");
    done(store(), creating(record));
    Condition holds = Condition.unchanged(key(record), record);
    Condition broken = Condition.absent(key(record));
    Condition alsoBroken = new Condition.PrefixHomed(Prefix.of("88.300"));
    // When
    Change change =
        new Change(StoreSample.DATE_MILLIS, List.of(holds, broken, alsoBroken), List.of());
    // Then
    assertThat(commit(store(), change)).isEqualTo(new Commit.Conflict(broken));
  }

  @Test
  default void conditionsLookAtTheStoreBeforeTheChange() {
    // Given: the second write would break the condition that the first one needs
    HandleRecord record = record("88.300/a");
    Change change =
        new Change(
            StoreSample.DATE_MILLIS,
            List.of(Condition.absent(key(record)), Condition.absent(key(record))),
            List.of(
                new Write.CreateRecord(key(record), record),
                new Write.PutClaim(claim("x"), key(record))));
    // Then
    assertThat(commit(store(), change)).isInstanceOf(Commit.Done.class);
    assertThat(store().find(key(record))).isEqualTo(Optional.of(record));
  }

  private static HandleValue valueOf(HandleRecord record) {
    try {
      return record.values().get(0);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }
}
