package io.tanbiao.protocol.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.MessageCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCacheTest {
  private static final String NAME = "88.300/press-1";
  private static final Octets ANSWER = Octets.of(new byte[200]);

  private final RecordStamps stamps = new RecordStamps();
  private final AnswerCache cache = new AnswerCache(1, stamps);

  @Test
  void keepsWhatIsAskedForTwice() {
    keep(NAME, ANSWER);

    assertThat(find(requestFor(NAME))).isNull();
    keep(NAME, ANSWER);
    assertThat(find(requestFor(NAME))).isNotNull();
    assertThat(cache.hits()).isEqualTo(1);
  }

  @Test
  void givesTheAnswerTheIdsOfTheRequest() {
    keepSurely(NAME);
    Octets request = MessageCodec.encode(Requests.message(ofAll(NAME), flags(), 5, 4711, 0));
    ByteBuf in = Unpooled.wrappedBuffer(request.asBuffer());
    ByteBuf out = Unpooled.buffer().writeByte(9);

    cache.find(in, 0, in.writerIndex()).write(in, 0, 77, 123_456, out);

    assertThat(out.readByte()).isEqualTo((byte) 9);
    assertThat(out.readableBytes()).isEqualTo(ANSWER.length());
    assertThat(out.getInt(1 + 4)).isEqualTo(5);
    assertThat(out.getInt(1 + 8)).isEqualTo(4711);
    assertThat(out.getUnsignedShort(1 + 32)).isEqualTo(77);
    assertThat(out.getInt(1 + 36)).isEqualTo(123_456);
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.300/press-1", "88.300/PRESS-1", "88.300/Press-1"})
  void forgetsWhatChangedInWhateverCaseItWasAsked(String changed) {
    keepSurely(NAME);

    stamps.changed(CaseRule.CASE_SENSITIVE.key(Handle.of(changed)));

    assertThat(find(requestFor(NAME))).isNull();
  }

  @Test
  void forgetsWhatChangedByItsFoldedKey() {
    keepSurely(NAME);

    stamps.changed(CaseRule.IGNORE_ASCII_CASE.key(Handle.of(NAME)));

    assertThat(find(requestFor(NAME))).isNull();
  }

  @Test
  void keepsOtherNames() {
    keepSurely(NAME);

    stamps.changed(CaseRule.IGNORE_ASCII_CASE.key(Handle.of("88.300/press-2")));

    assertThat(find(requestFor(NAME))).isNotNull();
  }

  @Test
  void forgetsAllWhenPrefixesChange() {
    keepSurely(NAME);
    stamps.prefixesChanged();
    assertThat(find(requestFor(NAME))).isNull();

    keepSurely(NAME);
    stamps.changed(CaseRule.IGNORE_ASCII_CASE.key(Handle.of("0.NA/88.301")));
    assertThat(find(requestFor(NAME))).isNull();
  }

  @Test
  void doesNotShowWhatWasReadBeforeAChange() {
    keep(NAME, ANSWER);
    ReadTicket before = cache.beginRead(Handle.of(NAME)).orElseThrow();
    stamps.changed(CaseRule.IGNORE_ASCII_CASE.key(Handle.of(NAME)));

    cache.keep(before, requestFor(NAME), ANSWER, subject(NAME));

    assertThat(find(requestFor(NAME))).isNull();
  }

  @Test
  void keepsAFreshAnswerInThePlaceOfAStaleOne() {
    keepSurely(NAME);
    stamps.changed(CaseRule.IGNORE_ASCII_CASE.key(Handle.of(NAME)));

    keepSurely(NAME);

    assertThat(find(requestFor(NAME))).isNotNull();
  }

  @Test
  void doesNotKeepPrefixHandles() {
    assertThat(cache.beginRead(Handle.of("0.NA/88.300"))).isEmpty();
    assertThat(cache.beginRead(Handle.of("0.na/88.300"))).isEmpty();
    assertThat(cache.beginRead(Handle.of("88.300"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {511, 512})
  void keepsAnswersOfOnePacket(int octets) {
    keep(NAME, Octets.of(new byte[octets]));
    keep(NAME, Octets.of(new byte[octets]));

    assertThat(find(requestFor(NAME))).isNotNull();
  }

  @Test
  void keepsNoLongerAnswers() {
    keep(NAME, Octets.of(new byte[513]));
    keep(NAME, Octets.of(new byte[513]));

    assertThat(find(requestFor(NAME))).isNull();
  }

  @Test
  void keepsRequestsOfOnePacketOnly() {
    int rest = AnswerCache.MAX_OCTETS - requestFor("88.300/").length();
    String longest = "88.300/" + "x".repeat(rest);
    String tooLong = longest + "x";
    keepSurely(longest);
    keepSurely(tooLong);

    assertThat(requestFor(longest).length()).isEqualTo(512);
    assertThat(find(requestFor(longest))).isNotNull();
    assertThat(find(requestFor(tooLong))).isNull();
  }

  @Test
  void findsNothingBeforeAllOfARequestIsThere() {
    keepSurely(NAME);
    Octets request = requestFor(NAME);
    ByteBuf in = Unpooled.wrappedBuffer(request.asBuffer());

    for (int end = 0; end < request.length(); end++) {
      assertThat(cache.find(in, 0, end)).isNull();
    }
    ByteBuf more = Unpooled.wrappedBuffer(request.toArray(), new byte[3]);
    CachedAnswer found = cache.find(more, 0, more.writerIndex());
    assertThat(found).isNotNull();
    assertThat(found.requestOctets()).isEqualTo(request.length());
  }

  @Test
  void holdsNoMoreThanItMay() {
    int most = (1 << 20) / AnswerCache.ENTRY_OCTETS;
    for (int i = 0; i < 4 * most; i++) {
      keepSurely(NAME + i);
    }

    int found = 0;
    for (int i = 0; i < 4 * most; i++) {
      found += find(requestFor(NAME + i)) == null ? 0 : 1;
    }
    assertThat(found).isBetween(most / 2, most);
  }

  @Test
  void keepsNothingWithoutMemory() {
    AnswerCache none = new AnswerCache(0, stamps);

    assertThat(none.beginRead(Handle.of(NAME))).isEmpty();
    ByteBuf in = Unpooled.wrappedBuffer(requestFor(NAME).asBuffer());
    assertThat(none.find(in, 0, in.writerIndex())).isNull();
    assertThatThrownBy(() -> new AnswerCache(-1, stamps)).hasMessageContaining("-1");
  }

  private void keepSurely(String name) {
    keep(name, ANSWER);
    keep(name, ANSWER);
  }

  private void keep(String name, Octets answer) {
    ReadTicket ticket = cache.beginRead(Handle.of(name)).orElseThrow();
    cache.keep(ticket, requestFor(name), answer, subject(name));
  }

  private CachedAnswer find(Octets request) {
    ByteBuf in = Unpooled.wrappedBuffer(request.asBuffer());
    return cache.find(in, 0, in.writerIndex());
  }

  private static Octets requestFor(String name) {
    return MessageCodec.encode(Requests.message(ofAll(name), flags(), 0, 1, 0));
  }

  private static CachedAnswer.Subject subject(String name) {
    return new CachedAnswer.Subject(
        ofAll(name), flags(), ProtocolVersion.NEWEST, new Resolved(Handle.of(name), Octets.EMPTY));
  }

  private static Resolution ofAll(String name) {
    return Resolution.ofAll(Handle.of(name));
  }

  private static OpFlags flags() {
    return OpFlags.CLIENT_DEFAULT;
  }
}
