package io.tanbiao.protocol.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestImageProperties {
  private static final long SEED = 42;

  @Property
  void passesOverIdsSerialAndExpirationAndNothingElse(
      @ForAll("requests") byte[] request, @ForAll int anywhere, @ForAll byte other) {
    int at = Math.floorMod(anywhere, request.length);
    byte[] changed = request.clone();
    changed[at] ^= other;

    RequestImage image = new RequestImage(Unpooled.wrappedBuffer(request), SEED);
    boolean same =
        image.isOf(
            Unpooled.wrappedBuffer(changed),
            0,
            changed.length,
            RequestImage.hash(Unpooled.wrappedBuffer(changed), 0, changed.length, SEED));

    assertThat(same).isEqualTo(other == 0 || isPassedOver(at));
  }

  @Property
  void isTheSameWhereverTheRequestStands(
      @ForAll("requests") byte[] request, @ForAll("requests") byte[] before) {
    ByteBuf in = Unpooled.wrappedBuffer(before, request);
    RequestImage image = new RequestImage(Unpooled.wrappedBuffer(request), SEED);

    long hash = RequestImage.hash(in, before.length, request.length, SEED);

    assertThat(hash).isEqualTo(image.hash());
    assertThat(image.isOf(in, before.length, request.length, hash)).isTrue();
  }

  @Property
  void isOfNoShorterRequest(@ForAll("requests") byte[] request) {
    RequestImage image = new RequestImage(Unpooled.wrappedBuffer(request), SEED);
    ByteBuf in = Unpooled.wrappedBuffer(request);

    assertThat(image.isOf(in, 0, request.length - 1, image.hash())).isFalse();
  }

  @Provide
  Arbitrary<byte[]> requests() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(44).ofMaxSize(512);
  }

  private static boolean isPassedOver(int at) {
    return IntStream.rangeClosed(4, 11).anyMatch(i -> i == at)
        || at == 32
        || at == 33
        || IntStream.rangeClosed(36, 39).anyMatch(i -> i == at);
  }
}
