package io.tanbiao.core.administer;

import static io.tanbiao.core.SampleStore.group;
import static io.tanbiao.core.SampleStore.put;
import static io.tanbiao.core.administer.AdminRight.ADD_HANDLE;
import static io.tanbiao.core.administer.AdminRight.ADD_VALUE;
import static io.tanbiao.core.administer.AdminRight.DELETE_HANDLE;
import static io.tanbiao.core.administer.AdminRight.MODIFY_VALUE;
import static io.tanbiao.core.administer.Verdict.GRANTED;
import static io.tanbiao.core.administer.Verdict.LACKS_RIGHT;
import static io.tanbiao.core.administer.Verdict.NO_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.InterceptedStore;
import io.tanbiao.core.administer.Requirement.AllOf;
import io.tanbiao.core.administer.Requirement.AnyOf;
import io.tanbiao.core.administer.Requirement.Rights;
import io.tanbiao.core.administer.Requirement.ServerAdministration;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Inquiry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {
  private static final Reference ADMIN = Reference.parse("300:88.300/ADMIN");
  private static final Reference USER = Reference.parse("300:88.300/USER");
  private static final Reference ROOT = Reference.parse("300:0.NA/88");

  private final InterceptedStore store = new InterceptedStore();
  private final Authorizer authorizer = serverAdministrators(false);

  @Test
  void grantsWhatOneEntryGives() {
    Requirement modify = rights(Set.of(MODIFY_VALUE), entry(ADMIN, MODIFY_VALUE, ADD_VALUE));

    assertThat(authorizer.judge(modify, ADMIN, Inquiry.none())).isEqualTo(GRANTED);
    assertThat(authorizer.judge(modify, USER, Inquiry.none())).isEqualTo(NO_ADMINISTRATOR);
  }

  @Test
  void tellsAnAdministratorWithoutTheRightFromSomebodyElse() {
    Requirement modify =
        rights(Set.of(MODIFY_VALUE), entry(USER, ADD_VALUE), entry(ADMIN, MODIFY_VALUE));

    assertThat(authorizer.judge(modify, USER, Inquiry.none())).isEqualTo(LACKS_RIGHT);
    assertThat(LACKS_RIGHT.refusal()).isEqualTo(ResponseCode.INSUFFICIENT_PERMISSION);
    assertThat(NO_ADMINISTRATOR.refusal()).isEqualTo(ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void wantsAllRightsFromOneEntry() {
    AdminEntry one = entry(ADMIN, MODIFY_VALUE);
    AdminEntry other = entry(ADMIN, ADD_VALUE);
    AdminEntry both = entry(ADMIN, MODIFY_VALUE, ADD_VALUE);
    Set<AdminRight> needed = Set.of(MODIFY_VALUE, ADD_VALUE);

    assertThat(authorizer.judge(rights(needed, one, other), ADMIN, Inquiry.none()))
        .isEqualTo(LACKS_RIGHT);
    assertThat(authorizer.judge(rights(needed, one, other, both), ADMIN, Inquiry.none()))
        .isEqualTo(GRANTED);
  }

  @Test
  void grantsNobodyAnythingWithoutEntries() {
    assertThat(authorizer.judge(rights(Set.of()), ADMIN, Inquiry.none()))
        .isEqualTo(NO_ADMINISTRATOR);
  }

  @Test
  void grantsAnyAdministratorWhatTakesNoRight() {
    assertThat(authorizer.judge(rights(Set.of(), entry(ADMIN)), ADMIN, Inquiry.none()))
        .isEqualTo(GRANTED);
  }

  @Test
  void lacksARightWhenOnlyTheFirstOfAllPartsIsGranted() {
    Requirement onRecord = rights(Set.of(DELETE_HANDLE), entry(ADMIN, DELETE_HANDLE));
    Requirement onPrefix = rights(Set.of(ADD_HANDLE), entry(USER, ADD_HANDLE));
    AllOf both = new AllOf(List.of(onRecord, onPrefix));

    assertThat(authorizer.judge(both, ADMIN, Inquiry.none())).isEqualTo(LACKS_RIGHT);
    assertThat(authorizer.judge(both, USER, Inquiry.none())).isEqualTo(NO_ADMINISTRATOR);
    assertThat(authorizer.judge(new AllOf(List.of(onRecord, onRecord)), ADMIN, Inquiry.none()))
        .isEqualTo(GRANTED);
  }

  @Test
  void lacksARightWhenNoPartIsGrantedButTheFirstKnowsTheAdministrator() {
    Requirement onRecord = rights(Set.of(DELETE_HANDLE), entry(ADMIN, ADD_VALUE));
    AllOf both = new AllOf(List.of(onRecord, new ServerAdministration()));

    assertThat(authorizer.judge(both, ADMIN, Inquiry.none())).isEqualTo(LACKS_RIGHT);
  }

  @Test
  void takesTheBestOfAnyParts() {
    Requirement granted = rights(Set.of(ADD_VALUE), entry(ADMIN, ADD_VALUE));
    Requirement lacking = rights(Set.of(ADD_HANDLE), entry(ADMIN, ADD_VALUE));
    Requirement foreign = rights(Set.of(ADD_HANDLE), entry(USER, ADD_HANDLE));

    assertThat(judgeAny(foreign, lacking, granted)).isEqualTo(GRANTED);
    assertThat(judgeAny(foreign, lacking)).isEqualTo(LACKS_RIGHT);
    assertThat(judgeAny(foreign)).isEqualTo(NO_ADMINISTRATOR);
  }

  @Test
  void asksTheAdministratorsOfTheNodeForServerAdministration() {
    Requirement node = new ServerAdministration();

    assertThat(authorizer.judge(node, ROOT, Inquiry.none())).isEqualTo(GRANTED);
    assertThat(authorizer.judge(node, ADMIN, Inquiry.none())).isEqualTo(NO_ADMINISTRATOR);
  }

  @Test
  void givesAdministratorsOfTheNodeNoFurtherRightsUnlessToldSo() {
    Requirement modify = rights(Set.of(MODIFY_VALUE), entry(ADMIN, MODIFY_VALUE));

    assertThat(authorizer.judge(modify, ROOT, Inquiry.none())).isEqualTo(NO_ADMINISTRATOR);
    assertThat(serverAdministrators(true).judge(modify, ROOT, Inquiry.none())).isEqualTo(GRANTED);
    assertThat(serverAdministrators(true).judge(modify, USER, Inquiry.none()))
        .isEqualTo(NO_ADMINISTRATOR);
    assertThat(serverAdministrators(true).judge(rights(Set.of(MODIFY_VALUE)), ROOT, Inquiry.none()))
        .isEqualTo(GRANTED);
  }

  @ParameterizedTest
  @CsvSource({"31, GRANTED", "32, GRANTED", "33, NO_ADMINISTRATOR"})
  void opensSoManyGroupsForAllEntriesTogether(int groupsOfSecond, Verdict verdict) {
    chain("A", AdministratorMatcher.MAX_GROUPS / 2, Reference.parse("0:88.300/USER"));
    chain("B", groupsOfSecond, ADMIN);
    Requirement modify =
        rights(
            Set.of(MODIFY_VALUE), entry(head("A"), MODIFY_VALUE), entry(head("B"), MODIFY_VALUE));

    assertThat(authorizer.judge(modify, ADMIN, Inquiry.none())).isEqualTo(verdict);
  }

  @Test
  void readsTheStoreForSoManyGroupsHoweverManyEntriesAndPartsThereAre() {
    IntStream.range(0, 20).forEach(i -> chain("G" + i + "-", 64, USER));
    AdminEntry[] entries =
        IntStream.range(0, 2000)
            .mapToObj(i -> entry(head("G" + i % 20 + "-"), MODIFY_VALUE))
            .toArray(AdminEntry[]::new);
    Requirement modify = rights(Set.of(MODIFY_VALUE), entries);
    Requirement all = new AllOf(List.of(new AnyOf(List.of(modify, modify)), modify));
    AtomicInteger reads = countReads();

    assertThat(authorizer.judge(all, ADMIN, Inquiry.none())).isEqualTo(NO_ADMINISTRATOR);
    assertThat(reads).hasValue(AdministratorMatcher.MAX_GROUPS);
  }

  @Test
  void opensAGroupOnceForAllEntriesThatNameIt() {
    chain("G", 2, ADMIN);
    Requirement modify =
        rights(
            Set.of(MODIFY_VALUE),
            entry(head("G"), ADD_VALUE),
            entry(Reference.parse("1:88.300/G2"), ADD_VALUE),
            entry(head("G"), MODIFY_VALUE));
    AtomicInteger reads = countReads();

    assertThat(authorizer.judge(modify, ADMIN, Inquiry.none())).isEqualTo(GRANTED);
    assertThat(reads).hasValue(2);
  }

  @Test
  void findsWhoIsNamedDirectlyBehindGroupsThatMayNotBeOpened() {
    chain("G", AdministratorMatcher.MAX_GROUPS + 1, USER);
    Requirement modify =
        rights(Set.of(MODIFY_VALUE), entry(head("G"), MODIFY_VALUE), entry(ADMIN, MODIFY_VALUE));

    assertThat(authorizer.judge(modify, ADMIN, Inquiry.none())).isEqualTo(GRANTED);
  }

  /** The first group leads to the second and so on; the member is in the last one. */
  private void chain(String name, int groups, Reference member) {
    for (int i = 1; i < groups; i++) {
      put(store, "88.300/" + name + i, group(1, "1:88.300/" + name + (i + 1)));
    }
    put(store, "88.300/" + name + groups, group(1, member.toString()));
  }

  private static Reference head(String name) {
    return Reference.parse("1:88.300/" + name + "1");
  }

  private AtomicInteger countReads() {
    AtomicInteger reads = new AtomicInteger();
    store.beforeRead(reads::incrementAndGet);
    return reads;
  }

  private Verdict judgeAny(Requirement... parts) {
    return authorizer.judge(new AnyOf(List.of(parts)), ADMIN, Inquiry.none());
  }

  private Authorizer serverAdministrators(boolean haveAllRights) {
    return new Authorizer(store, new ServerAdministrators(Set.of(ROOT), haveAllRights));
  }

  private static Rights rights(Set<AdminRight> rights, AdminEntry... entries) {
    return new Rights(List.of(entries), rights);
  }

  private static AdminEntry entry(Reference administrator, AdminRight... rights) {
    int bits = Stream.of(rights).mapToInt(AdminRight::bit).reduce(0, (a, b) -> a | b);
    return AdminEntry.of(bits, administrator);
  }
}
