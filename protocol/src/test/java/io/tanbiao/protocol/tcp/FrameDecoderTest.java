package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.TestMessages;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
  private static final int PIECES = 20_000;
  private static final int SPLIT_AT = 10;
  private static final int MOST_OCTETS = 4_096;

  private final FrameDecoder frames = new FrameDecoder(new InputBudget(1 << 20));

  /** A peer whose packets never end where a message does must not fill the memory. */
  @Test
  void givesUpTheOctetsOfWhatItCutThoughSomethingIsAlwaysLeft() {
    byte[] request = TestMessages.resolution(7, "88.300/x").toArray();
    add(request, 0, SPLIT_AT);

    for (int i = 0; i < PIECES; i++) {
      add(request, SPLIT_AT, request.length);
      add(request, 0, SPLIT_AT);
      assertThat(frames.next()).containsInstanceOf(Frame.Message.class);
      assertThat(frames.next()).isEmpty();
    }

    assertThat(frames.uncut().capacity()).isLessThan(MOST_OCTETS);
    frames.release();
  }

  @Test
  void givesUpTheOctetsOfWhatItPassedOver() {
    byte[] request = TestMessages.resolution(7, "88.300/x").toArray();
    add(request, 0, SPLIT_AT);

    for (int i = 0; i < PIECES; i++) {
      add(request, SPLIT_AT, request.length);
      add(request, 0, SPLIT_AT);
      frames.passOver(request.length);
    }

    assertThat(frames.uncut().readableBytes()).isEqualTo(SPLIT_AT);
    assertThat(frames.uncut().capacity()).isLessThan(MOST_OCTETS);
    assertThat(frames.messagesCut()).isEqualTo(PIECES);
    frames.release();
  }

  private void add(byte[] octets, int from, int to) {
    ByteBuf piece = Unpooled.buffer().writeBytes(Octets.of(octets, from, to).toArray());
    frames.add(UnpooledByteBufAllocator.DEFAULT, piece);
  }
}
