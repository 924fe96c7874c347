package io.tanbiao.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.body.OperationArbitraries;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageProperties {
  @Property
  void everyEnvelopeComesBack(@ForAll("envelopes") Envelope envelope) throws WireException {
    OctetWriter out = new OctetWriter(Envelope.LENGTH_OCTETS);
    envelope.write(out);
    assertThat(Envelope.read(out.finish().asBuffer())).isEqualTo(envelope);
  }

  @Property
  void everyMessageComesBack(@ForAll("messages") Message message) throws WireException {
    Octets octets = MessageCodec.encode(message);
    ByteBuffer in = octets.asBuffer();
    assertThat(MessageCodec.decode(Envelope.read(in), in)).isEqualTo(message);
    assertThat(octets.length()).isEqualTo(MessageCodec.encodedLength(message));
  }

  @Property
  void everyCredentialComesBack(@ForAll("credentials") MessageCredential credential)
      throws WireException {
    Octets octets = credential.encode();
    assertThat(MessageCredential.decode(octets)).isEqualTo(credential);
    assertThat(octets.length()).isEqualTo(credential.lengthOctets());
  }

  /** Decoded, written and decoded again is what it was, but for what nobody reads. */
  @Property(tries = 5000)
  void anyOctetsAreRefusedOrComeBack(@ForAll("octets") Octets octets) throws WireException {
    ByteBuffer in = octets.asBuffer();
    Message message;
    try {
      message = MessageCodec.decode(Envelope.read(in), in);
    } catch (WireException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    ByteBuffer again = MessageCodec.encode(message).asBuffer();
    Message read = MessageCodec.decode(Envelope.read(again), again);
    assertThat(read.signedOctets()).isEqualTo(message.signedOctets());
    assertThat(read.credential()).isEqualTo(message.credential());
    assertThat(read.envelope().withMessageLength(0))
        .isEqualTo(message.envelope().withMessageLength(0));
  }

  @Provide
  Arbitrary<Envelope> envelopes() {
    Arbitrary<ProtocolVersion> suggested =
        Combinators.combine(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 255))
            .as(ProtocolVersion::new);
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            OperationArbitraries.versions(),
            flags,
            flags,
            flags,
            suggested,
            Arbitraries.integers(),
            Arbitraries.integers(),
            Arbitraries.integers())
        .as(
            (version, compressed, encrypted, truncated, wanted, session, request, number) ->
                new Envelope(
                    version,
                    compressed,
                    encrypted,
                    truncated,
                    wanted,
                    session,
                    request,
                    number,
                    request ^ number))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Message> messages() {
    return Combinators.combine(
            envelopes(), headers(), GeneratedValues.octets(40), GeneratedValues.octets(40))
        .as(Message::of)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<MessageCredential> credentials() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 255),
            Arbitraries.integers().between(0, 65535),
            OperationArbitraries.references(),
            GeneratedValues.octets(12),
            GeneratedValues.octets(12),
            GeneratedValues.octets(40))
        .as(MessageCredential::new)
        .withoutEdgeCases();
  }

  /** Half of them with a body length that fits, so that reading goes on. */
  @Provide
  Arbitrary<Octets> octets() {
    Arbitrary<Octets> fitting =
        Combinators.combine(messages(), GeneratedValues.octets(9))
            .as(
                (message, tail) -> {
                  Octets whole = MessageCodec.encode(message);
                  int kept = whole.length() - 4 - message.credential().length();
                  return Octets.concat(whole.slice(0, kept), tail);
                });
    return Arbitraries.oneOf(fitting, GeneratedValues.octets(80)).withoutEdgeCases();
  }

  private static Arbitrary<Header> headers() {
    return Combinators.combine(
            Arbitraries.integers().map(OpCode::new),
            Arbitraries.integers(),
            Arbitraries.integers().map(OpFlags::new),
            Arbitraries.integers().between(Header.UNKNOWN_SITE_SERIAL, 65534),
            Arbitraries.integers().between(0, 255),
            Arbitraries.integers())
        .as(
            (op, code, flags, serial, count, end) ->
                new Header(op, code, flags, serial, count, end, 0));
  }
}
