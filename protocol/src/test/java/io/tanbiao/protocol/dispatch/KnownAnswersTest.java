package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.ClientConnection;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Write;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered from the cache is what would have been answered without it. */
class KnownAnswersTest {
  private static final Handle PRESS = Handle.of("88.300/press-1");
  private static final Origin ORIGIN =
      new Origin(Transport.TCP, DispatcherHarness.PEER, Connection.NONE);
  private static final int EXPIRATION_AT = 36;
  private static final int KEPT_AFTER = 3;

  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding(
              PRESS,
              List.of(
                  HandleValue.of(1, "URL", "https://example.org/"),
                  HandleValue.of(2, "DESC", "压机"),
                  HandleValue.of(3, "SECRET", "x").with(Permissions.ADMIN_ONLY)))
          .holding("88.300/open", HandleValue.of(1, "URL", "https://example.org/"));
  private final RequestDispatcher hot = node.dispatcher();
  private final RequestDispatcher cold = node.coldDispatcher();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "88.300/open",
        "88.300/OPEN",
        "88.300/press-1",
        "88.300/nothing",
        "0.NA/88.300",
        "88.300",
        "0.SITE/status",
        "99.1/elsewhere"
      })
  void answersLikeANodeWithoutCache(String name) {
    for (int flags : List.of(OpFlags.PUBL, 0, OpFlags.PUBL | OpFlags.RRDG, OpFlags.AUTH)) {
      for (Resolution resolution : selectionsOf(Handle.of(name))) {
        for (int id = 1; id <= KEPT_AFTER + 1; id++) {
          Octets request = request(resolution, flags, id);
          Octets hotAnswer = answer(hot, request);
          Octets coldAnswer = answer(cold, request);
          if (codeOf(coldAnswer) != ResponseCode.AUTHENTICATION_NEEDED.number()) {
            assertThat(hotAnswer).isEqualTo(coldAnswer);
          } else {
            assertThat(codeOf(hotAnswer)).isEqualTo(codeOf(coldAnswer));
          }
        }
      }
    }
  }

  @Test
  void knowsAnAnswerThatWasGivenBefore() {
    Octets request = ask(PRESS, OpFlags.PUBL);

    assertThat(find(request, Connection.NONE)).isTrue();
    assertThat(answer(hot, request)).isEqualTo(answer(cold, request));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, OpFlags.PUBL | OpFlags.RRDG, OpFlags.CERT, OpFlags.ENCR})
  void keepsNothingThatNotEverybodyGetsOrThatNeedsAKey(int flags) {
    assertThat(find(ask(PRESS, flags), Connection.NONE)).isFalse();
  }

  @Test
  void keepsNoRefusal() {
    Octets request = ask(Handle.of("88.300/nothing"), OpFlags.PUBL);

    assertThat(find(request, Connection.NONE)).isFalse();
  }

  @Test
  void asksAnewOnAConnectionOfSomebody() {
    Octets request = ask(Handle.of("88.300/open"), 0);
    ClientConnection connection = new ClientConnection();

    assertThat(find(request, connection)).isTrue();
    connection.logIn(
        new Asker.Remembered(new Reference(Handle.of("88.300/USER"), 300), Octets.EMPTY));
    assertThat(find(request, connection)).isFalse();
  }

  @Test
  void takesMadeUpSessionIdsForNobodys() {
    Octets request = ask(PRESS, OpFlags.PUBL);
    Octets inNoSession = withSession(request, 123);

    assertThat(find(inNoSession, Connection.NONE)).isTrue();
    assertThat(answer(hot, inNoSession)).isEqualTo(answer(cold, inNoSession));
  }

  @Test
  void showsAChangeOnceItIsAcknowledged() {
    Octets request = ask(PRESS, OpFlags.PUBL);

    for (int revision = 2; revision < 50; revision++) {
      write(update(PRESS, revision, "v" + revision)).join();
      assertThat(urlIn(answer(hot, request))).isEqualTo("v" + revision);
      ask(PRESS, OpFlags.PUBL);
      assertThat(find(request, Connection.NONE)).isTrue();
    }
    write(new Write.DeleteRecord(node.store().caseRule().key(PRESS), record(PRESS, 50, "last")))
        .join();
    assertThat(codeOf(answer(hot, request))).isEqualTo(ResponseCode.HANDLE_NOT_FOUND.number());
  }

  @Test
  void refusesNamesOfAPrefixThatIsUnhomed() {
    Octets request = ask(PRESS, OpFlags.PUBL);

    write(new Write.UnhomePrefix(Prefix.of("88.300"))).join();

    assertThat(codeOf(answer(hot, request))).isEqualTo(ResponseCode.NOT_RESPONSIBLE.number());
  }

  /** Whoever is told of a change and asks afterwards never sees what was there before. */
  @Test
  void neverShowsWhatWasReplacedWhileManyAsk() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger(1);
    int asked = 0;
    Octets request = request(Resolution.ofAll(PRESS), OpFlags.PUBL, 1);
    write(update(PRESS, 1, "1")).join();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int n = 2; n < 5_000; n++) {
                write(update(PRESS, n, String.valueOf(n))).join();
                acknowledged.set(n);
              }
            });

    while (!writer.isDone() || asked < 5_000) {
      int before = acknowledged.get();
      assertThat(Integer.parseInt(urlIn(answer(hot, request)))).isGreaterThanOrEqualTo(before);
      asked++;
    }
    writer.get();
  }

  private static List<Resolution> selectionsOf(Handle handle) {
    return List.of(
        Resolution.ofAll(handle),
        new Resolution(handle, List.of(2), List.of(), Octets.EMPTY),
        new Resolution(handle, List.of(), List.of(Octets.utf8("URL")), Octets.EMPTY),
        new Resolution(handle, List.of(3), List.of(Octets.utf8("desc")), Octets.utf8("token")),
        new Resolution(handle, List.of(9), List.of(), Octets.EMPTY));
  }

  /** Asks so often that the answer is kept if it may be. */
  private Octets ask(Handle handle, int flags) {
    Octets request = request(Resolution.ofAll(handle), flags, 1);
    for (int i = 0; i < KEPT_AFTER; i++) {
      answer(hot, request);
    }
    return request;
  }

  private boolean find(Octets request, Connection connection) {
    ByteBuf in = Unpooled.wrappedBuffer(request.asBuffer());
    return hot.findKnown(in, 0, in.writerIndex(), connection) != null;
  }

  /** The way transports ask, and the expiration, which may differ by a second, taken out. */
  private static Octets answer(RequestDispatcher dispatcher, Octets request) {
    ByteBuf in = Unpooled.wrappedBuffer(request.asBuffer());
    ByteBuf out = Unpooled.buffer();
    var known = dispatcher.findKnown(in, 0, in.writerIndex(), Connection.NONE);
    if (known != null) {
      dispatcher.writeKnown(known, in, 0, ORIGIN, out);
    } else {
      ByteBuffer octets = request.asBuffer();
      Envelope envelope = envelopeOf(octets);
      out.writeBytes(
          AnswerParts.all(dispatcher.dispatch(envelope, octets, ORIGIN)).get(0).asBuffer());
    }
    return Octets.remainingOf(out.setInt(EXPIRATION_AT, 0).nioBuffer());
  }

  private static Envelope envelopeOf(ByteBuffer octets) {
    try {
      return Envelope.read(octets);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static Octets request(Operation operation, int flags, int id) {
    return MessageCodec.encode(Requests.message(operation, new OpFlags(flags), 0, id, 0));
  }

  private static Octets withSession(Octets request, int id) {
    byte[] octets = request.toArray();
    ByteBuffer.wrap(octets).putInt(4, id);
    return Octets.of(octets);
  }

  private static int codeOf(Octets answer) {
    return answer.asBuffer().getInt(Envelope.LENGTH_OCTETS + 4);
  }

  private static String urlIn(Octets answer) {
    try {
      ByteBuffer octets = answer.asBuffer();
      Envelope envelope = Envelope.read(octets);
      Outcome outcome = Answers.decode(MessageCodec.decode(envelope, octets)).outcome();
      return ValueListCodec.read(new OctetReader(((Outcome.Resolved) outcome).valueList()))
          .get(0)
          .data()
          .text();
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private Write update(Handle handle, int revision, String url) {
    return new Write.UpdateRecord(
        node.store().caseRule().key(handle), record(handle, revision, url));
  }

  private static HandleRecord record(Handle handle, int revision, String url) {
    return HandleRecord.of(handle, revision, List.of(HandleValue.of(1, "URL", url)));
  }

  private CompletableFuture<Commit> write(Write write) {
    return node.store().commit(new Change(0, List.of(), List.of(write))).toCompletableFuture();
  }
}
