package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.administer.AdminRight.REMOVE_ADMIN;
import static io.tanbiao.core.administer.AdminRight.REMOVE_VALUE;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.URL;
import static io.tanbiao.core.register.Writes.allBut;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.bits;
import static io.tanbiao.core.register.Writes.removing;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import org.junit.jupiter.api.Test;

class RemoveValuesTest {
  private static final HandleValue OTHER = url(2, "http://b").at(7);

  private final SampleNode node = new SampleNode();

  @Test
  void takesValuesOutAndLeavesTheOthersAsTheyAre() {
    HandleValue entry = admin(100, bits(REMOVE_VALUE), USER).at(7);
    node.with(FURNACE, URL, OTHER, entry);

    assertThat(node.as(USER, removing(FURNACE, 1))).isEqualTo(Done.PLAINLY);

    assertThat(node.valuesOf(FURNACE)).containsExactly(OTHER, entry);
  }

  @Test
  void isAllOrNothing() {
    node.with(FURNACE, URL, OTHER, admin(100, 0xfff, USER));

    assertCode(node.as(USER, removing(FURNACE, 1, 9)), ResponseCode.VALUES_NOT_FOUND);
    assertThat(node.valuesOf(FURNACE)).hasSize(3);
  }

  @Test
  void takesTheRightToRemoveValuesOrAdministrators() {
    HandleValue another = admin(101, 1, USER);
    node.with(FURNACE, URL, another, admin(100, allBut(REMOVE_VALUE), USER));
    assertCode(node.as(USER, removing(FURNACE, 1)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertCode(node.as(USER, removing(FURNACE, 1, 101)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertSucceeds(node.as(USER, removing(FURNACE, 101)));

    node.with(FURNACE, URL, another, admin(100, bits(REMOVE_VALUE), USER));
    assertCode(node.as(USER, removing(FURNACE, 101)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertSucceeds(node.as(USER, removing(FURNACE, 1)));

    node.with(FURNACE, URL, another, admin(100, bits(REMOVE_VALUE, REMOVE_ADMIN), USER));
    assertSucceeds(node.as(USER, removing(FURNACE, 1, 101)));
  }

  @Test
  void saysThatARecordIsMissingToSomebodyAndThatAnIndexIsMissingToAdministrators() {
    node.with(FURNACE, URL, admin(100, bits(REMOVE_VALUE), USER));

    assertCode(node.ask(removing("88.999/a", 1)), ResponseCode.NOT_RESPONSIBLE);
    assertThat(node.ask(removing("88.300/missing", 1))).isInstanceOf(Challenge.class);
    assertCode(node.as(ROOT, removing("88.300/missing", 1)), ResponseCode.HANDLE_NOT_FOUND);
    assertThat(node.ask(removing(FURNACE, 0))).isInstanceOf(Challenge.class);
    assertCode(node.as(USER, removing(FURNACE, 0)), ResponseCode.VALUES_NOT_FOUND);
    assertCode(node.as(ROOT, removing(FURNACE, 0)), ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void takesARepeatedIndexForOne() {
    node.with(FURNACE, URL, OTHER, admin(100, 0xfff, USER));

    assertSucceeds(node.as(USER, removing(FURNACE, 1, 1)));
    assertThat(node.valuesOf(FURNACE)).hasSize(2);
  }

  @Test
  void writesNothingWhenNothingIsRemoved() {
    node.with(FURNACE, URL, admin(100, 0, USER));
    long before = node.store().lastTransactionId();

    assertSucceeds(node.as(USER, removing(FURNACE)));

    assertThat(node.store().lastTransactionId()).isEqualTo(before);
  }

  @Test
  void takesTheLastAdministratorOnlyAtTheWordOfAnAdministratorOfTheNode() {
    SampleNode other = new SampleNode(SampleStore.empty(), Runnable::run, true);
    node.with(FURNACE, URL, admin(100, 0xfff, USER), admin(101, 0xfff, ROOT));
    other.with(FURNACE, URL, admin(100, 0xfff, USER));

    assertCode(node.as(USER, removing(FURNACE, 100, 101)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertSucceeds(node.as(ROOT, removing(FURNACE, 100, 101)));
    assertCode(other.as(USER, removing(FURNACE, 100)), ResponseCode.INSUFFICIENT_PERMISSION);
    assertSucceeds(other.as(ROOT, removing(FURNACE, 100)));
    assertThat(other.valuesOf(FURNACE)).containsExactly(URL);
  }
}
