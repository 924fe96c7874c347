package io.tanbiao.ops.node;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a node (interface §7). Nothing outside the directory is written.
 *
 * @param root the directory
 */
public record NodeDirectory(Path root) {
  /** Makes the path absolute. */
  public NodeDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** The configuration. */
  public Path config() {
    return root.resolve("tanbiao.yaml");
  }

  /** Keys and certificate; only the owner may enter. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** The administrator's private key as PEM. */
  public Path adminKey() {
    return keys().resolve("admin.pem");
  }

  /** The administrator's private key in the form of Handle.Net. */
  public Path adminKeyOfHandleNet() {
    return keys().resolve("admin.bin");
  }

  /** The private key of the server, whose public part is in the site record. */
  public Path serverKey() {
    return keys().resolve("server.pem");
  }

  /** The certificate of HTTPS, made by init with the key of the server. */
  public Path certificate() {
    return keys().resolve("certificate.pem");
  }

  /** The site record in the JSON of Handle.Net. */
  public Path siteFile() {
    return root.resolve("siteinfo.json");
  }

  /** What a running node says about itself. */
  public Path runFile() {
    return root.resolve("run.json");
  }

  /** The records. */
  public Path store() {
    return root.resolve("store");
  }

  /** Logs of process and requests. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Native libraries and other files that can be made again. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** Held by the process that works on the directory. */
  public Path lock() {
    return root.resolve("LOCK");
  }

  /** Whether a node was initialised here. */
  public boolean isInitialised() {
    return Files.exists(config()) && Files.exists(siteFile());
  }

  /** Refuses a directory in which no node was initialised. */
  public void requireInitialised() throws NodeException {
    if (!isInitialised()) {
      throw new NodeException(
          root + ": no node here; make one with: tanbiao init --data " + root + " --prefix PREFIX");
    }
  }
}
