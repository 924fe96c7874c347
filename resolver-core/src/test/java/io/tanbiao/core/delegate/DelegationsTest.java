package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.SiteCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationsTest {
  private static final Octets SITE = SiteCodec.encode(SampleNode.SITE);
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

  private Outcome ask(String handle, int... flags) {
    return node.ask(Resolution.ofAll(Handle.of(handle)), flags);
  }

  private static Outcome referral(HandleValue... values) {
    return new Outcome.Referral(
        ResponseCode.PREFIX_REFERRAL, new Handle(Octets.EMPTY), List.of(values));
  }
}
