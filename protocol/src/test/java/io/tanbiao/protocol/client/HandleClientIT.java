package io.tanbiao.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.http.HttpNode;
import io.tanbiao.protocol.tcp.ConnectionObserver;
import io.tanbiao.protocol.tcp.TcpServer;
import io.tanbiao.protocol.tcp.TcpSettings;
import io.tanbiao.protocol.udp.UdpObserver;
import io.tanbiao.protocol.udp.UdpServer;
import io.tanbiao.protocol.udp.UdpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The client with our servers, over every transport. */
class HandleClientIT {
  private static final Octets SECRET = Octets.hex("7365637265742dff80");
  private static final Reference BY_SECRET = new Reference(Handle.of("88.300/ADMIN"), 301);
  private static final KeyPair KEYS = newKeys();
  private static final Credential PRIVATE_KEY =
      new Credential.PrivateKey(InMemoryNode.ADMINISTRATOR, KEYS.getPrivate());
  private static final Credential SECRET_KEY = new Credential.SecretKey(BY_SECRET, SECRET);

  private static final Outcome DELETED = Outcome.Done.PLAINLY;

  private static final InMemoryNode NODE = newNode();
  private static final EventLoops LOOPS = EventLoops.open(1, "client-test");
  private static TcpServer tcp;
  private static UdpServer udp;
  private static HttpNode http;

  @BeforeAll
  static void start() throws IOException {
    tcp =
        TcpServer.open(
            TcpSettings.builder(List.of(Loopback.ipv4())).build(),
            NODE.dispatcher(),
            LOOPS,
            ConnectionObserver.NONE);
    udp =
        UdpServer.open(UdpSettings.of(tcp.addresses()), NODE.dispatcher(), LOOPS, UdpObserver.NONE);
    http = new HttpNode(NODE);
    NODE.at(
        InMemoryNode.siteOf(
            List.of(
                new ServerInterface(
                    ServerInterface.BOTH, ServerInterface.HTTP, http.address().getPort()))));
  }

  @AfterAll
  static void stop() {
    http.close();
    udp.close();
    tcp.close();
    LOOPS.close();
  }

  static Stream<Credential> credentials() {
    return Stream.of(PRIVATE_KEY, SECRET_KEY);
  }

  @ParameterizedTest
  @EnumSource
  void resolves(ClientTransport transport) throws IOException {
    try (HandleClient client = client(transport)) {
      for (String name : List.of("88.300/x", "88.300/large")) {
        // When
        Outcome outcome = resolve(client, name);

        // Then
        assertThat(outcome).isInstanceOf(Outcome.Resolved.class);
      }
      assertThat(resolve(client, "88.300/" + "n".repeat(900)).responseCode()).isEqualTo(100);
      assertThat(resolve(client, "99/x").responseCode()).isEqualTo(301);
    }
  }

