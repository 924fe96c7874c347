package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.bench.Dataset;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RestDialectTest {
  private final RestDialect dialect =
      new RestDialect(Dataset.USUAL, new InetSocketAddress(InetAddress.getLoopbackAddress(), 8000));

  @Test
  void takesRightAnswersOnly() {
    assertThat(check(body("000000007", "2026-01-01T00:00:00Z"), 7)).isEqualTo(Verdict.RIGHT);
    assertThat(check(body("000000008", "2026-02-02T00:00:00Z"), 8)).isEqualTo(Verdict.RIGHT);
    assertThat(check(body("000000008", "2026-02-02T00:00:00Z"), 9)).isEqualTo(Verdict.WRONG);
    String right = body("000000009", "2026-02-02T00:00:00Z");
    assertThat(check(right.replace("t.example", "u.example"), 9)).isEqualTo(Verdict.WRONG);
    assertThat(check(right.replace(",", ", "), 9)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void tellsRefusals() {
    assertThat(check("{\"responseCode\":100}", 7)).isEqualTo(Verdict.REFUSED);
    assertThat(check("{\"responseCode\":3}", 7)).isEqualTo(Verdict.BUSY);
    assertThat(check("<html>", 7)).isEqualTo(Verdict.WRONG);
  }

  private Verdict check(String body, int number) {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    return dialect.checkBody(200, octets, 0, octets.length, number);
  }

  private static String body(String digits, String time) {
    String body = new String(BareHttpDialect.answerBody(), StandardCharsets.US_ASCII);
    return body.replace("000000000", digits).replace("2026-01-01T00:00:00Z", time);
  }
}
