package io.tanbiao.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.client.OfficialClient;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawValue;
import io.tanbiao.conformance.raw.RestClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.ClientSessionTracker;
import net.handle.hdllib.CreateHandleRequest;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.SessionSetupInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets with a mark, through every line of the table and every mistake a peer can make, on a node
 * that logs all it can: no mark in any answer to who may not read it, nor in anything that the node
 * writes (HW-5.13, quality §3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class NonDisclosureTest {
  private static final String SECRETS = "Canary-SecretKey-51c07be2-";
  private static final String GUESSES = "Canary-WrongGuess-93ad16f8-";
  private static final String RESTRICTED = "Canary-Restricted-c8e25d70-";
  private static final String ENTITLED = "administrator with a secret key";

  /** One kind for every code that refuses. */
  private static final Set<String> OUTSIDERS =
      Set.of(
          "nobody",
          "somebody else",
          "administrator of the node, wrong proof",
          "wrong secret",
          "unknown kind of proof",
          "administrator without any right");

  private static final List<Canary> OF_VALUES =
      List.of(Canary.of("secret key", SECRETS), Canary.of("restricted value", RESTRICTED));

  @TempDir static Path directory;
  private final List<Canary> inside = new ArrayList<>(OF_VALUES);
  private TanbiaoNode node;
  private People people;
  private Entrances entrances;

  @BeforeAll
  void startsANodeThatLogsAllItCan() throws Exception {
    node =
        TanbiaoNode.create(
            directory.resolve("node"),
            "log.level=debug",
            "log.access=all",
            "proofs.wrongPerIdentity=1000000",
            "proofs.wrongPerAddress=1000000");
    people = People.at(node, SECRETS, GUESSES, RESTRICTED);
    entrances = new Entrances(node);
    inside.add(Canary.of("guess", GUESSES));
    for (String file : List.of("admin.pem", "server.pem")) {
      inside.add(Canary.of(file, privatePartOf(node.data().resolve("keys").resolve(file))));
    }
  }

  @AfterAll
  void stops() throws Exception {
    entrances.close();
    node.close();
  }

  /** Otherwise the other tests would find nothing because nothing is there. */
  @Test
  @Order(1)
  void showsTheMarkToWhoMayReadIt() throws Exception {
    Rule rule = rule("read a value 1100");
    Kind kind = kind(ENTITLED);
    for (Transport transport :
        List.of(Transport.TCP, Transport.UDP, Transport.TUNNEL, Transport.HTTPS)) {
      Scene scene = Scene.of(rule, kind, 0, people, entrances.tcp());

      String answer = text(entrances.ask(transport, scene, kind).octets());

      assertThat(OF_VALUES.get(1).isIn(answer)).as("%s: %s", transport, answer).isTrue();
      assertThat(OF_VALUES.get(0).isIn(answer)).isFalse();
    }
  }

  @Test
  @Order(2)
  void showsNothingToWhoMayNotReadIt() throws Exception {
    for (Rule rule : Rule.all()) {
      for (Kind kind : Kind.all()) {
        if (mayNotRead(rule, kind)) {
          asksAllWays(rule, kind);
        }
      }
    }
  }

  /** What changes something does not show it either. */
  @Test
  @Order(3)
  void showsNothingToWhoOnlyChanges() throws Exception {
    Kind kind = kind(ENTITLED);
    for (Rule rule : Rule.all()) {
      if (rule.everybody().isEmpty() && !rule.operation().startsWith("resolve")) {
        Scene scene = Scene.of(rule, kind, 0, people, entrances.tcp());
        assertNothingIn(rule.title(), entrances.ask(Transport.TCP, scene, kind).octets());
      }
    }
  }

  @Test
  @Order(4)
  void showsNothingToPeersThatMakeMistakes() throws Exception {
    String record = recordWithSecrets();
    String user = people.name("admin");
    List<String> headers =
        List.of(
            "",
            RestRequest.basic("301:" + user, GUESSES + "301:admin"),
            RestRequest.basic("302:" + user, SECRETS + "301-admin"),
            RestRequest.basic("nonsense", SECRETS + "301-admin"),
            "Basic " + SECRETS,
            "Bearer " + SECRETS,
            "Handle " + SECRETS,
            "Handle sessionId=\"" + SECRETS + "\"",
            "Handle sessionId=\"0\", id=\"301:x\", type=\"HS_SECKEY\", alg=\"SHA256\", signature=\""
                + SECRETS
                + "\"");
    List<String> paths =
        List.of(
            "/api/handles/" + record,
            "/api/handles/" + record + "?index=2&index=301&publicOnly=false",
            "/api/handles/" + record + "?index=2&publicOnly=false&callback=f",
            "/api/handles/" + record + "?type=HS_SECKEY&type=NOTE&auth&cert&pretty",
            "/api/handles/" + record + "@x?publicOnly=false",
            "/api/verifications/301:" + user + "?nonce=AAAA&cnonce=AAAA&alg=SHA256&signature=AAAA",
            "/api/sessions/this",
            "/" + record,
            "/" + record + "?noredirect",
            "/" + record + "?type=NOTE&index=2&index=301",
            "/hdl/" + record + "?index=2",
            "/",
            "/api/nonsense");
    for (RestClient client :
        List.of(
            RestClient.overHttps(node, HttpClient.Version.HTTP_2),
            RestClient.overHttps(node, HttpClient.Version.HTTP_1_1),
            RestClient.overHttp(node))) {
      for (String header : headers) {
        for (String path : paths) {
          for (String method : List.of("GET", "HEAD", "DELETE")) {
            var answer = client.ask(method, path, header, "");
            assertNothingIn(
                method + " " + path, Octets.utf8(answer.headers().map() + answer.body()));
          }
        }
      }
    }
  }

  @Test
  @Order(5)
  void survivesMessagesThatAreCutWithASecretInThem() throws Exception {
    RawValue value = RawValue.of(2, "NOTE", Octets.utf8(RESTRICTED), RawValue.RESTRICTED);
    RawMessage whole = RawRequests.create(Names.fresh("cut"), List.of(value));
    for (int length = 0; length < whole.body().length(); length += 7) {
      RawMessage cut = RawMessage.request(whole.header().opCode(), whole.body().slice(0, length));
      RawTunnel.post(node.httpAddress(), "/", cut.octets());
    }
    RestClient client = RestClient.overHttps(node, HttpClient.Version.HTTP_1_1);
    String basic = RestRequest.basic("301:" + people.name("admin"), people.secret("301:admin"));
    for (String body :
        List.of(
            "{\"values\":[\"" + RESTRICTED, RESTRICTED, "[{\"index\":\"" + RESTRICTED + "\"}]")) {
      client.ask("PUT", "/api/handles/" + Names.fresh("cut"), basic, body);
    }
  }

  /** The official client, whose session keys are looked for afterwards. */
  @Test
  @Order(6)
  void worksInASession() throws Exception {
    OfficialClient client = OfficialClient.of(node);
    AuthenticationInfo administrator = OfficialClient.administratorOf(node);
    ClientSessionTracker tracker = new ClientSessionTracker();
    tracker.setSessionSetupInfo(new SessionSetupInfo());
    client.resolver().setSessionTracker(tracker);
    byte[] name = OfficialClient.utf8(Names.fresh("session"));
    HandleValue value = new HandleValue(2, "NOTE", RESTRICTED + "in a session");
    value.setAnyoneCanRead(false);
    CreateHandleRequest create =
        new CreateHandleRequest(name, new HandleValue[] {value}, administrator);
    create.encrypt = true;
    ResolutionRequest request = new ResolutionRequest(name, null, new int[] {2}, administrator);
    request.ignoreRestrictedValues = false;
    request.encrypt = true;

    assertThat(client.ask(create).responseCode).isEqualTo(1);
    assertThat(client.ask(request).responseCode).isEqualTo(1);
    byte[] key = tracker.getSession(client.site().servers[0], administrator).getSessionKey();
    inside.add(Canary.of("session key", key));
  }

  /** Comes last, and finds what the tests before it left. */
  @Test
  @Order(7)
  void writesNothingDownButInItsStore() throws Exception {
    RawTunnel.get(node.httpAddress(), "/" + recordWithSecrets(), "*/*");
    List<String> written = new ArrayList<>(List.of(node.output(), node.logs()));
    for (String path : List.of("/metrics", "/health/live", "/health/ready", "/config")) {
      written.add(RawTunnel.get(node.managementAddress(), path, "*/*").body().text());
    }
    assertThat(node.complaints()).isEmpty();
    assertThat(node.stop()).isZero();
    written.add(node.output());
    written.addAll(filesOutsideStoreAndKeys());

    assertThat(String.join("\n", written)).contains(people.name("admin"), "create");
    for (String text : written) {
      for (Canary canary : inside) {
        assertThat(canary.isIn(text)).as("%s in %s", canary.name(), head(text)).isFalse();
      }
    }
  }

  private static boolean mayNotRead(Rule rule, Kind kind) {
    return rule.everybody().isPresent()
        ? kind.title().equals(ENTITLED) || kind.isNobody()
        : kind.concerns(rule) && OUTSIDERS.contains(kind.title());
  }

  private void asksAllWays(Rule rule, Kind kind) throws Exception {
    Scene scene = Scene.of(rule, kind, 0, people, entrances.tcp());
    for (Transport transport : Transport.values()) {
      if (transport.carries(rule, kind)) {
        Octets answer = entrances.ask(transport, scene, kind).octets();
        assertNothingIn(rule + ", " + kind + ", " + transport, answer);
      }
    }
  }

  private static void assertNothingIn(String request, Octets answer) {
    for (Canary canary : OF_VALUES) {
      assertThat(canary.isIn(text(answer))).as("%s: %s", canary.name(), request).isFalse();
    }
  }

  private String recordWithSecrets() throws IOException {
    String record = Names.fresh("inside");
    RawAdministrator.register(
        node,
        record,
        RawValue.text(1, "TEXT", "for everybody"),
        RawValue.of(2, "NOTE", Octets.utf8(RESTRICTED + "https://example.org"), 0xc),
        RawValue.of(3, "URL", Octets.utf8("https://example.org/" + RESTRICTED), 0xc),
        RawValue.of(4, "10320/loc", Octets.utf8(RESTRICTED + RESTRICTED), 0xc),
        RawValue.of(5, "HS_ALIAS", Octets.utf8("88.300/" + RESTRICTED), 0xc),
        RawValue.of(301, "HS_SECKEY", Octets.utf8(SECRETS + "public"), RawValue.PUBLIC));
    return record;
  }

  private List<String> filesOutsideStoreAndKeys() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(node.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String place = node.data().relativize(file).toString();
        if (!place.startsWith("store") && !place.startsWith("keys")) {
          texts.add(place + "\n" + text(Octets.of(Files.readAllBytes(file))));
        }
      }
    }
    return texts;
  }

  /** The last octets of a private key in PKCS#8 are its own alone. */
  private static byte[] privatePartOf(Path pem) throws IOException {
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    Octets octets = Octets.of(Base64.getDecoder().decode(base64));
    return octets.slice(octets.length() - 64, octets.length()).toArray();
  }

  private static Rule rule(String title) {
    return Rule.all().stream().filter(rule -> rule.title().equals(title)).findFirst().orElseThrow();
  }

  private static Kind kind(String title) {
    return Kind.all().stream().filter(kind -> kind.title().equals(title)).findFirst().orElseThrow();
  }

  private static String text(Octets octets) {
    return new String(octets.toArray(), StandardCharsets.ISO_8859_1);
  }

  private static String head(String text) {
    return text.substring(0, Math.min(60, text.length()));
  }
}
