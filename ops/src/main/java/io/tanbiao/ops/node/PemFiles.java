package io.tanbiao.ops.node;

import com.linecorp.armeria.common.TlsKeyPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The PEM files of a certificate and its key.
 *
 * <p>Keys of the usual form (PKCS#8, no passphrase) are read by the JDK. What it cannot read is
 * left to Armeria, which knows more forms and loads some thousand classes of Bouncy Castle for
 * them: the longest part of a start.
 */
final class PemFiles {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PemFiles() {}

  /**
   * Reads a pair.
   *
   * @throws IllegalArgumentException when it is none
   */
  static TlsKeyPair read(Path key, Path chain) {
    Optional<PrivateKey> read = key(key);
    List<X509Certificate> certificates = read.isEmpty() ? List.of() : certificates(chain);
    return certificates.isEmpty()
        ? TlsKeyPair.of(key.toFile(), chain.toFile())
        : TlsKeyPair.of(read.get(), certificates);
  }

  private static Optional<PrivateKey> key(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        return Optional.empty();
      }
      String body = text.substring(begin + BEGIN.length(), end);
      return key(Base64.getMimeDecoder().decode(body));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKey> key(byte[] pkcs8) {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8);
    return ALGORITHMS.stream().flatMap(algorithm -> key(algorithm, encoded).stream()).findFirst();
  }

  /** Empty when the key is of another algorithm. */
  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has " + algorithm, e);
    }
  }

  private static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate found : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        chain.add((X509Certificate) found);
      }
      return chain;
    } catch (IOException | CertificateException e) {
      return List.of();
    }
  }
}
