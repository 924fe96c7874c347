package io.tanbiao.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The libraries the server stands on, in one JVM: native epoll, Armeria with HTTP and gRPC on one
 * port, RocksDB, Bouncy Castle and the Prometheus registry, on one version of Netty. A version that
 * is raised in the parent POM shows here first whether the others still agree.
 */
class LibraryStackIT {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir private Path directory;

  @Test
  void runsTogetherInOneProcess() throws Exception {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Channel udp = bindEcho(loops);
    Server http = httpServer(registry);
    http.start().join();
    try {
      assertEchoes((InetSocketAddress) udp.localAddress());
      assertAnswersJson(http.activeLocalPort());
      assertAnswersGrpc(http.activeLocalPort());
      assertStoresInTwoColumns();
      assertSignsCertificate();
      assertThat(registry.scrape()).contains("stack_requests_total 1.0");
    } finally {
      http.stop().join();
      udp.close().sync();
      loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
      registry.close();
    }
  }

  /**
   * Armeria keeps the socket open for three seconds after such an answer unless the property of the
   * launcher ({@code defaultHttp1ConnectionCloseDelayMillis}) says otherwise.
   */
  @Test
  void closesAtOnceWhenAskedTo() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Server http = httpServer(registry);
    http.start().join();
    try (Socket socket = new Socket(LOOPBACK, http.activeLocalPort())) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      long start = System.nanoTime();
      socket
          .getOutputStream()
          .write(
              "GET /stack HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("{\"stack\":\"whole\"}");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    } finally {
      http.stop().join();
      registry.close();
    }
  }

  private static Channel bindEcho(EventLoopGroup loops) throws InterruptedException {
    return new Bootstrap()
        .group(loops)
        .channel(EpollDatagramChannel.class)
        .handler(
            new SimpleChannelInboundHandler<DatagramPacket>() {
              @Override
              protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
                context.writeAndFlush(
                    new DatagramPacket(packet.content().retain(), packet.sender()));
              }
            })
        .bind(new InetSocketAddress(LOOPBACK, 0))
        .sync()
        .channel();
  }

  private static Server httpServer(PrometheusMeterRegistry registry) {
    HealthStatusManager health = new HealthStatusManager();
    return Server.builder()
        .http(new InetSocketAddress(LOOPBACK, 0))
        .meterRegistry(registry)
        .service("/stack", new OneBlock(registry.counter("stack.requests")))
        .service(GrpcService.builder().addService(health.getHealthService()).build())
        .build();
  }

  private static void assertEchoes(InetSocketAddress address) throws IOException {
    byte[] octets = {0, 1, 2, (byte) 0xff};
    try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      socket.send(new java.net.DatagramPacket(octets, octets.length, address));
      java.net.DatagramPacket answer = new java.net.DatagramPacket(new byte[16], 16);
      socket.receive(answer);

      assertThat(answer.getLength()).isEqualTo(octets.length);
      assertThat(answer.getData()).startsWith(octets);
    }
  }

  private static void assertAnswersJson(int port) throws IOException {
    AggregatedHttpResponse response =
        WebClient.of("http://127.0.0.1:" + port).blocking().get("/stack");

    assertThat(response.status().code()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(response.contentUtf8()).path("stack").asText())
        .isEqualTo("whole");
  }

  private static void assertAnswersGrpc(int port) throws InterruptedException {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      ServingStatus status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus();

      assertThat(status).isEqualTo(ServingStatus.SERVING);
    } finally {
      channel.shutdownNow();
      assertThat(channel.awaitTermination(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  private void assertStoresInTwoColumns() throws RocksDBException {
    byte[] key = {1};
    byte[] records = {2};
    byte[] log = {3};
    List<ColumnFamilyHandle> columns = new ArrayList<>();
    try (ColumnFamilyOptions columnOptions = new ColumnFamilyOptions();
        DBOptions options =
            new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
        RocksDB db =
            RocksDB.open(
                options,
                directory.toString(),
                List.of(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, columnOptions),
                    new ColumnFamilyDescriptor(new byte[] {'l'}, columnOptions)),
                columns);
        WriteBatch batch = new WriteBatch();
        WriteOptions synced = new WriteOptions().setSync(true)) {
      batch.put(columns.get(0), key, records);
      batch.put(columns.get(1), key, log);
      db.write(synced, batch);

      assertThat(db.get(columns.get(0), key)).isEqualTo(records);
      assertThat(db.get(columns.get(1), key)).isEqualTo(log);
      columns.forEach(ColumnFamilyHandle::close);
    }
  }

  private static void assertSignsCertificate()
      throws GeneralSecurityException, IOException, OperatorCreationException {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("sm2p256v1"));
    KeyPair keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=stack");
    Instant now = Instant.now();

    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .setProvider(provider)
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        keys.getPublic())
                    .build(
                        new JcaContentSignerBuilder("SM3WITHSM2")
                            .setProvider(provider)
                            .build(keys.getPrivate())));

    certificate.verify(keys.getPublic(), provider);
    certificate.checkValidity();
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=stack");
  }

  /** Answers with one block, and says so: Armeria then leaves out its streaming machinery. */
  private record OneBlock(Counter requests) implements HttpService {

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
      requests.increment();
      return HttpResponse.ofJson(MediaType.JSON_UTF_8, Map.of("stack", "whole"));
    }

    @Override
    public ExchangeType exchangeType(RoutingContext routing) {
      return ExchangeType.UNARY;
    }
  }
}
