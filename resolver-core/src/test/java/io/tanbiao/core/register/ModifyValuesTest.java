package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.administer.AdminRight.ADD_ADMIN;
import static io.tanbiao.core.administer.AdminRight.MODIFY_ADMIN;
import static io.tanbiao.core.administer.AdminRight.MODIFY_VALUE;
import static io.tanbiao.core.administer.AdminRight.REMOVE_ADMIN;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.URL;
import static io.tanbiao.core.register.Writes.allBut;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.bits;
import static io.tanbiao.core.register.Writes.modifying;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import org.junit.jupiter.api.Test;

class ModifyValuesTest {
  private static final HandleValue OTHER = url(2, "http://b");
  private static final HandleValue FIXED = url(3, "fixed").with(new Permissions(0xa));

  private final SampleNode node = new SampleNode();

  @Test
  void replacesValuesInTheirPlaceWithTheTimeOfTheServer() {
    HandleValue entry = admin(100, bits(MODIFY_VALUE), USER).at(7);
    node.with(FURNACE, URL.at(7), OTHER.at(7), entry);

    assertThat(node.as(USER, modifying(FURNACE, url(1, "new").at(99), OTHER.at(99))))
        .isEqualTo(Done.PLAINLY);

    assertThat(node.valuesOf(FURNACE))
        .containsExactly(url(1, "new").at(node.clock().seconds()), OTHER.at(7), entry);
  }

  @Test
  void writesNothingWhenNothingChanges() {
    // Given
    node.with(FURNACE, URL.at(7), FIXED.at(7), admin(100, 0, USER));
    long before = node.store().lastTransactionId();

    // When
    assertSucceeds(node.as(USER, modifying(FURNACE, URL, FIXED)));

    // Then
    assertThat(node.store().lastTransactionId()).isEqualTo(before);
    assertThat(node.valuesOf(FURNACE)).contains(URL.at(7), FIXED.at(7));
  }

  @Test
  void takesTheRightToModifyValues() {
    assertNeeds(modifying(FURNACE, url(1, "new")), MODIFY_VALUE);
  }

  @Test
  void takesTheRightToModifyAdministratorsForHsAdmin() {
    assertNeeds(modifying(FURNACE, admin(101, 2, USER)), MODIFY_ADMIN);
  }

  @Test
  void takesTheRightsToRemoveAnAdministratorAndToModifyForANewType() {
    assertNeeds(modifying(FURNACE, url(101, "no administrator")), REMOVE_ADMIN, MODIFY_VALUE);
  }

  @Test
  void takesTheRightsToModifyAndToAddAnAdministratorForANewAdministrator() {
    assertNeeds(modifying(FURNACE, admin(1, 1, USER)), MODIFY_VALUE, ADD_ADMIN);
  }

  @Test
  void isAllOrNothing() {
    node.with(FURNACE, URL, admin(100, 0xfff, USER));

    assertCode(
        node.as(USER, modifying(FURNACE, url(1, "new"), url(9, "new"))),
        ResponseCode.VALUES_NOT_FOUND);
    assertThat(node.valuesOf(FURNACE)).contains(URL);
    assertThat(node.ask(modifying(FURNACE, url(1, "new"), url(9, "new"))))
        .isInstanceOf(Challenge.class);
    assertCode(
        node.as(ROOT, modifying(FURNACE, url(1, "new"), url(9, "new"))),
        ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void isRefusedByTheFirstFaultInTheOrderThatClientsKnow() {
    node.with(FURNACE, URL, OTHER, FIXED);
    HandleValue missing = url(9, "");
    HandleValue fixed = url(3, "new");

    assertRefused(modifying("88.999/a", missing), ResponseCode.NOT_RESPONSIBLE);
    assertRefused(modifying("88.300/missing", missing, missing), ResponseCode.HANDLE_NOT_FOUND);
    assertRefused(modifying(FURNACE, missing, missing), ResponseCode.VALUES_NOT_FOUND);
    assertRefused(modifying(FURNACE, fixed, OTHER, OTHER), ResponseCode.INSUFFICIENT_PERMISSION);
    assertRefused(modifying(FURNACE, OTHER, OTHER), ResponseCode.INVALID_VALUE);
    assertThat(node.ask(modifying(FURNACE, OTHER))).isInstanceOf(Challenge.class);
  }

  @Test
  void givesStrangersNothingToWriteEvenWhereTheValueSaysSo() {
    node.with(FURNACE, URL.with(new Permissions(0xf)), admin(100, 0xfff, ROOT));

    assertCode(
        node.as(USER, modifying(FURNACE, url(1, "new"))), ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void turnsTheLastAdministratorIntoAnotherValueOnlyForAnAdministratorOfTheNode() {
    SampleNode other = new SampleNode(SampleStore.empty(), Runnable::run, true);
    other.with(FURNACE, URL, admin(100, 0xfff, USER));

    assertCode(
        other.as(USER, modifying(FURNACE, url(100, ""))), ResponseCode.INSUFFICIENT_PERMISSION);
    assertSucceeds(other.as(ROOT, modifying(FURNACE, url(100, ""))));
  }

  private void assertRefused(Operation modify, ResponseCode code) {
    assertCode(node.ask(modify), code);
  }

  /** Succeeds with just these rights, and not with all others; 101 is another administrator. */
  private void assertNeeds(Operation modify, AdminRight... rights) {
    HandleValue another = admin(101, 1, USER);
    for (AdminRight right : rights) {
      node.with(FURNACE, URL, another, admin(100, allBut(right), USER));
      assertCode(node.as(USER, modify), ResponseCode.INSUFFICIENT_PERMISSION);
    }
    node.with(FURNACE, URL, another, admin(100, bits(rights), USER));
    assertSucceeds(node.as(USER, modify));
  }
}
