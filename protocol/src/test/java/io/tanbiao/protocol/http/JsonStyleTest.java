package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.QueryParams;
import org.junit.jupiter.api.Test;

class JsonStyleTest {

  @Test
  void takesPresentEmptyYesAndTrueForTrue() {
    for (String value : new String[] {"", "yes", "true", "TRUE"}) {
      assertThat(JsonStyle.of(QueryParams.of("pretty", value)).pretty()).as(value).isTrue();
    }
    for (String value : new String[] {"no", "false", "1"}) {
      assertThat(JsonStyle.of(QueryParams.of("pretty", value)).pretty()).as(value).isFalse();
    }
    assertThat(JsonStyle.of(QueryParams.of())).isEqualTo(JsonStyle.PLAIN);
  }

  @Test
  void letsOnlyNamesOfFunctionsCall() {
    assertThat(callback("jQuery.fn_1$")).isEqualTo("jQuery.fn_1$");
    assertThat(callback("alert(1);//\n碳<x>")).isEqualTo("alert_1_______x_");
    assertThat(callback("x".repeat(127))).hasSize(127);
    assertThat(callback("x".repeat(128))).hasSize(128);
    assertThat(callback("x".repeat(129))).hasSize(128);
  }

  private static String callback(String name) {
    return JsonStyle.of(QueryParams.of("callback", name)).callback();
  }
}
