package io.tanbiao.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Site records in JSON (HW-14.9). */
class SiteJsonTest {
  @ParameterizedTest
  @EnumSource(HashOption.class)
  void isReadAsItIsWritten(HashOption option) throws InvalidJsonException {
    Site site = site(option, "filter", Site.PRIMARY | Site.MULTI_PRIMARY);
    assertThat(SiteJson.read(JsonText.read(text(site)))).isEqualTo(site);
  }

  @Test
  void leavesOutTheUsualHashOptionAndNoFilter() {
    assertThat(text(site(HashOption.WHOLE_HANDLE, "", 0)))
        .doesNotContain("hashOption")
        .doesNotContain("hashFilter");
    assertThat(text(site(HashOption.PREFIX, "x", 0)))
        .contains("\"hashOption\": 0")
        .contains("\"hashFilter\": \"x\"");
  }

  @Test
  void namesAHashOptionWithoutMeaning() {
    String text = text(site(HashOption.PREFIX, "", 0)).replace(": 0,", ": 3,");
    assertThatThrownBy(() -> SiteJson.read(JsonText.read(text)))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("hash option: 3 (expected: 0..2)");
  }

  private static String text(Site site) {
    return SiteJson.pretty(site).text();
  }

  private static Site site(HashOption option, String filter, int flags) {
    return new Site(1, 2, 11, 7, flags, option, Octets.utf8(filter), List.of(), List.of());
  }
}
