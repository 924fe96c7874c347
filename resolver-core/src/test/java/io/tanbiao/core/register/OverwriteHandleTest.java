package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.ROOT;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.administer.AdminRight.ADD_ADMIN;
import static io.tanbiao.core.administer.AdminRight.ADD_HANDLE;
import static io.tanbiao.core.administer.AdminRight.ADD_VALUE;
import static io.tanbiao.core.administer.AdminRight.DELETE_HANDLE;
import static io.tanbiao.core.administer.AdminRight.MODIFY_VALUE;
import static io.tanbiao.core.administer.AdminRight.REMOVE_ADMIN;
import static io.tanbiao.core.administer.AdminRight.REMOVE_VALUE;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.URL;
import static io.tanbiao.core.register.Writes.allBut;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.bits;
import static io.tanbiao.core.register.Writes.creating;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.ResponseCode;
import org.junit.jupiter.api.Test;

/** Create with the flag OVRW on a record that exists: one of three ways must be open. */
class OverwriteHandleTest {
  private final SampleNode node = new SampleNode();

  @Test
  void replacesTheValuesAndKeepsTheSpellingAndTheTimeOfWhatStays() {
    // Given
    HandleValue entry = admin(100, 0xfff, USER);
    node.with("88.300/Furnace", URL.at(7), url(2, "http://b").at(7), entry.at(7));

    // When
    Outcome outcome =
        node.as(USER, creating("88.300/fURNACE", entry, URL, url(3, "http://c")), OpFlags.OVRW);

    // Then
    assertThat(outcome).isEqualTo(new Created(Handle.of("88.300/fURNACE"), true));
    assertThat(node.valuesOf(FURNACE))
        .containsExactly(entry.at(7), URL.at(7), url(3, "http://c").at(node.clock().seconds()));
    assertThat(node.store().find(node.store().caseRule().key(Handle.of(FURNACE))))
        .hasValueSatisfying(
            record -> {
              assertThat(record.handle()).isEqualTo(Handle.of("88.300/Furnace"));
              assertThat(record.revision()).isEqualTo(2);
            });
  }

  @Test
  void registersWhatDoesNotExist() {
    Outcome outcome = node.as(ADMIN, creating(FURNACE, URL), OpFlags.OVRW);

    assertThat(outcome).isEqualTo(new Created(Handle.of(FURNACE), false));
  }

  @Test
  void isOpenToWhomTheSingleChangesAreAllowed() {
    assertMay(bits(ADD_VALUE, MODIFY_VALUE, REMOVE_VALUE), true);
    assertMay(bits(ADD_VALUE, MODIFY_VALUE), false);
    assertMay(bits(ADD_VALUE, REMOVE_VALUE), false);
    assertMay(bits(MODIFY_VALUE, REMOVE_VALUE), false);
  }

  @Test
  void isOpenToWhomAddingAdministratorsIsAllowed() {
    assertMay(bits(ADD_ADMIN), true);
    assertMay(allBut(ADD_ADMIN, ADD_VALUE, DELETE_HANDLE), false);
  }

  @Test
  void isOpenToWhoMayDeleteTheRecordAndRegisterItAnew() {
    assertMay(bits(DELETE_HANDLE), false);
    node.with("0.NA/88.300", admin(100, bits(ADD_HANDLE), USER));
    assertMay(bits(DELETE_HANDLE), true);
    node.with("0.NA/88.300", admin(100, allBut(ADD_HANDLE), USER));
    assertMay(bits(DELETE_HANDLE), false);
  }

  @Test
  void needsMoreThanTheSingleChangesToAddAnAdministrator() {
    CreateHandle withAnotherAdministrator =
        creating(
            FURNACE, URL, admin(100, allBut(ADD_ADMIN, DELETE_HANDLE), USER), admin(101, 1, USER));
    node.with(FURNACE, URL, admin(100, allBut(ADD_ADMIN, DELETE_HANDLE), USER));

    assertCode(
        node.as(USER, withAnotherAdministrator, OpFlags.OVRW),
        ResponseCode.INSUFFICIENT_PERMISSION);
    node.with(FURNACE, URL, admin(100, bits(ADD_ADMIN), USER));
    assertSucceeds(node.as(USER, withAnotherAdministrator, OpFlags.OVRW));
  }

  @Test
  void isClosedToStrangers() {
    node.with(FURNACE, URL, admin(100, 0xfff, ADMIN));

    assertCode(
        node.as(USER, creating(FURNACE, url(2, "")), OpFlags.OVRW),
        ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void takesTheLastAdministratorOnlyAtTheWordOfAnAdministratorOfTheNode() {
    SampleNode other = new SampleNode(SampleStore.empty(), Runnable::run, true);
    for (SampleNode each : new SampleNode[] {node, other}) {
      each.with(FURNACE, URL, admin(100, 0xfff, USER));
      assertCode(
          each.as(USER, creating(FURNACE, URL), OpFlags.OVRW),
          ResponseCode.INSUFFICIENT_PERMISSION);
    }
    assertSucceeds(other.as(ROOT, creating(FURNACE, URL), OpFlags.OVRW));
    assertThat(other.valuesOf(FURNACE)).hasSize(1);
  }

  @Test
  void writesNothingWhenNothingChanges() {
    node.with(FURNACE, URL.at(7), admin(100, bits(REMOVE_ADMIN), USER).at(7));
    long before = node.store().lastTransactionId();

    Outcome outcome =
        node.as(USER, creating(FURNACE, URL, admin(100, bits(REMOVE_ADMIN), USER)), OpFlags.OVRW);

    assertThat(outcome).isEqualTo(new Created(Handle.of(FURNACE), true));
    assertThat(node.store().lastTransactionId()).isEqualTo(before);
  }

  /** One value is modified, one removed, one added; the administrator stays. */
  private void assertMay(int rightBits, boolean may) {
    HandleValue entry = admin(100, rightBits, USER);
    node.with(FURNACE, URL, url(2, "http://b"), entry);

    Outcome outcome =
        node.as(USER, creating(FURNACE, url(1, "new"), url(3, "new"), entry), OpFlags.OVRW);

    assertCode(outcome, may ? ResponseCode.SUCCESS : ResponseCode.INSUFFICIENT_PERMISSION);
  }
}