  @ParameterizedTest
  @EnumSource
  void createsWhenItProvesWhoItIs(ClientTransport transport)
      throws IOException, GeneralSecurityException {
    for (Credential credential : List.of(PRIVATE_KEY, SECRET_KEY)) {
      // Given
      String name = "88.300/" + transport + "-" + credential.identity().index();
      Operation create =
          new Operation.CreateHandle(
              Handle.of(name), List.of(admin(), HandleValue.of(1, "URL", "https://a/")));
      try (HandleClient client = client(transport)) {
        // When
        Outcome challenged = client.send(create, OpFlags.NONE);
        Outcome created = client.send(create, OpFlags.NONE.with(OpFlags.RRDG), credential);

        // Then
        assertThat(challenged).isInstanceOf(Outcome.Challenge.class);
        assertThat(created).isEqualTo(new Outcome.Created(Handle.of(name), false));
        assertThat(resolve(client, name)).isInstanceOf(Outcome.Resolved.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void isRefusedWithTheWrongKey(Credential right) throws IOException, GeneralSecurityException {
    // Given
    Credential wrong =
        right instanceof Credential.SecretKey
            ? new Credential.SecretKey(right.identity(), Octets.utf8("wrong"))
            : new Credential.PrivateKey(right.identity(), newKeys().getPrivate());

    try (HandleClient client = client(ClientTransport.TCP)) {
      // When
      Outcome outcome =
          client.send(new Operation.DeleteHandle(Handle.of("88.300/x")), OpFlags.NONE, wrong);

      // Then
      assertThat(outcome.responseCode()).isEqualTo(403);
      assertThat(resolve(client, "88.300/x")).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "TCP", "HTTP"})
  void joinsListsOfSeveralMessages(ClientTransport transport)
      throws IOException, GeneralSecurityException {
    try (HandleClient client = client(transport)) {
      // When
      Outcome homed =
          client.send(new Operation.ListHomedPrefixes(Handle.of("/")), OpFlags.NONE, PRIVATE_KEY);
      Outcome derived =
          client.send(
              new Operation.ListDerivedPrefixes(Handle.of("0.NA/88.300")),
              OpFlags.NONE,
              PRIVATE_KEY);

      // Then
      assertThat(((Outcome.Names) homed).handles()).hasSize(122).doesNotHaveDuplicates();
      assertThat(((Outcome.Names) derived).handles()).hasSize(121).doesNotHaveDuplicates();
    }
  }

  @Test
  void readsTheSiteRecord() throws IOException {
    try (HandleClient client = client(ClientTransport.AUTO)) {
      assertThat(client.siteInfo().servers()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsASessionUntilItEnds(ClientTransport transport)
      throws IOException, GeneralSecurityException {
    for (Credential credential : List.of(PRIVATE_KEY, SECRET_KEY)) {
      String name = "88.300/session-" + transport + "-" + credential.identity().index();
      try (HandleClient client = client(transport)) {
        // When
        Outcome opened = client.openSession(credential.identity(), 60);
        Outcome created = create(client, name + "-1", credential);
        Outcome withoutProof =
            client.send(new Operation.DeleteHandle(Handle.of(name + "-1")), OpFlags.NONE);

        // Then
        assertThat(opened).isInstanceOf(Outcome.SessionOpened.class);
        assertThat(created).isInstanceOf(Outcome.Created.class);
        assertThat(withoutProof).as("deleted by the session alone").isEqualTo(DELETED);
        assertThat(resolve(client, "88.300/large")).isInstanceOf(Outcome.Resolved.class);
        assertThat(client.isInSessionOf(credential.identity())).isTrue();
        client.endSession();
        assertThat(client.isInSessionOf(credential.identity())).isFalse();
        assertThat(resolve(client, "88.300/x")).isInstanceOf(Outcome.Resolved.class);
      }
    }
  }

  @Test
  void sendsWhatNotEverybodyMayReadInASession() throws IOException, GeneralSecurityException {
    Handle handle = Handle.of("88.300/confidential");
    HandleValue secret = HandleValue.of(2, "NOTE", "inside").with(Permissions.ADMIN_ONLY);
    try (HandleClient client = client(ClientTransport.TCP)) {
      // When
      Outcome created =
          client.send(
              new Operation.CreateHandle(handle, List.of(admin(), secret)),
              OpFlags.NONE,
              SECRET_KEY);
      Outcome read = client.send(Resolution.ofAll(handle), OpFlags.NONE, SECRET_KEY);

      // Then
      assertThat(created).isEqualTo(new Outcome.Created(handle, false));
      assertThat(client.isInSessionOf(BY_SECRET)).isTrue();
      assertThat(((Outcome.Resolved) read).valueList()).isNotEqualTo(Octets.EMPTY);
    }
  }

  @Test
  void asksThePortOfHttpAlone() throws IOException {
    try (HandleClient client = HandleClient.tunnel(http.address(), ClientTimeouts.USUAL)) {
      assertThat(resolve(client, "88.300/x")).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatNobodyIsThere(ClientTransport transport) throws IOException {
    // Given
    InetSocketAddress nobody = new InetSocketAddress(Loopback.ipv4().getAddress(), 1);
    ClientTimeouts brief =
        new ClientTimeouts(
            Duration.ofMillis(200), Duration.ofMillis(200), List.of(Duration.ofMillis(20)));

    try (HandleClient client = HandleClient.connect(nobody, transport, brief)) {
      // Then
      assertThatThrownBy(() -> resolve(client, "88.300/x"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("cannot reach");
    }
  }

  private static HandleClient client(ClientTransport transport) {
    return HandleClient.connect(tcp.addresses().get(0), transport, ClientTimeouts.USUAL);
  }

  private static Outcome create(HandleClient client, String name, Credential credential)
      throws IOException, GeneralSecurityException {
    List<HandleValue> values = List.of(admin(), HandleValue.of(1, "URL", "https://a/"));
    return client.send(
        new Operation.CreateHandle(Handle.of(name), values), OpFlags.NONE, credential);
  }

  private static Outcome resolve(HandleClient client, String name) throws IOException {
    return client.send(Resolution.ofAll(Handle.of(name)), OpFlags.CLIENT_DEFAULT);
  }

  private static InMemoryNode newNode() {
    InMemoryNode node =
        new InMemoryNode()
            .homing("88.300")
            .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"))
            .holding("88.300/large", HandleValue.of(1, "DESC", "x".repeat(5000)))
            .holding("0.NA/88.300", admin())
            .holding(
                "88.300/ADMIN",
                admin(),
                HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(KEYS.getPublic())),
                HandleValue.of(301, "HS_SECKEY", SECRET).with(Permissions.ADMIN_ONLY));
    for (int i = 0; i < 121; i++) {
      node.homing("88.300." + i).holding("0.NA/88.300." + i, HandleValue.of(1, "DESC", "derived"));
    }
    return node;
  }

  private static HandleValue admin() {
    Reference anyKey = new Reference(Handle.of("88.300/ADMIN"), 0);
    return HandleValue.of(100, "HS_ADMIN", AdminEntry.of(AdminEntry.ALL_RIGHTS, anyKey).encode());
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
