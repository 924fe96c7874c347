package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.adding;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.creating;
import static io.tanbiao.core.register.Writes.modifying;
import static io.tanbiao.core.register.Writes.url;
import static io.tanbiao.core.register.Writes.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record must fit into one answer, and have no more values than clients read. */
class RecordLimitsTest {
  /** The most data of one value whose record still fits. */
  private static final int MAX_DATA_OCTETS =
      ValueRules.MAX_MESSAGE_OCTETS
          - ValueRules.MAX_AROUND_VALUES_OCTETS
          - FURNACE.length()
          - ValueListCodec.lengthOctets(List.of(url(1, "")));

  private final SampleNode node = new SampleNode();

  @Test
  void holdsAsManyValuesAsClientsRead() {
    assertSucceeds(node.as(ADMIN, creating("88.300/2047", values(2047))));
    assertSucceeds(node.as(ADMIN, creating("88.300/2048", values(HandleValue.MAX_PER_RECORD))));
    assertTooLarge(node.ask(creating("88.300/2049", values(2049))));
  }

  @Test
  void takesNoMoreValuesThanThatLater() {
    node.with(FURNACE, values(2047));

    assertSucceeds(node.as(ADMIN, adding(FURNACE, url(3000, ""))));
    assertTooLarge(node.as(ADMIN, adding(FURNACE, url(3001, ""))));
    assertThat(node.ask(adding(FURNACE, url(3000, "x")), OpFlags.OVRW))
        .isInstanceOf(Outcome.Challenge.class);
  }

  @Test
  void fitsIntoOneAnswer() {
    assertSucceeds(node.as(ADMIN, creating(FURNACE, large(MAX_DATA_OCTETS - 1)), OpFlags.OVRW));
    assertSucceeds(node.as(ADMIN, creating(FURNACE, large(MAX_DATA_OCTETS)), OpFlags.OVRW));
    assertTooLarge(node.ask(creating(FURNACE, large(MAX_DATA_OCTETS + 1)), OpFlags.OVRW));
  }

  @Test
  void fitsIntoOneAnswerAfterEachChange() {
    node.with(FURNACE, large(MAX_DATA_OCTETS - 100), url(2, ""));

    assertTooLarge(node.as(ADMIN, adding(FURNACE, url(3, "x".repeat(100)))));
    assertTooLarge(node.as(ADMIN, modifying(FURNACE, url(2, "x".repeat(101)))));
    assertSucceeds(node.as(ADMIN, modifying(FURNACE, large(MAX_DATA_OCTETS - 200))));
    assertSucceeds(node.as(ADMIN, adding(FURNACE, url(3, "x".repeat(100)))));
  }

  /** How large a record is tells how long its restricted values are. */
  @Test
  void tellsAdministratorsAloneHowLargeARecordWouldBe() {
    node.with(FURNACE, large(MAX_DATA_OCTETS).with(Permissions.ADMIN_ONLY));

    assertThat(node.ask(adding(FURNACE, url(3, "x")))).isInstanceOf(Outcome.Challenge.class);
    assertCode(
        node.as(SampleNode.USER, adding(FURNACE, url(3, "x"))), ResponseCode.INVALID_ADMINISTRATOR);
    assertTooLarge(node.as(ADMIN, adding(FURNACE, url(3, "x"))));
  }

  @Test
  void countsItsNameToo() {
    HandleValue value = large(MAX_DATA_OCTETS);

    assertTooLarge(node.ask(creating(FURNACE + "s", value)));
    assertSucceeds(node.as(ADMIN, creating(FURNACE.substring(0, FURNACE.length() - 1), value)));
  }

  @Test
  void leavesRoomForTheMessageAroundTheValues() {
    // Header, typed digest, length of the name, signature of a 2048-bit key with its names.
    int around = 24 + 33 + 4 + 4 + 20 + 32 + 300;

    assertThat(ValueRules.MAX_AROUND_VALUES_OCTETS).isGreaterThanOrEqualTo(around);
  }

  private static HandleValue large(int dataOctets) {
    return HandleValue.of(1, "URL", Octets.of(new byte[dataOctets]));
  }

  private static void assertTooLarge(Outcome outcome) {
    assertCode(outcome, ResponseCode.INVALID_VALUE);
    assertThat(((Refused) outcome).message()).containsAnyOf("Too many values", "too large");
  }
}
