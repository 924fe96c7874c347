package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientExchangeTest {
  private static final Reference IDENTITY = new Reference(Handle.of("0.NA/88.300"), 300);
  private static final int AES = 3;

  private final ClientExchange exchange = new ClientExchange(IDENTITY, SeededRandom.of("client"));
  private final SessionSetup request = exchange.request(600);

  @Test
  void asksForASessionWithAKeyOfASafeGroup() throws WireException {
    DhPublicKey key = DhPublicKey.decode(request.publicKey());
    BigInteger order = key.p().subtract(BigInteger.ONE).shiftRight(1);

    assertThat(request.mode()).isEqualTo(4);
    assertThat(request.timeoutSeconds()).isEqualTo(600);
    assertThat(request.identity()).isEqualTo(IDENTITY);
    assertThat(key.p().bitLength()).isEqualTo(2048);
    assertThat(key.p().isProbablePrime(40)).isTrue();
    assertThat(order.isProbablePrime(40)).isTrue();
  }

  @Test
  void refusesAKeyOfAnotherGroup() {
    BigInteger other = BigInteger.TWO.pow(1024).subtract(BigInteger.valueOf(105));
    DhPublicKey key = new DhPublicKey(BigInteger.TEN, other, BigInteger.TWO);

    assertThatThrownBy(() -> exchange.session(opened(AES, key)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("expected: those of the request");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 4})
  void refusesCiphersThatAreBrokenOrUnknown(int cipher) throws WireException {
    DhPublicKey key = DhPublicKey.decode(request.publicKey());

    assertThatThrownBy(() -> exchange.session(opened(cipher, key)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("session cipher: " + cipher);
  }

  private static SessionOpened opened(int cipher, DhPublicKey key) {
    Octets octets = key.encode();
    OctetWriter data = new OctetWriter(4 + octets.length()).int32(cipher).octets(octets);
    return new SessionOpened(7, 4, data.finish());
  }
}
