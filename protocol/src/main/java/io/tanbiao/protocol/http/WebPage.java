package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.pipeline.RequestLimit;

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
      <html lang="zh"><head><meta charset="utf-8"><title>跳转 · Redirect</title></head>
      <body><a href="%1$s">%1$s</a></body></html>
      """;

  private WebPage() {}

  /** Says why a name leads nowhere. */
  static HttpResponse ofFailure(Handle handle, int responseCode) {
    String name = handle.toString();
    return switch (responseCode) {
      case 100, 102 -> error(HttpStatus.NOT_FOUND, "找不到该标识", "There is no such identifier", name);
      case 301 ->
          error(
              HttpStatus.NOT_FOUND,
              "本节点不负责该前缀",
              "This node is not responsible for that prefix",
              name);
      default ->
          error(
              RestStatus.ofRead(responseCode),
              "无法解析该标识（代码 " + responseCode + "）",
              "This identifier cannot be resolved (code " + responseCode + ")",
              name);
    };
  }

  /** Says why what a name is an alias of leads nowhere. */
  static HttpResponse ofFailedAlias(Handle alias, Handle target, int responseCode) {
    String names = alias + " → " + target;
    return switch (responseCode) {
      case 100, 102 ->
          error(
              HttpStatus.NOT_FOUND,
              "该标识是别名，但所指标识不存在",
              "This identifier is an alias of one that does not exist",
              names);
      case 301, 302, 303 ->
          error(
              HttpStatus.NOT_FOUND,
              "该标识是别名，所指标识由其他节点负责",
              "This identifier is an alias of one that another node is responsible for",
              names);
      default ->
          error(
              RestStatus.ofRead(responseCode),
              "该标识是别名，但所指标识无法解析（代码 " + responseCode + "）",
              "This identifier is an alias of one that cannot be resolved (code "
                  + responseCode
                  + ")",
              names);
    };
  }

  /** Says that the aliases of a name have no end. */
  static HttpResponse ofEndlessAliases(AliasEnd.Endless end) {
    String names = end.asked() + " → … → " + end.next();
    return end.isCircle()
        ? error(
            HttpStatus.NOT_FOUND,
            "该标识的别名循环指向自身",
            "The aliases of this identifier lead in a circle",
            names)
        : error(
            HttpStatus.NOT_FOUND,
            "该标识的别名超过 " + AliasWalk.MAX_ALIASES + " 层",
            "This identifier has more than " + AliasWalk.MAX_ALIASES + " aliases in a row",
            names);
  }

  /** Says that a request cannot be understood. */
  static HttpResponse ofMalformed(String detail) {
    return error(HttpStatus.BAD_REQUEST, "无法理解该请求", "Bad request", detail);
  }

  /** Says that too many requests come from a network. */
  static HttpResponse ofTooMany() {
    return error(
            HttpStatus.TOO_MANY_REQUESTS,
            "请求过多，请稍后再试",
            "Too many requests from your network",
            RequestLimit.TOO_MANY.waitSeconds() + " s")
        .mapHeaders(
            headers ->
                headers.toBuilder()
                    .addInt(HttpHeaderNames.RETRY_AFTER, RequestLimit.TOO_MANY.waitSeconds())
                    .build());
  }

  /** Sends a browser somewhere else. */
  static HttpResponse redirect(String location) {
    return redirect(headers(HttpStatus.FOUND), location);
  }

  /**
   * Sends a browser to one of several addresses, which is not to be kept: the next request may be
   * sent to another.
   *
   * @param decisiveHeader header of the request that took part in the choice; empty when none did
   */
  static HttpResponse redirectByChoice(String location, String decisiveHeader) {
    ResponseHeadersBuilder headers =
        headers(HttpStatus.FOUND).add(HttpHeaderNames.CACHE_CONTROL, "no-store");
    if (!decisiveHeader.isEmpty()) {
      headers.set(HttpHeaderNames.VARY, "Accept, " + decisiveHeader);
    }
    return redirect(headers, location);
  }

  private static HttpResponse redirect(ResponseHeadersBuilder headers, String location) {
    String page = REDIRECT.formatted(escape(location));
    return HttpResponse.of(
        headers.add(HttpHeaderNames.LOCATION, location).build(), HttpData.ofUtf8(page));
  }

  private static HttpResponse error(
      HttpStatus status, String chinese, String english, String about) {
    String page = ERROR.formatted(chinese, english, escape(about));
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
