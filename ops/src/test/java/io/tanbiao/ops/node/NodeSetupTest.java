package io.tanbiao.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.KeyForm;
import io.tanbiao.ops.key.PublicKeys;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSetupTest {
  private static final Prefix PREFIX = Prefix.of("88.300");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path temporary;
  private final InMemoryStore store = new InMemoryStore(CaseRule.IGNORE_ASCII_CASE);

  @Test
  void makesEveryFileAndNothingElse() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));

    try (Stream<Path> files = Files.walk(directory.root())) {
      assertThat(files.map(file -> directory.root().relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "",
              "LOCK",
              "keys",
              "keys/admin.bin",
              "keys/admin.pem",
              "keys/certificate.pem",
              "keys/server.pem",
              "logs",
              "siteinfo.json",
              "tanbiao.yaml",
              "tmp");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.keys())))
        .isEqualTo("rwx------");
    try (Stream<Path> keys = Files.list(directory.keys())) {
      assertThat(keys)
          .allSatisfy(
              key ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void homesThePrefixAndRegistersItsAdministrator() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));

    HandleRecord record = store.find(store.caseRule().key(PREFIX.handle())).orElseThrow();
    assertThat(store.isHomed(PREFIX)).isTrue();
    assertThat(record.values())
        .extracting(HandleValue::index, value -> value.type().text())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "HS_SITE"),
            org.assertj.core.groups.Tuple.tuple(100, "HS_ADMIN"),
            org.assertj.core.groups.Tuple.tuple(200, "HS_VLIST"),
            org.assertj.core.groups.Tuple.tuple(300, "HS_PUBKEY"));
    assertThat(record.values()).allMatch(value -> value.timestampSeconds() == NOW.getEpochSecond());
    assertThat(AdminEntry.decode(record.values().get(1).data()))
        .isEqualTo(AdminEntry.of(0xfff, Reference.parse("200:0.NA/88.300")));
    assertThat(AdminGroup.decode(record.values().get(2).data()).members())
        .containsExactly(Reference.parse("300:0.NA/88.300"));
    assertThat(PublicKeyCodec.decode(record.values().get(3).data()))
        .isEqualTo(read(directory.adminKey()).publicKey())
        .isEqualTo(read(directory.adminKeyOfHandleNet()).publicKey());
  }

  @Test
  void announcesTheSameSiteInRecordAndFile() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));

    Site site = SiteRecord.read(directory.siteFile());
    HandleRecord record = store.find(store.caseRule().key(PREFIX.handle())).orElseThrow();
    assertThat(SiteCodec.decode(record.values().get(0).data())).isEqualTo(site);
    assertThat(site.serial()).isEqualTo(1);
    assertThat(site.isPrimary()).isTrue();
    assertThat(site.servers().get(0).inetAddress().getHostAddress()).isEqualTo("192.0.2.7");
    assertThat(site.servers().get(0).interfaces())
        .extracting(at -> at.transport() + "/" + at.use() + "/" + at.port())
        .containsExactly("1/3/2641", "0/2/2641", "2/3/8000", "3/3/8000");
  }

  @Test
  void signsTheCertificateWithTheKeyOfTheSite() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));

    PublicKey siteKey =
        PublicKeyCodec.decode(SiteRecord.read(directory.siteFile()).servers().get(0).publicKey());
    try (InputStream in = Files.newInputStream(directory.certificate())) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      assertThat(certificate.getPublicKey()).isEqualTo(siteKey);
      certificate.verify(siteKey);
      assertThat(certificate.getSubjectAlternativeNames().toString()).contains("192.0.2.7");
    }
    assertThat(read(directory.serverKey()).publicKey()).isEqualTo(siteKey);
  }

  @Test
  void writesAConfigurationThatIsRead() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));

    NodeConfig config = ConfigSources.of(directory.config()).read();
    assertThat(config.prefix()).isEqualTo(PREFIX);
    assertThat(config.advertise().getHostAddress()).isEqualTo("192.0.2.7");
    assertThat(config.ports()).isEqualTo(new NodeConfig.Ports(2641, 8000, 8001));
    assertThat(config.serverAdministrators().identities())
        .containsExactly(Reference.parse("300:0.NA/88.300"));
  }

  @Test
  void takesAKeyThatExists() throws Exception {
    KeyPair pair = PublicKeys.generate("RSA", 2048);
    var both = new KeyFile.Content(KeyForm.PEM, pair.getPublic(), Optional.of(pair.getPrivate()));

    NodeDirectory directory = init(wish(Optional.of(both)));

    assertThat(read(directory.adminKey()).publicKey()).isEqualTo(pair.getPublic());
  }

  @Test
  void keepsNoPrivateKeyThatItWasNotGiven() throws Exception {
    KeyPair pair = PublicKeys.generate("RSA", 2048);
    var publicOnly = new KeyFile.Content(KeyForm.PEM, pair.getPublic(), Optional.empty());

    NodeDirectory directory = init(wish(Optional.of(publicOnly)));

    assertThat(directory.adminKey()).doesNotExist();
    HandleRecord record = store.find(store.caseRule().key(PREFIX.handle())).orElseThrow();
    assertThat(PublicKeyCodec.decode(record.values().get(3).data())).isEqualTo(pair.getPublic());
  }

  @Test
  void refusesADirectoryThatIsNotEmpty() throws Exception {
    Files.writeString(temporary.resolve("something"), "");
    NodeSetup setup = new NodeSetup((path, rule) -> keptOpen(), CLOCK, new SecureRandom());

    assertThatThrownBy(() -> setup.init(new NodeDirectory(temporary), wish(Optional.empty())))
        .isInstanceOf(NodeException.class)
        .hasMessage(temporary + ": not empty (expected: a new directory)");
  }

  @Test
  void leavesNothingBehindWhenItFails() {
    NodeDirectory directory = new NodeDirectory(temporary.resolve("node"));
    NodeSetup setup =
        new NodeSetup(
            (path, rule) -> {
              throw new StoreException(StoreException.Severity.FATAL, "disk full");
            },
            CLOCK,
            new SecureRandom());

    assertThatThrownBy(() -> setup.init(directory, wish(Optional.empty())))
        .isInstanceOf(StoreException.class);
    assertThat(directory.root()).doesNotExist();
  }

  @Test
  void raisesTheSerialOnlyWhenTheSiteMoves() throws Exception {
    NodeDirectory directory = init(wish(Optional.empty()));
    Site site = SiteRecord.read(directory.siteFile());
    PublicKey key = read(directory.serverKey()).publicKey();
    InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});

    Site same = SiteRecord.moved(site, address, 2641, 8000, key);
    Site moved = SiteRecord.moved(site, address, 2642, 8000, key);

    assertThat(same).isEqualTo(site);
    assertThat(PrefixRecord.movement(store, PREFIX, same, NOW)).isEmpty();
    assertThat(moved.serial()).isEqualTo(2);
    store.commit(PrefixRecord.movement(store, PREFIX, moved, NOW).orElseThrow());
    List<HandleValue> values =
        store.find(store.caseRule().key(PREFIX.handle())).orElseThrow().values();
    assertThat(SiteCodec.decode(values.get(0).data())).isEqualTo(moved);
    assertThat(values).hasSize(4);
  }

  private NodeDirectory init(NodeSetup.Wish wish) throws NodeException {
    NodeDirectory directory = new NodeDirectory(temporary.resolve("node"));
    new NodeSetup((path, rule) -> keptOpen(), CLOCK, new SecureRandom()).init(directory, wish);
    return directory;
  }

  /** The store without its end, so that the test can look into it. */
  private Store keptOpen() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(store, arguments));
  }

  private static NodeSetup.Wish wish(Optional<KeyFile.Content> adminKey) throws Exception {
    return new NodeSetup.Wish(
        PREFIX,
        InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}),
        new NodeConfig.Ports(2641, 8000, 8001),
        CaseRule.IGNORE_ASCII_CASE,
        adminKey);
  }

  private static KeyFile.Content read(Path file) throws Exception {
    return KeyFile.read(file, () -> "");
  }
}
