package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.tanbiao.core.handle.Handle;

/** The few pages that a browser may see when a name leads nowhere, in Chinese and English. */
final class WebPage {
  private static final String ERROR =
      """
      <!doctype html>
      <html lang="zh"><head><meta charset="utf-8"><title>%1$s</title>
      <meta name="viewport" content="width=device-width"></head>
      <body><h1>%1$s</h1>
      <h2 lang="en">%2$s</h2>
      <p><code>%3$s</code></p></body></html>
      """;
  private static final String REDIRECT =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Redirect</title></head>
      <body><a href="%1$s">%1$s</a></body></html>
      """;

  private WebPage() {}

  /** Says why a name leads nowhere. */
  static HttpResponse ofFailure(Handle handle, int responseCode) {
    return switch (responseCode) {
      case 100, 102 -> error(HttpStatus.NOT_FOUND, "找不到该标识", "There is no such identifier", handle);
      case 301 ->
          error(
              HttpStatus.NOT_FOUND,
              "本节点不负责该前缀",
              "This node is not responsible for that prefix",
              handle);
      default ->
          error(
              RestStatus.ofRead(responseCode),
              "无法解析该标识（代码 " + responseCode + "）",
              "This identifier cannot be resolved (code " + responseCode + ")",
              handle);
    };
  }

  /** Says that a request cannot be understood. */
  static HttpResponse ofMalformed(String detail) {
    return error(HttpStatus.BAD_REQUEST, "无法理解该请求", "Bad request: " + detail, Handle.of(""));
  }

  /** Sends a browser somewhere else. */
  static HttpResponse redirect(String location) {
    String page = REDIRECT.formatted(escape(location));
    return HttpResponse.of(
        headers(HttpStatus.FOUND).add(HttpHeaderNames.LOCATION, location).build(),
        HttpData.ofUtf8(page));
  }

  private static HttpResponse error(
      HttpStatus status, String chinese, String english, Handle handle) {
    String page = ERROR.formatted(chinese, english, escape(handle.toString()));
    return HttpResponse.of(headers(status).build(), HttpData.ofUtf8(page));
  }

  private static ResponseHeadersBuilder headers(HttpStatus status) {
    return ResponseHeaders.builder(status)
        .add(HttpHeaderNames.CONTENT_TYPE, "text/html;charset=utf-8")
        .add(HttpHeaderNames.VARY, "Accept")
        .add(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
        .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
