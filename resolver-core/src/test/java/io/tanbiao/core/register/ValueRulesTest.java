package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.SampleStore.group;
import static io.tanbiao.core.register.Writes.FURNACE;
import static io.tanbiao.core.register.Writes.assertCode;
import static io.tanbiao.core.register.Writes.assertSucceeds;
import static io.tanbiao.core.register.Writes.creating;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.SiteCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRulesTest {
  private final SampleNode node = new SampleNode();

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void wantsPositiveIndexes(int index) {
    assertRefused(HandleValue.of(index, "URL", ""));
  }

  @Test
  void takesAnyPositiveIndex() {
    assertSucceeds(
        node.as(
            ADMIN,
            creating(
                FURNACE, HandleValue.of(1, "URL", ""), HandleValue.of(0x7fffffff, "URL", ""))));
  }

  @Test
  void wantsTypesOfUpTo512OctetsOfUtf8() {
    assertRefused(HandleValue.of(1, "", ""));
    assertAccepted(HandleValue.of(1, "x".repeat(ValueRules.MAX_TYPE_OCTETS - 1), ""));
    assertAccepted(HandleValue.of(1, "x".repeat(ValueRules.MAX_TYPE_OCTETS), ""));
    assertRefused(HandleValue.of(1, "x".repeat(ValueRules.MAX_TYPE_OCTETS + 1), ""));
    assertRefused(HandleValue.of(1, "高".repeat(ValueRules.MAX_TYPE_OCTETS / 3 + 1), ""));
    HandleValue value = HandleValue.of(1, "URL", "");
    assertRefused(
        new HandleValue(
            1,
            Octets.hex("ff"),
            value.data(),
            value.timeToLive(),
            0,
            value.permissions(),
            value.references()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TB_RESULT", "tb_trace", "TB_LABEL.x", "TB_"})
  void keepsTypesThatAreWrittenByTheNodeAlone(String type) {
    assertRefused(HandleValue.of(1, type, ""));
    assertAccepted(HandleValue.of(1, "X" + type, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HS_ADMIN",
        "hs_admin.x",
        "HS_VLIST",
        "HS_VLIST.x",
        "HS_SITE",
        "HS_SITE.PREFIX",
        "HS_SITE.6",
        "HS_NA_DELEGATE"
      })
  void wantsDataThatCanBeReadForTypesThatItReads(String type) {
    assertRefused(HandleValue.of(1, type, "not what it should be"));
    assertRefused(HandleValue.of(1, type, ""));
  }

  @Test
  void takesDataThatCanBeRead() {
    Octets site = SiteCodec.encode(SampleNode.SITE);

    assertAccepted(SampleStore.admin(1, 0xfff, ADMIN));
    assertAccepted(group(1, ADMIN));
    assertAccepted(HandleValue.of(1, "HS_SITE", site));
    assertAccepted(HandleValue.of(1, "HS_SITE.PREFIX", site));
    assertAccepted(HandleValue.of(1, "HS_NA_DELEGATE", site));
    assertRefused(HandleValue.of(1, "HS_SITE", Octets.concat(site, Octets.hex("00"))));
  }

  @Test
  void wantsReadableKeysOfTheKindsItKnowsAndLeavesOthersAlone() {
    assertRefused(HandleValue.of(1, "HS_PUBKEY", Octets.hex("0000000b5253415f5055425f4b455900")));
    assertRefused(HandleValue.of(1, "HS_PUBKEY", Octets.hex("0000000b534d325f5055425f4b455900")));
    assertAccepted(HandleValue.of(1, "HS_PUBKEY", Octets.hex("0000000b534d395f5055425f4b4559")));
    assertAccepted(HandleValue.of(1, "HS_PUBKEY", ""));
    assertAccepted(HandleValue.of(1, "HS_ADMINISTRATOR", "anything"));
    assertAccepted(HandleValue.of(1, "URL", Octets.hex("ff00")));
  }

  @Test
  void namesTheValueAndNeverItsData() {
    Refused refused =
        (Refused) node.ask(creating(FURNACE, HandleValue.of(7, "HS_ADMIN", "a secret")));

    assertThat(refused.message()).startsWith("Value 7: HS_ADMIN data: ").doesNotContain("secret");
  }

  private void assertRefused(HandleValue value) {
    assertCode(node.ask(creating(FURNACE, value)), ResponseCode.INVALID_VALUE);
  }

  private void assertAccepted(HandleValue value) {
    Outcome outcome = node.ask(creating(FURNACE, value));

    assertThat(outcome).isInstanceOf(Outcome.Challenge.class);
  }
}
