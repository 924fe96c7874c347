package io.tanbiao.protocol.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Reference;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate that the client of an HTTPS connection holds the private key of (wire notes §7).
 *
 * <p>Nobody vouches for it: it only carries a public key, and the name of an identity whose
 * HS_PUBKEY that key should be. Issuer and dates are not looked at, as Handle.Net does not; the
 * record decides which keys hold.
 *
 * @param identity whose key it should be; index 0 for any of the handle
 * @param key which the client holds the private half of
 */
record ClientCertificate(Reference identity, PublicKey key) {
  private static final Pattern REFERENCE = Pattern.compile("(?s)([0-9]{1,9}):(.+)");
  private static final String USER = "UID";
  private static final String COMMON_NAME = "CN";

  /** The certificate of a connection, if it has one that names an identity. */
  static Optional<ClientCertificate> of(ServiceRequestContext client) {
    SSLSession session = client.sslSession();
    if (session == null) {
      return Optional.empty();
    }
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? identity(certificate.getSubjectX500Principal())
              .map(identity -> new ClientCertificate(identity, certificate.getPublicKey()))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /**
   * The identity that a subject names, as Handle.Net reads it: the UID, else the CN; {@code
   * index:handle}, or a handle, which stands for index 0.
   */
  static Optional<Reference> identity(X500Principal subject) {
    try {
      LdapName name = new LdapName(subject.getName(X500Principal.RFC2253));
      String user = attribute(name, USER);
      String text = user.isEmpty() ? attribute(name, COMMON_NAME) : user;
      return text.isEmpty() ? Optional.empty() : Optional.of(reference(text));
    } catch (NamingException e) {
      return Optional.empty();
    }
  }

  /** The most specific attribute of a type, the last in this order; empty for none. */
  private static String attribute(LdapName name, String type) throws NamingException {
    String found = "";
    for (Rdn rdn : name.getRdns()) {
      Attribute attribute = rdn.toAttributes().get(type);
      if (attribute != null && attribute.get() instanceof String text) {
        found = text;
      }
    }
    return found;
  }

  private static Reference reference(String text) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.matches()
        ? new Reference(Handle.of(reference.group(2)), Integer.parseInt(reference.group(1)))
        : new Reference(Handle.of(text), 0);
  }
}
