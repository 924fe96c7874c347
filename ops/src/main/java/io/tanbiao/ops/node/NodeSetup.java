package io.tanbiao.ops.node;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Store;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.KeyForm;
import io.tanbiao.ops.key.PublicKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a new node: directory, keys, certificate, site record, and its first record. */
public final class NodeSetup {
  private static final int KEY_BITS = 2048;
  private static final String KEY_ALGORITHM = "RSA";

  /**
   * What is wanted.
   *
   * @param prefix the node is for
   * @param address to announce
   * @param ports to announce and to listen on
   * @param caseRule how names are compared, for ever
   * @param adminKey a key that exists already; empty makes one
   */
  public record Wish(
      Prefix prefix,
      InetAddress address,
      NodeConfig.Ports ports,
      CaseRule caseRule,
      Optional<KeyFile.Content> adminKey) {}

  /** Makes an empty store. */
  @FunctionalInterface
  public interface StoreMaker {
    /** Makes a store in a directory that does not exist yet. */
    Store create(Path directory, CaseRule caseRule);
  }

  private final StoreMaker stores;
  private final Clock clock;
  private final SecureRandom random;

  /** Takes what init works with. */
  public NodeSetup(StoreMaker stores, Clock clock, SecureRandom random) {
    this.stores = stores;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes the node. A failure leaves the directory as it was.
   *
   * @throws NodeException when the directory is not empty, or something cannot be made
   */
  public void init(NodeDirectory directory, Wish wish) throws NodeException {
    boolean existed = Files.exists(directory.root());
    requireEmpty(directory);
    boolean made = false;
    try {
      make(directory, wish);
      made = true;
    } catch (IOException | GeneralSecurityException | KeyException e) {
      throw new NodeException(directory.root() + ": " + e.getMessage(), e);
    } finally {
      if (!made) {
        clear(directory.root(), existed);
      }
    }
  }

  private static void requireEmpty(NodeDirectory directory) throws NodeException {
    try (Stream<Path> entries = Files.list(directory.root())) {
      if (entries.findAny().isPresent()) {
        throw new NodeException(directory.root() + ": not empty (expected: a new directory)");
      }
    } catch (NoSuchFileException e) {
      return; // it will be made
    } catch (IOException e) {
      throw new NodeException(directory.root() + ": " + e.getMessage(), e);
    }
  }

  private void make(NodeDirectory directory, Wish wish)
      throws IOException, GeneralSecurityException, KeyException, NodeException {
    Files.createDirectories(directory.root());
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectory(directory.keys(), PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.createDirectory(directory.logs());
    Files.createDirectory(directory.temporary());
    NodeLock lock = NodeLock.take(directory);
    try {
      PublicKey admin = adminKey(directory, wish);
      KeyPair server = serverKeys(directory, wish);
      Site site =
          SiteRecord.first(
              wish.prefix(),
              wish.address(),
              wish.ports().handle(),
              wish.ports().http(),
              server.getPublic());
      fillStore(directory, wish, site, admin);
      SiteRecord.write(site, directory.siteFile());
      Files.writeString(directory.config(), configText(wish), StandardCharsets.UTF_8);
    } finally {
      lock.close();
    }
  }

  private static PublicKey adminKey(NodeDirectory directory, Wish wish)
      throws IOException, KeyException {
    Optional<PrivateKey> secret;
    PublicKey key;
    if (wish.adminKey().isPresent()) {
      secret = wish.adminKey().get().privateKey();
      key = wish.adminKey().get().publicKey();
    } else {
      KeyPair pair = PublicKeys.generate(KEY_ALGORITHM, KEY_BITS);
      secret = Optional.of(pair.getPrivate());
      key = pair.getPublic();
    }
    if (secret.isPresent()) {
      KeyFile.writeSecret(directory.adminKey(), KeyFile.encode(secret.get(), KeyForm.PEM));
      KeyFile.writeSecret(
          directory.adminKeyOfHandleNet(), KeyFile.encode(secret.get(), KeyForm.HANDLE));
    }
    return key;
  }

  private KeyPair serverKeys(NodeDirectory directory, Wish wish)
      throws IOException, GeneralSecurityException, KeyException {
    KeyPair keys = PublicKeys.generate(KEY_ALGORITHM, KEY_BITS);
    KeyFile.writeSecret(directory.serverKey(), KeyFile.encode(keys.getPrivate(), KeyForm.PEM));
    String name = wish.prefix().handle().toString();
    String pem = SelfSigned.pem(SelfSigned.of(keys, name, wish.address(), clock, random));
    KeyFile.writeSecret(directory.certificate(), pem.getBytes(StandardCharsets.US_ASCII));
    return keys;
  }

  private void fillStore(NodeDirectory directory, Wish wish, Site site, PublicKey admin)
      throws NodeException {
    try (Store store = stores.create(directory.store(), wish.caseRule())) {
      Commit commit =
          store
              .commit(PrefixRecord.creation(store, wish.prefix(), site, admin, clock.instant()))
              .toCompletableFuture()
              .join();
      if (!(commit instanceof Commit.Done)) {
        throw new NodeException(directory.store() + ": not empty");
      }
    }
  }

  private static String configText(Wish wish) {
    return """
    # Every key is described in docs/operations/configuration.md.
    prefix: "%s"
    advertise: "%s"
    handle:
      port: %d
    http:
      port: %d
    management:
      port: %d
    serverAdministrators: ["%s"]
    """
        .formatted(
            wish.prefix(),
            wish.address().getHostAddress(),
            wish.ports().handle(),
            wish.ports().http(),
            wish.ports().management(),
            PrefixRecord.administrator(wish.prefix()));
  }

  /** Takes back what a failed init made. */
  private static void clear(Path root, boolean existed) throws NodeException {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> made = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : made) {
        if (!existed || !path.equals(root)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (NoSuchFileException e) {
      return; // nothing was made
    } catch (IOException e) {
      throw new NodeException(root + ": a failed init left files behind", e);
    }
  }
}
