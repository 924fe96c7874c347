package io.tanbiao.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.site.Site;
import java.net.InetAddress;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The serial number of the node's own site record (HW-9.4). */
class SiteRecordTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static PublicKey key;

  @BeforeAll
  static void makeKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    key = generator.generateKeyPair().getPublic();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "32766, 32767", "32767, 1"})
  void countsMovesAsFarAsClientsCan(int serial, int next) {
    Site site = withSerial(serial);
    assertThat(SiteRecord.moved(site, HERE, 2642, 8000, key).serial()).isEqualTo(next);
  }

  @Test
  void staysWhenNothingMoved() {
    Site site = withSerial(5);
    assertThat(SiteRecord.moved(site, HERE, 2641, 8000, key)).isSameAs(site);
  }

  private static Site withSerial(int serial) {
    Site first = SiteRecord.first(Prefix.of("88.300"), HERE, 2641, 8000, key);
    return new Site(
        first.formatVersion(),
        first.protocolMajor(),
        first.protocolMinor(),
        serial,
        first.flags(),
        first.hashOption(),
        first.hashFilter(),
        first.attributes(),
        first.servers());
  }
}
