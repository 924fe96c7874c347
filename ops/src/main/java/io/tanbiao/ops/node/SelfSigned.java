package io.tanbiao.ops.node;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that HTTPS starts with: signed by and for the key of the server itself, which is
 * what Handle clients compare with the site record (wire notes §7).
 */
final class SelfSigned {
  private static final Duration LIFE = Duration.ofDays(3650);

  /** Clocks of clients may be behind. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final int SERIAL_BITS = 127;

  private SelfSigned() {}

  /**
   * Makes a certificate.
   *
   * @param name who it is for, as {@code 0.NA/88.300}
   */
  static X509Certificate of(
      KeyPair keys, String name, InetAddress address, Clock clock, SecureRandom random)
      throws GeneralSecurityException, IOException {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    Instant now = clock.instant();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(SERIAL_BITS, random),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(LIFE)),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, names(address));
    String algorithm = "SHA256with" + keys.getPrivate().getAlgorithm();
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(algorithm + " is not available", e);
    }
  }

  /** The certificate as PEM text. */
  static String pem(X509Certificate certificate) throws GeneralSecurityException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private static GeneralNames names(InetAddress address) {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "::1"),
          new GeneralName(GeneralName.iPAddress, address.getHostAddress())
        });
  }
}
