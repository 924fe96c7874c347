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
import static io.tanbiao.core.register.Writes.creating;
import static io.tanbiao.core.register.Writes.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Created;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateHandleTest {
  private final SampleNode node = new SampleNode();

  @Test
  void registersARecordWithTheTimeOfTheServer() {
    Outcome outcome = node.as(ADMIN, creating("88.300/Furnace", URL.at(4711), url(2, "http://b")));

    assertThat(outcome).isEqualTo(new Created(Handle.of("88.300/Furnace"), false));
    HandleRecord record = recordOf(FURNACE);
    assertThat(record.handle()).isEqualTo(Handle.of("88.300/Furnace"));
    assertThat(record.revision()).isEqualTo(1);
    int now = node.clock().seconds();
    assertThat(node.valuesOf(FURNACE)).containsExactly(URL.at(now), url(2, "http://b").at(now));
  }

  @Test
  void takesTheRightToAddHandlesOnThePrefix() {
    CreateHandle create = creating(FURNACE, URL);

    assertCode(node.as(USER, create), ResponseCode.INVALID_ADMINISTRATOR);
    assertCode(node.as(ROOT, create), ResponseCode.INVALID_ADMINISTRATOR);
    node.with("0.NA/88.300", admin(100, allBut(AdminRight.ADD_HANDLE), ADMIN));
    assertCode(node.as(ADMIN, create), ResponseCode.INSUFFICIENT_PERMISSION);
    node.with("0.NA/88.300", admin(100, bits(AdminRight.ADD_HANDLE), ADMIN));
    assertSucceeds(node.as(ADMIN, create));
  }

  @Test
  void takesTheRightOfThePrefixAndNotThatOfTheNewRecord() {
    CreateHandle create = creating(FURNACE, admin(100, 0xfff, USER));

    assertCode(node.as(USER, create), ResponseCode.INVALID_ADMINISTRATOR);
  }

  @Test
  void takesTheRightToAddDerivedPrefixesOnTheParent() {
    SampleStore.home(node.store(), "0.NA");
    CreateHandle create = creating("0.NA/88.300.15907", URL);

    assertCode(node.as(USER, create), ResponseCode.INVALID_ADMINISTRATOR);
    node.with("0.NA/88.300", admin(100, allBut(AdminRight.ADD_DERIVED_PREFIX), ADMIN));
    assertCode(node.as(ADMIN, create), ResponseCode.INSUFFICIENT_PERMISSION);
    node.with("0.NA/88.300", admin(100, bits(AdminRight.ADD_DERIVED_PREFIX), ADMIN));
    assertSucceeds(node.as(ADMIN, create));
  }

  @Test
  void takesTheRightToAddHandlesOnThePrefixOfPrefixesForAPrefixThatIsNotDerived() {
    SampleStore.home(node.store(), "0.NA");
    CreateHandle create = creating("0.NA/88", URL);

    assertCode(node.as(ADMIN, create), ResponseCode.INVALID_ADMINISTRATOR);
    node.with("0.NA/0.NA", admin(100, allBut(AdminRight.ADD_HANDLE), ADMIN));
    assertCode(node.as(ADMIN, create), ResponseCode.INSUFFICIENT_PERMISSION);
    node.with("0.NA/0.NA", admin(100, bits(AdminRight.ADD_HANDLE), ADMIN));
    assertSucceeds(node.as(ADMIN, create));
  }

  @Test
  void isRefusedByTheFirstFaultInTheOrderThatClientsKnow() {
    node.with(FURNACE, URL);
    HandleValue zero = url(0, "");
    Handle foreign = notUtf8("88.999/");
    Handle broken = notUtf8("88.300/");

    assertRefused(new CreateHandle(foreign, List.of(zero, URL, URL)), ResponseCode.NOT_RESPONSIBLE);
    assertRefused(new CreateHandle(broken, List.of(zero, URL, URL)), ResponseCode.INVALID_HANDLE);
    assertRefused(creating(FURNACE, URL, URL, zero), ResponseCode.INVALID_VALUE);
    assertRefused(creating(FURNACE, URL, URL), ResponseCode.VALUE_ALREADY_EXISTS);
    assertRefused(creating(FURNACE, URL), ResponseCode.HANDLE_ALREADY_EXISTS);
    assertRefused(creating("88.300/fURNACE", URL), ResponseCode.HANDLE_ALREADY_EXISTS);
    assertThat(node.ask(creating("88.300/new", URL))).isInstanceOf(Challenge.class);
  }

  @Test
  void refusesNamesThatCouldNotBeResolvedAgain() {
    assertRefused(creating("88.300/", URL), ResponseCode.INVALID_HANDLE);
    assertRefused(creating("88.300", URL), ResponseCode.INVALID_HANDLE);
    assertRefused(creating("88.300/a\n", URL), ResponseCode.INVALID_HANDLE);
    assertRefused(creating("nowhere", URL), ResponseCode.NOT_RESPONSIBLE);
  }

  @Test
  void acceptsNamesOf2048OctetsAndNoLonger() {
    String start = "88.300/";
    String suffix = "x".repeat(Handle.MAX_LENGTH_OCTETS - start.length());

    assertSucceeds(node.as(ADMIN, creating(start + suffix.substring(1), URL)));
    assertSucceeds(node.as(ADMIN, creating(start + suffix, URL)));
    assertRefused(creating(start + suffix + "x", URL), ResponseCode.INVALID_HANDLE);
  }

  @Test
  void mintsASuffix() {
    Created first = (Created) node.as(ADMIN, creating("88.300/f-", URL), OpFlags.MINT);
    Created second = (Created) node.as(ADMIN, creating("88.300/f-", URL), OpFlags.MINT);

    assertThat(first.handle().toString())
        .matches("88\\.300/f-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(second.handle()).isNotEqualTo(first.handle());
    assertThat(node.valuesOf(first.handle().toString())).hasSize(1);
  }

  @Test
  void mintsAWholeSuffixBehindABarePrefixWithASlash() {
    Created created = (Created) node.as(ADMIN, creating("88.300/", URL), OpFlags.MINT);

    assertThat(created.handle().suffix().length()).isEqualTo(36);
    assertRefused(creating("88.300", URL), ResponseCode.INVALID_HANDLE);
  }

  @Test
  void checksTheMintedNameLikeAnyOther() {
    String start = "88.300/" + "x".repeat(Handle.MAX_LENGTH_OCTETS - "88.300/".length() - 36);

    assertSucceeds(node.as(ADMIN, creating(start, URL), OpFlags.MINT));
    assertCode(node.ask(creating(start + "x", URL), OpFlags.MINT), ResponseCode.INVALID_HANDLE);
  }

  private void assertRefused(CreateHandle create, ResponseCode code) {
    assertCode(node.ask(create), code);
  }

  private HandleRecord recordOf(String handle) {
    return node.store().find(node.store().caseRule().key(Handle.of(handle))).orElseThrow();
  }

  private static Handle notUtf8(String start) {
    return new Handle(Octets.concat(Octets.utf8(start), Octets.hex("ff")));
  }
}
