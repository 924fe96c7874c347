package io.tanbiao.ops.node;

import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The management port of a node that runs on this machine. */
public final class Management {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int FIRST_ERROR = 400;
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

  private final String address;

  /** The one at an address as {@link RunFile#management()} has it. */
  public Management(String address) {
    this.address = address;
  }

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param content its JSON; empty when it is none
   */
  public record Reply(int status, Map<String, Object> content) {}

  /** Asks for what is at a path. */
  public Reply get(String path) throws IOException {
    HttpURLConnection connection = open(path);
    try {
      return reply(connection);
    } finally {
      connection.disconnect();
    }
  }

  /** Asks for something to be done, at most once. */
  public Reply post(String path) throws IOException {
    HttpURLConnection connection = open(path);
    try {
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      // Else the Java runtime sends it again when the connection breaks.
      connection.setFixedLengthStreamingMode(EMPTY_OBJECT.length);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(EMPTY_OBJECT);
      }
      return reply(connection);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(address + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }

  private static Reply reply(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream body =
        status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()) {
      String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(status, content(text));
    }
  }

  private static Map<String, Object> content(String text) {
    try {
      return JsonText.readObject(text);
    } catch (IllegalArgumentException e) {
      return Map.of(); // an error page of the HTTP server
    }
  }
}
