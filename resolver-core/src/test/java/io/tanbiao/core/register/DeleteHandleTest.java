package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.URL;
import static io.tanbiao.core.register.Writes.allBut;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.bits;
import static io.tanbiao.core.register.Writes.deleting;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import org.junit.jupiter.api.Test;

class DeleteHandleTest {
  private final SampleNode node = new SampleNode();

  @Test
  void deletesARecordInAnySpelling() {
    node.with(FURNACE, URL, admin(100, bits(AdminRight.DELETE_HANDLE), USER));

    assertThat(node.as(USER, deleting("88.300/FURNACE"))).isEqualTo(Done.PLAINLY);
    assertThat(exists(node.store())).isFalse();
    assertCode(node.as(USER, deleting(FURNACE)), ResponseCode.HANDLE_NOT_FOUND);
  }

  @Test
  void takesTheRightToDeleteTheRecord() {
    node.with(FURNACE, URL, admin(100, allBut(AdminRight.DELETE_HANDLE), USER));

    assertCode(node.as(USER, deleting(FURNACE)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertCode(node.as(ADMIN, deleting(FURNACE)), ResponseCode.INVALID_ADMINISTRATOR);
    assertThat(exists(node.store())).isTrue();
  }

  @Test
  void isUpToTheAdministratorsOfThePrefixWhenTheRecordHasNone() {
    node.with(FURNACE, URL);

    assertCode(node.as(USER, deleting(FURNACE)), ResponseCode.INVALID_ADMINISTRATOR);
    assertSucceeds(node.as(ADMIN, deleting(FURNACE)));
  }

  @Test
  void isAllowedToTheAdministratorOfTheNodeOnlyWithAllRights() {
    SampleNode other = new SampleNode(SampleStore.empty(), Runnable::run, true);
    node.with(FURNACE, URL);
    other.with(FURNACE, URL, admin(100, 0xfff, USER));

    assertCode(node.as(ROOT, deleting(FURNACE)), ResponseCode.INVALID_ADMINISTRATOR);
    assertSucceeds(other.as(ROOT, deleting(FURNACE)));
  }

  @Test
  void saysThatARecordIsMissingToWhomeverHasProvenToBeSomebody() {
    assertThat(node.ask(deleting("88.300/missing"))).isInstanceOf(Challenge.class);
    assertCode(node.as(USER, deleting("88.300/missing")), ResponseCode.HANDLE_NOT_FOUND);
    assertCode(node.ask(deleting("88.999/missing")), ResponseCode.NOT_RESPONSIBLE);
  }

  private static boolean exists(Store store) {
    return store.find(store.caseRule().key(Handle.of(FURNACE))).isPresent();
  }
}
