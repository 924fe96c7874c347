package io.tanbiao.ops.node;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import io.tanbiao.ops.config.NodeConfig;
import java.nio.file.Path;

/** The certificate of HTTPS. New connections get what was read last. */
final class Certificate implements TlsProvider {
  private final NodeDirectory directory;
  private volatile TlsKeyPair pair;

  private Certificate(NodeDirectory directory) {
    this.directory = directory;
  }

  static Certificate read(NodeDirectory directory, NodeConfig.Http http) throws NodeException {
    Certificate certificate = new Certificate(directory);
    certificate.reload(http);
    return certificate;
  }

  /** Reads the files again; on failure the old ones stay. */
  void reload(NodeConfig.Http http) throws NodeException {
    Path chain = directory.root().resolve(http.certificate());
    Path key = directory.root().resolve(http.certificateKey());
    try {
      pair = PemFiles.read(key, chain);
    } catch (IllegalArgumentException e) {
      throw new NodeException(chain + " and " + key + ": no certificate with its key", e);
    }
  }

  @Override
  public TlsKeyPair keyPair(String hostname) {
    return pair;
  }
}
