package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.site.SiteServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DelegationsTest {
  private static final Octets HERE = SiteCodec.encode(SampleNode.SITE);
  private static final Octets SITE =
      siteOf(
          new SiteServer(
              1,
              Octets.hex("000000000000000000000000c0000209"),
              Octets.utf8("another key"),
              List.of(tcp(2641))));
  private static final HandleValue SITE_OF_DERIVED = HandleValue.of(2, "HS_SITE.PREFIX", SITE);
  private static final HandleValue SERVICE = HandleValue.of(3, "HS_SERV.PREFIX", "88.300/SERV");
  private static final HandleValue OLD = HandleValue.of(4, "HS_NA_DELEGATE", SITE);

  private final SampleNode node = new SampleNode();

  @Test
  void refersADerivedPrefixToWhatItsParentNames() {
    node.with("0.NA/88.300.7", SITE_OF_DERIVED, HandleValue.of(1, "HS_SITE", SITE), SERVICE, OLD);

    assertThat(ask("0.NA/88.300.7.1")).isEqualTo(referral(SITE_OF_DERIVED, SERVICE, OLD));
    assertThat(ask("88.300.7.1")).isEqualTo(referral(SITE_OF_DERIVED, SERVICE, OLD));
  }

  /** By its key, by its address, and by the service that the value names. */
  @ParameterizedTest
  @MethodSource("valuesThatNameTheNode")
  void refersNobodyToThisNode(HandleValue value) {
    node.with("0.NA/88.300.7", value).with("88.300/SERV", HandleValue.of(1, "HS_SITE", HERE));
    Handle derived = Handle.of("0.NA/88.300.7.1");

    assertThat(ask("0.NA/88.300.7.1").responseCode()).isEqualTo(100);
    assertThat(node.ask(writesOf(derived).get(0))).isInstanceOf(Outcome.Challenge.class);
  }

  static List<HandleValue> valuesThatNameTheNode() {
    SiteServer here = SampleNode.SITE.servers().get(0);
    SiteServer withItsKey = new SiteServer(9, Octets.of(new byte[16]), here.publicKey(), List.of());
    SiteServer atItsAddress =
        new SiteServer(9, here.address(), Octets.utf8("another key"), here.interfaces());
    return List.of(
        HandleValue.of(2, "HS_SITE.PREFIX", HERE),
        HandleValue.of(2, "HS_SITE.PREFIX", siteOf(withItsKey)),
        HandleValue.of(2, "HS_NA_DELEGATE", siteOf(atItsAddress)),
        SERVICE);
  }

  @Test
  void refersToSitesThatShareAnAddressOrAPortButNotBoth() {
    SiteServer here = SampleNode.SITE.servers().get(0);
    int port = here.interfaces().get(0).port();
    Octets elsewhere = Octets.hex("00000000000000000000000001020304");
    for (SiteServer other :
        List.of(
            new SiteServer(1, here.address(), Octets.EMPTY, List.of(tcp(port + 1))),
            new SiteServer(1, elsewhere, Octets.EMPTY, List.of(tcp(port))),
            new SiteServer(1, elsewhere, Octets.EMPTY, List.of()))) {
      HandleValue value = HandleValue.of(2, "HS_SITE.PREFIX", siteOf(other));
      node.with("0.NA/88.300.7", value);

      assertThat(ask("0.NA/88.300.7.1")).isEqualTo(referral(value));
    }
  }

  @Test
  void refersToWhatItCannotRead() {
    HandleValue unreadable = HandleValue.of(2, "HS_SITE.PREFIX", "no site");
    node.with("0.NA/88.300.7", unreadable);

    assertThat(ask("0.NA/88.300.7.1")).isEqualTo(referral(unreadable));
  }

  @Test
  void asksTheNearestAncestorThatNamesASite() {
    node.with("0.NA/88.300.7", SERVICE).with("0.NA/88.300.7.1", HandleValue.of(1, "URL", "x"));

    assertThat(ask("0.NA/88.300.7.1.2.3")).isEqualTo(referral(SERVICE));
  }

  @Test
  void refersNobodyWhoAskedNotToBe() {
    node.with("0.NA/88.300.7", SERVICE);

    assertThat(ask("0.NA/88.300.7.1", OpFlags.DNRF).responseCode()).isEqualTo(100);
  }

  @Test
  void answersStoredPrefixesItself() {
    node.with("0.NA/88.300.7", SERVICE);

    assertThat(ask("0.NA/88.300.7").responseCode()).isEqualTo(1);
  }

  @Test
  void saysNotFoundWhenNoAncestorNamesASiteThatEverybodyMaySee() {
    node.with("0.NA/88.300.7", SERVICE.with(Permissions.ADMIN_ONLY));

    assertThat(ask("0.NA/88.300.7.1").responseCode()).isEqualTo(100);
    assertThat(ask("88.300/absent").responseCode()).isEqualTo(100);
  }

  /** From 2.10 on, peers are referred also when they would write. */
  @ParameterizedTest
  @CsvSource({"9, 402", "10, 303", "11, 303"})
  void refersWhoWouldWriteIfHeFollowsReferrals(int minor, int code) {
    node.with("0.NA/88.300.7", SERVICE);
    Handle derived = Handle.of("0.NA/88.300.7.1");

    for (Operation write : writesOf(derived)) {
      Outcome outcome = askIn(new ProtocolVersion(2, minor), write);

      boolean isModify = write instanceof Operation.ModifyValues;
      assertThat(outcome.responseCode())
          .as(write.opCode().toString())
          .isEqualTo(code == 402 && isModify ? 100 : code);
    }
  }

  @Test
  void refersNobodyWhoWouldWriteAndAskedNotToBe() {
    node.with("0.NA/88.300.7", SERVICE);

    for (Operation write : writesOf(Handle.of("0.NA/88.300.7.1"))) {
      assertThat(node.ask(write, OpFlags.DNRF).responseCode()).isNotEqualTo(303);
    }
  }

  @Test
  void letsStoredDerivedPrefixesBeWrittenHere() {
    node.with("0.NA/88.300.7", SERVICE).with("0.NA/88.300.7.1", HandleValue.of(1, "URL", "x"));

    for (Operation write : writesOf(Handle.of("0.NA/88.300.7.1"))) {
      assertThat(node.ask(write).responseCode()).as(write.opCode().toString()).isNotEqualTo(303);
    }
    for (Operation write : writesOf(Handle.of("88.300/absent"))) {
      assertThat(node.ask(write).responseCode()).as(write.opCode().toString()).isNotEqualTo(303);
    }
  }

  private static Octets siteOf(SiteServer server) {
    return SiteCodec.encode(
        new Site(
            1,
            2,
            11,
            1,
            Site.PRIMARY,
            HashOption.WHOLE_HANDLE,
            Octets.EMPTY,
            List.of(),
            List.of(server)));
  }

  private static ServerInterface tcp(int port) {
    return new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, port);
  }

  private static List<Operation> writesOf(Handle handle) {
    List<HandleValue> values = List.of(HandleValue.of(1, "URL", "y"));
    return List.of(
        new Operation.CreateHandle(handle, values),
        new Operation.DeleteHandle(handle),
        new Operation.AddValues(handle, values),
        new Operation.RemoveValues(handle, List.of(1)),
        new Operation.ModifyValues(handle, values));
  }

  private Outcome askIn(ProtocolVersion version, Operation operation) {
    RequestContext context = node.context(0);
    RequestContext older =
        new RequestContext(
            context.transport(),
            context.peer(),
            0,
            context.flags(),
            version,
            context.signedOctets());
    return node.handle(older, operation).toCompletableFuture().join();
  }

  private Outcome ask(String handle, int... flags) {
    return node.ask(Resolution.ofAll(Handle.of(handle)), flags);
  }

  private static Outcome referral(HandleValue... values) {
    return new Outcome.Referral(
        ResponseCode.PREFIX_REFERRAL, new Handle(Octets.EMPTY), List.of(values));
  }
}
