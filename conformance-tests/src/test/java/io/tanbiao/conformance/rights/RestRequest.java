package io.tanbiao.conformance.rights;

import io.tanbiao.conformance.raw.RawValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * A request of the table as JSON over HTTP (protocol specification, chapter 14).
 *
 * @param method such as PUT
 * @param path with its query
 * @param body JSON; empty for none
 */
record RestRequest(String method, String path, String body) {
  private static final String HANDLES = "/api/handles/";
  private static final String PREFIXES = "/api/prefixes/";
  private static final String LIST = "/api/handles?prefix=";
  private static final String ELSEWHERE = "0.NA/88.999";

  static RestRequest of(Scene scene) {
    String record = HANDLES + scene.record();
    String prefix = scene.prefixHandle();
    return switch (scene.rule().operation()) {
      case "resolve" -> get(record + "?publicOnly=false" + indexes(scene));
      case "resolve-public" -> get(record + "?publicOnly=true" + indexes(scene));
      case "create" -> put(record + "?overwrite=false", scene);
      case "create-over" -> put(record, scene);
      case "create-prefix" -> put(HANDLES + scene.newPrefixHandle() + "?overwrite=false", scene);
      case "delete" -> new RestRequest("DELETE", record, "");
      case "delete-elsewhere" -> new RestRequest("DELETE", HANDLES + "88.999/record", "");
      case "add" -> put(record + "?index=various&overwrite=false", scene);
      case "add-over" -> put(record + "?index=various", scene);
      case "remove" -> new RestRequest("DELETE", record + "?" + indexes(scene).substring(1), "");
      case "list" -> get(LIST + prefix);
      case "list-elsewhere" -> get(LIST + ELSEWHERE);
      case "list-derived-by-105" -> get(LIST + "0.NA/" + prefix);
      case "list-homed" -> get("/api/prefixes");
      case "home" -> new RestRequest("POST", PREFIXES + scene.newPrefixHandle(), "{}");
      case "home-no-prefix" -> new RestRequest("POST", PREFIXES + scene.record(), "{}");
      case "unhome" -> new RestRequest("DELETE", PREFIXES + prefix, "");
      case "status" -> get(HANDLES + "0.SITE/status?publicOnly=false");
      case "site" -> get("/api/site");
      case "verify" ->
          get(
              "/api/verifications/301:"
                  + scene.people().name("admin")
                  + "?nonce=AAAA&cnonce=AAAA&alg=SHA256&signature=AAAA");
      default -> throw new AssertionError(scene.rule().operation());
    };
  }

  private static RestRequest get(String path) {
    return new RestRequest("GET", path, "");
  }

  private static RestRequest put(String path, Scene scene) {
    String values =
        scene.sent().stream().map(RestRequest::json).collect(Collectors.joining(",", "[", "]"));
    return new RestRequest("PUT", path, values);
  }

  private static String indexes(Scene scene) {
    return scene.indexes().stream().map(index -> "&index=" + index).collect(Collectors.joining());
  }

  private static String json(RawValue value) {
    String digits = Integer.toBinaryString(value.permissions() | 0x10).substring(1);
    return "{\"index\":%d,\"type\":\"%s\",\"permissions\":\"%s\",\"data\":{\"format\":\"base64\",\"value\":\"%s\"}}"
        .formatted(
            value.index(),
            value.type(),
            digits,
            Base64.getEncoder().encodeToString(value.data().toArray()));
  }

  /** The header for Basic: the identity percent-encoded, a colon, the secret (HW-14.12). */
  static String basic(String identity, String secret) {
    String pair = URLEncoder.encode(identity, StandardCharsets.UTF_8) + ":" + secret;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
