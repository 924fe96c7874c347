package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
  private static final String PLAIN =
      "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nCONTENT-LENGTH: 11\r\n\r\nhello world";
  private static final String CHUNKED =
      "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n";

  private final HttpAnswer answer = new HttpAnswer();

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void findsTheBody(String text) {
    byte[] octets = (text + "HTTP/1.1 200 OK").getBytes(StandardCharsets.US_ASCII);

    int length = answer.read(octets, 0, octets.length);

    assertThat(length).isEqualTo(text.length());
    assertThat(answer.status()).isEqualTo(text.equals(PLAIN) ? 200 : 404);
    assertThat(
            new String(
                octets,
                answer.bodyFrom(),
                answer.bodyTo() - answer.bodyFrom(),
                StandardCharsets.US_ASCII))
        .isEqualTo("hello world");
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void waitsForTheRest(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    for (int to = 0; to < octets.length; to++) {
      assertThat(answer.read(octets, 0, to)).as("%d octets", to).isZero();
    }
  }

  @Test
  void refusesWhatIsNone() {
    assertThat(read("\r\n\r\n")).isEqualTo(-1);
    assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")).isEqualTo(-1);
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")).isEqualTo(-1);
  }

  private int read(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return answer.read(octets, 0, octets.length);
  }
}
