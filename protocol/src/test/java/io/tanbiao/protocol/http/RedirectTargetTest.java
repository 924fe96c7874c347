package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedirectTargetTest {
  private static final Map<String, String> ADDRESSES =
      Map.of(
          "https://example.org/风机/1", "https://example.org/%E9%A3%8E%E6%9C%BA/1",
          "HTTP://Example.org", "http://Example.org",
          "http://例子.中国:8080/x?y=z#f", "http://xn--fsqu00a.xn--fiqs8s:8080/x?y=z#f",
          "https://[::1]:8000/a", "https://[::1]:8000/a",
          "https://a/%41%4g%", "https://a/%41%254g%25",
          "https://a/\"<>\\^`{|} b", "https://a/%22%3C%3E%5C%5E%60%7B%7C%7D%20b",
          " https://a/ ", "https://a/",
          "https://a\\b", "https://a%5Cb");

  @Test
  void encodesWhatNoHeaderMayHold() {
    ADDRESSES.forEach(
        (data, uri) ->
            assertThat(RedirectTarget.parse(Octets.utf8(data)))
                .as(data)
                .contains(new RedirectTarget(uri)));
  }

  @Test
  void refusesWhatIsNoAddressForBrowsers() {
    for (String data :
        List.of(
            "",
            "javascript:alert(1)",
            "javascript://a/%0aalert(1)",
            "data:text/html,x",
            "ftp://example.org/",
            "//example.org/",
            "/relative",
            "https:example.org",
            "https://",
            "https:///path",
            "https://a/\r\nSet-Cookie: b=c",
            "https://a/\u0085",
            "https://user@例子.中国/")) {
      assertThat(RedirectTarget.parse(Octets.utf8(data))).as(data).isEmpty();
    }
    assertThat(RedirectTarget.parse(Octets.hex("68747470733a2f2fff"))).isEmpty();
  }

  @Test
  void refusesAddressesAboveTheLimit() {
    // Given
    String start = "https://a/";
    String longest = start + "x".repeat(RedirectTarget.MAX_LENGTH - start.length());

    // Then
    assertThat(RedirectTarget.parse(Octets.utf8(longest))).isPresent();
    assertThat(RedirectTarget.parse(Octets.utf8(longest.substring(1)))).isEmpty();
    assertThat(RedirectTarget.parse(Octets.utf8(longest + "x"))).isEmpty();
    assertThat(RedirectTarget.parse(Octets.utf8(start + "碳".repeat(600)))).isEmpty();
  }

  @Test
  void prefersTheExactTypeAndThenTheLowestIndex() {
    // Given
    HandleValue pdf = HandleValue.of(1, "URL.PDF", "https://a/pdf");
    HandleValue zh = HandleValue.of(2, "url.zh", "https://a/zh");
    HandleValue late = HandleValue.of(9, "URL", "https://a/9");
    HandleValue early = HandleValue.of(3, "Url", "https://a/3");
    HandleValue other = HandleValue.of(0, "URLX", "https://a/other");

    // Then
    assertThat(RedirectTarget.of(List.of(other, pdf, late, early)))
        .contains(new RedirectTarget("https://a/3"));
    assertThat(RedirectTarget.of(List.of(other, zh, pdf)))
        .contains(new RedirectTarget("https://a/pdf"));
    assertThat(RedirectTarget.of(List.of(other))).isEmpty();
  }

  @Test
  void goesNowhereWhenTheChosenAddressIsUnfit() {
    assertThat(
            RedirectTarget.of(
                List.of(
                    HandleValue.of(1, "URL", "javascript:alert(1)"),
                    HandleValue.of(2, "URL", "https://a/"))))
        .isEmpty();
  }

  @Test
  void appendsBehindTheHostAndNeverToIt() {
    Map.of(
            "", "https://a.example",
            "/x", "https://a.example/x",
            "?x", "https://a.example?x",
            "#x", "https://a.example#x",
            ".evil.example", "https://a.example/.evil.example",
            "@evil.example", "https://a.example/@evil.example",
            ":81", "https://a.example/:81",
            "\\evil", "https://a.example/%5Cevil",
            "\r\nX-Evil: 1", "https://a.example/%0D%0AX-Evil:%201")
        .forEach(
            (more, uri) ->
                assertThat(
                        new RedirectTarget("https://a.example").append(RedirectTarget.encode(more)))
                    .as(more)
                    .isEqualTo(new RedirectTarget(uri)));
    assertThat(new RedirectTarget("https://a/x?y=").append("1").uri()).isEqualTo("https://a/x?y=1");
  }
}
