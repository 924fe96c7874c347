package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.administer.AdminRight.ADD_ADMIN;
import static io.tanbiao.core.administer.AdminRight.ADD_VALUE;
import static io.tanbiao.core.administer.AdminRight.MODIFY_VALUE;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.URL;
import static io.tanbiao.core.register.Writes.adding;
import static io.tanbiao.core.register.Writes.allBut;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.bits;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.ResponseCode;
import org.junit.jupiter.api.Test;

class AddValuesTest {
  private static final HandleValue NEW = url(2, "http://new");

  /** An identity without a key. */
  private static final String WRONG = "302:88.300/USER";

  private final SampleNode node = new SampleNode();

  @Test
  void addsValuesInTheOrderOfIndexesWithTheTimeOfTheServer() {
    HandleValue entry = admin(100, bits(ADD_VALUE), USER).at(7);
    node.with(FURNACE, URL.at(7), entry);

    assertThat(node.as(USER, adding(FURNACE, NEW))).isEqualTo(Done.PLAINLY);

    assertThat(node.valuesOf(FURNACE))
        .containsExactly(URL.at(7), NEW.at(node.clock().seconds()), entry);
  }

  @Test
  void takesTheRightToAddValues() {
    assertNeeds(adding(FURNACE, NEW), ADD_VALUE);
  }

  @Test
  void takesTheRightToAddAdministratorsForHsAdmin() {
    assertNeeds(adding(FURNACE, admin(101, 1, USER)), ADD_ADMIN);
  }

  @Test
  void takesBothRightsForBoth() {
    Operation both = adding(FURNACE, NEW, admin(101, 1, USER));

    assertNeeds(both, ADD_VALUE, ADD_ADMIN);
    node.with(FURNACE, admin(100, bits(ADD_VALUE), USER), admin(102, bits(ADD_ADMIN), USER));
    assertCode(node.as(USER, both), ResponseCode.INSUFFICIENT_PERMISSION);
  }

  @Test
  void isRefusedByTheFirstFaultInTheOrderThatClientsKnow() {
    node.with(FURNACE, URL);

    assertRefused(adding("88.999/a"), ResponseCode.NOT_RESPONSIBLE);
    assertRefused(adding("88.300/missing"), ResponseCode.INVALID_VALUE);
    assertRefused(adding("88.300/missing", NEW, NEW, url(0, "")), ResponseCode.INVALID_VALUE);
    assertRefused(adding("88.300/missing", url(-1, "")), ResponseCode.INVALID_VALUE);
    assertRefused(adding("88.300/missing", NEW, NEW), ResponseCode.VALUE_ALREADY_EXISTS);
  }

  @Test
  void saysThatARecordIsMissingToWhomeverHasProvenToBeSomebody() {
    assertChallenged(adding("88.300/missing", NEW));
    assertCode(node.as(USER, adding("88.300/missing", NEW)), ResponseCode.HANDLE_NOT_FOUND);
    assertCode(node.as(WRONG, adding("88.300/missing", NEW)), ResponseCode.AUTHENTICATION_FAILED);
  }

  @Test
  void saysThatAnIndexIsTakenToAdministrators() {
    node.with(FURNACE, URL, admin(100, bits(ADD_VALUE), USER));
    Operation add = adding(FURNACE, NEW, URL);

    assertChallenged(add);
    assertCode(node.as(USER, add), ResponseCode.VALUE_ALREADY_EXISTS);
    assertCode(node.as(ROOT, add), ResponseCode.INVALID_ADMINISTRATOR);
    assertThat(node.valuesOf(FURNACE)).doesNotContain(NEW.at(node.clock().seconds()));
  }

  @Test
  void overwritesTakenIndexesWhenToldSo() {
    HandleValue entry = admin(100, bits(ADD_VALUE, MODIFY_VALUE), USER).at(7);
    node.with(FURNACE, URL.at(7), entry);

    Done done = (Done) node.as(USER, adding(FURNACE, url(1, "new"), NEW), OpFlags.OVRW);

    assertThat(done.overwritten()).isTrue();
    int now = node.clock().seconds();
    assertThat(node.valuesOf(FURNACE)).containsExactly(url(1, "new").at(now), NEW.at(now), entry);
  }

  @Test
  void overwritesNothingWhereNothingIsTaken() {
    node.with(FURNACE, admin(100, bits(ADD_VALUE), USER));

    assertThat(node.as(USER, adding(FURNACE, NEW), OpFlags.OVRW)).isEqualTo(Done.PLAINLY);
  }

  @Test
  void takesTheRightToModifyWhatItOverwrites() {
    node.with(FURNACE, URL, admin(100, allBut(MODIFY_VALUE), USER));
    assertCode(
        node.as(USER, adding(FURNACE, url(1, "new")), OpFlags.OVRW),
        ResponseCode.INSUFFICIENT_PERMISSION);

    node.with(FURNACE, URL, admin(100, bits(MODIFY_VALUE), USER));
    assertSucceeds(node.as(USER, adding(FURNACE, url(1, "new")), OpFlags.OVRW));
  }

  @Test
  void overwritesNoValueThatAdministratorsMayNotWrite() {
    node.with(FURNACE, URL.with(new Permissions(0xa)), admin(100, 0xfff, USER));

    assertCode(
        node.ask(adding(FURNACE, url(1, "new")), OpFlags.OVRW),
        ResponseCode.INSUFFICIENT_PERMISSION);
  }

  @Test
  void keepsTheTimeOfAnOverwrittenValueThatDoesNotChange() {
    node.with(FURNACE, URL.at(7), admin(100, bits(ADD_VALUE), USER).at(7));

    assertSucceeds(node.as(USER, adding(FURNACE, URL.at(99), NEW), OpFlags.OVRW));

    assertThat(node.valuesOf(FURNACE)).contains(URL.at(7), NEW.at(node.clock().seconds()));
  }

  private void assertChallenged(Operation add) {
    assertThat(node.ask(add)).isInstanceOf(Challenge.class);
  }

  private void assertRefused(Operation add, ResponseCode code) {
    assertCode(node.ask(add), code);
  }

  /** Succeeds with just these rights, and not with all others. */
  private void assertNeeds(Operation add, AdminRight... rights) {
    for (AdminRight right : rights) {
      node.with(FURNACE, admin(100, allBut(right), USER));
      assertCode(node.as(USER, add), ResponseCode.INSUFFICIENT_PERMISSION);
    }
    node.with(FURNACE, admin(100, bits(rights), USER));
    assertSucceeds(node.as(USER, add));
  }
}
