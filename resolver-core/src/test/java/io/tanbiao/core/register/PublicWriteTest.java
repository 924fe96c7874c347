package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleNode.USER;
import static io.tanbiao.core.SampleStore.admin;
import static io.tanbiao.core.SampleStore.group;
import static io.tanbiao.core.SampleStore.secretKey;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.adding;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.creating;
import static io.tanbiao.core.register.Writes.deleting;
import static io.tanbiao.core.register.Writes.modifying;
import static io.tanbiao.core.register.Writes.removing;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.NodeRules;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublicWriteTest {
  private static final Permissions ALL = new Permissions(0xf);
  private static final Permissions PUBLIC_ONLY = new Permissions(0x3);
  private static final HandleValue OPEN = url(1, "open").with(ALL);
  private static final HandleValue CLOSED = url(2, "closed");
  private static final HandleValue NOT_FOR_ADMINISTRATORS = url(3, "odd").with(PUBLIC_ONLY);

  private final SampleNode strict = new SampleNode();
  private final SampleNode lenient = new SampleNode(new NodeRules(true, 1, 1));

  @BeforeEach
  void holdARecord() {
    for (SampleNode node : List.of(strict, lenient)) {
      node.with(FURNACE, OPEN.at(7), CLOSED.at(7), NOT_FOR_ADMINISTRATORS.at(7), entry());
    }
  }

  @Test
  void isNotHonouredUnlessTheNodeSaysSo() {
    assertThat(strict.ask(modifying(FURNACE, open("new")))).isInstanceOf(Challenge.class);
    assertCode(
        strict.as(USER, modifying(FURNACE, open("new"))), ResponseCode.INVALID_ADMINISTRATOR);
    assertCode(
        strict.as(ADMIN, modifying(FURNACE, odd("new"))), ResponseCode.INSUFFICIENT_PERMISSION);
    assertThat(strict.valuesOf(FURNACE)).contains(OPEN.at(7), NOT_FOR_ADMINISTRATORS.at(7));
  }

  @Test
  void letsAnybodyGiveNewDataWithoutAProof() {
    assertSucceeds(lenient.ask(modifying(FURNACE, open("new"), odd("new"))));

    int now = lenient.clock().seconds();
    assertThat(lenient.valuesOf(FURNACE))
        .containsExactly(open("new").at(now), CLOSED.at(7), odd("new").at(now), entry());
  }

  @Test
  void letsAnybodyOverwriteByAddingToo() {
    assertThat(lenient.ask(adding(FURNACE, open("new")), OpFlags.OVRW))
        .isEqualTo(new Outcome.Done(true));
    assertThat(lenient.ask(adding(FURNACE, open("new"), url(9, "")), OpFlags.OVRW))
        .isInstanceOf(Challenge.class);
  }

  @Test
  void writesNothingWhenNothingChanges() {
    long before = lenient.store().lastTransactionId();

    assertSucceeds(lenient.ask(modifying(FURNACE, OPEN)));

    assertThat(lenient.store().lastTransactionId()).isEqualTo(before);
  }

  @Test
  void asksForRightsOnWhatElseTheRequestWrites() {
    Operation both = modifying(FURNACE, open("new"), url(2, "new"));

    assertThat(lenient.ask(both)).isInstanceOf(Challenge.class);
    assertCode(lenient.as(USER, both), ResponseCode.INVALID_ADMINISTRATOR);
    assertSucceeds(lenient.as(ADMIN, both));
  }

  @Test
  void opensNothingButData() {
    for (Operation write :
        List.of(
            modifying(FURNACE, url(1, "new").with(new Permissions(0xe))),
            modifying(FURNACE, HandleValue.of(1, "HS_ADMIN", entry().data()).with(ALL)),
            modifying(FURNACE, HandleValue.of(1, "EMAIL", "new").with(ALL)),
            removing(FURNACE, 1),
            deleting(FURNACE))) {
      assertThat(lenient.ask(write)).as(write.toString()).isInstanceOf(Challenge.class);
      assertCode(lenient.as(USER, write), ResponseCode.INVALID_ADMINISTRATOR);
    }
    assertThat(lenient.ask(creating(FURNACE, open("new")), OpFlags.OVRW))
        .isInstanceOf(Challenge.class);
  }

  /** Else a stranger could find out what he may not read. */
  @Test
  void doesNotOpenWhatNotEverybodyMayRead() {
    Permissions writeOnly = new Permissions(0xd);
    lenient.with(FURNACE, url(1, "hidden").with(writeOnly), entry());

    assertThat(lenient.ask(modifying(FURNACE, url(1, "hidden").with(writeOnly))))
        .isInstanceOf(Challenge.class);
  }

  /** Else a stranger could make himself an administrator. */
  @ParameterizedTest
  @MethodSource("valuesThatDecideOnRights")
  void doesNotOpenWhatDecidesOnRights(HandleValue before, HandleValue after) {
    lenient.with(FURNACE, before.with(ALL), entry());

    assertThat(lenient.ask(modifying(FURNACE, after.with(ALL)))).isInstanceOf(Challenge.class);
  }

  static List<Arguments> valuesThatDecideOnRights() {
    return List.of(
        Arguments.of(admin(1, 1, ADMIN), admin(1, 0xfff, USER)),
        Arguments.of(group(1, ADMIN), group(1, USER)),
        Arguments.of(secretKey(1, "a"), secretKey(1, "b")),
        Arguments.of(HandleValue.of(1, "HS_PUBKEY", "a"), HandleValue.of(1, "HS_PUBKEY", "b")));
  }

  @Test
  void stillHoldsTheRulesOfRecords() {
    assertCode(
        lenient.ask(modifying(FURNACE, url(9, "").with(ALL))), ResponseCode.VALUES_NOT_FOUND);
    assertCode(lenient.ask(modifying("88.999/a", open("new"))), ResponseCode.NOT_RESPONSIBLE);
    assertCode(
        lenient.ask(modifying(FURNACE, open("new"), open("twice"))), ResponseCode.INVALID_VALUE);
  }

  private static HandleValue open(String data) {
    return url(1, data).with(ALL);
  }

  private static HandleValue odd(String data) {
    return url(3, data).with(PUBLIC_ONLY);
  }

  private static HandleValue entry() {
    return admin(100, 0xfff, ADMIN).at(7);
  }
}
