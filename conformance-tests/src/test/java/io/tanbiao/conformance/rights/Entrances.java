package io.tanbiao.conformance.rights;

import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawChallenge;
import io.tanbiao.conformance.raw.RawHeader;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** Connections to a node by every transport, kept for all lines. One thread. */
final class Entrances implements AutoCloseable {
  private static final int FORBIDDEN = 403;

  private final TanbiaoNode node;
  private final RawTcp tcp;
  private final RawUdp udp;
  private final RestClient https;
  private final RestClient http;

  Entrances(TanbiaoNode node) throws IOException {
    this.node = node;
    this.tcp = RawTcp.to(node.handleAddress());
    this.udp = RawUdp.to(node.handleAddress());
    this.https = RestClient.overHttps(node, HttpClient.Version.HTTP_1_1);
    this.http = RestClient.overHttp(node);
  }

  RawTcp tcp() {
    return tcp;
  }

  /**
   * What came back.
   *
   * @param code of the answer, or the status over HTTP
   * @param octets all that its sender could read
   */
  record Answer(int code, Octets octets) {}

  /** Asks, and answers the challenge if there is one. */
  Answer ask(Transport transport, Scene scene, Kind kind) throws IOException, InterruptedException {
    return switch (transport) {
      case TCP, UDP, TUNNEL -> {
        RawMessage answer = askInMessages(transport, scene, kind);
        yield new Answer(answer.code(), answer.octets());
      }
      case HTTPS -> askInJson(https, scene, kind);
      case HTTP -> askInJson(http, scene, kind);
    };
  }

  /** What the specification says it is. */
  static int expected(Transport transport, Rule rule, Kind kind) {
    return switch (transport) {
      case TCP, UDP, TUNNEL -> kind.hears(rule);
      case HTTPS -> kind.sees(rule);
      case HTTP -> rule.everybody().isPresent() ? rule.status().orElseThrow() : FORBIDDEN;
    };
  }

  private RawMessage askInMessages(Transport transport, Scene scene, Kind kind) throws IOException {
    RawMessage request = HandleRequests.of(scene);
    RawMessage answer = send(transport, request);
    if (kind.isNobody() || answer.code() != RawChallenge.CODE) {
      return answer;
    }
    RawChallenge challenge = RawChallenge.of(request, answer);
    return send(transport, challenge.answerOf(scene.people().of(kind)));
  }

  /** The first message of the answer; a list may have more. */
  private RawMessage send(Transport transport, RawMessage request) throws IOException {
    if (transport == Transport.UDP) {
      return udp.ask(request);
    } else if (transport == Transport.TUNNEL) {
      return RawTunnel.post(node.httpAddress(), "/", request.octets()).messages().get(0);
    }
    RawMessage first = tcp.ask(request);
    RawMessage last = first;
    while (last.header().has(RawHeader.CONT)) {
      last = tcp.read();
    }
    return first;
  }

  private static Answer askInJson(RestClient client, Scene scene, Kind kind)
      throws IOException, InterruptedException {
    RestRequest request = RestRequest.of(scene);
    HttpResponse<String> answer =
        client.ask(
            request.method(), request.path(), authorization(scene.people(), kind), request.body());
    return new Answer(
        answer.statusCode(), Octets.utf8(answer.headers().map() + "\n" + answer.body()));
  }

  private static String authorization(People people, Kind kind) {
    if (kind.isNobody()) {
      return "";
    }
    String[] key = kind.key().split(":", 2);
    String identity = key[0] + ":" + people.name(key[1]);
    return RestRequest.basic(identity, people.secretOf(kind));
  }

  @Override
  public void close() throws IOException {
    tcp.close();
    udp.close();
  }
}
