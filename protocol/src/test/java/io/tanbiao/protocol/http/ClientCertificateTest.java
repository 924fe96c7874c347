package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Reference;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities in the subjects of certificates; the pairs are what the official client reads. */
class ClientCertificateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UID=300:88.300/ADMIN | 300:88.300/ADMIN",
        "UID=88.300/ADMIN | 0:88.300/ADMIN",
        "CN=300:88.300/ADMIN | 300:88.300/ADMIN",
        "CN=Someone | 0:Someone",
        "CN=Someone,UID=300:88.300/ADMIN | 300:88.300/ADMIN",
        "UID=300:88.300/ADMIN,CN=Someone | 300:88.300/ADMIN",
        "CN=301:88.300/B,UID=300:88.300/ADMIN | 300:88.300/ADMIN",
        "UID=88.300/X+CN=300:88.300/ADMIN | 0:88.300/X",
        "O=Org,CN=300:88.300/ADMIN | 300:88.300/ADMIN",
        "UID=300:88.300/A\\,B | 300:88.300/A,B",
        "UID=x:88.300/ADMIN | 0:x:88.300/ADMIN",
        "UID=300:88.300/A%20B | 300:88.300/A%20B"
      })
  void readsTheUidElseTheCommonName(String subject, String identity) {
    assertThat(ClientCertificate.identity(new X500Principal(subject)))
        .contains(Reference.parse(identity));
  }

  @Test
  void readsNoIdentityFromOtherAttributes() {
    assertThat(ClientCertificate.identity(new X500Principal(""))).isEmpty();
    assertThat(ClientCertificate.identity(new X500Principal("O=300:88.300/ADMIN"))).isEmpty();
  }
}
