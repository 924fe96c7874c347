package io.tanbiao.ops.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.ops.batch.BatchEntry.Authentication;
import io.tanbiao.ops.batch.BatchEntry.Request;
import io.tanbiao.ops.batch.BatchEntry.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchReaderProperties {

  @Property(tries = 300)
  void readsWhatIsWritten(@ForAll("entries") List<BatchEntry> entries) throws IOException {
    byte[] text = BatchText.of(entries).getBytes(UTF_8);

    List<BatchEntry> read =
        BatchReaderTest.all(
            new BatchReader(new ByteArrayInputStream(text), BatchReaderProperties::noFile));

    assertThat(read.stream().map(BatchReaderProperties::atLineOne)).isEqualTo(entries);
  }

  @Provide
  Arbitrary<List<BatchEntry>> entries() {
    return Arbitraries.oneOf(
            requests(), homings(), authentications().map(a -> a), sessions().map(s -> s))
        .list()
        .ofMaxSize(6);
  }

  private static Arbitrary<BatchEntry> requests() {
    return Combinators.combine(
            handles(),
            values().list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.integers().between(0, 4))
        .as(BatchReaderProperties::request);
  }

  private static BatchEntry request(Handle handle, List<HandleValue> values, int kind) {
    return switch (kind) {
      case 0 -> ofOurs(BatchVerb.CREATE, new Operation.CreateHandle(handle, values));
      case 1 -> ofOurs(BatchVerb.ADD, new Operation.AddValues(handle, values));
      case 2 -> ofOurs(BatchVerb.MODIFY, new Operation.ModifyValues(handle, values));
      case 3 -> ofOurs(BatchVerb.DELETE, new Operation.DeleteHandle(handle));
      default ->
          ofOurs(
              BatchVerb.REMOVE,
              new Operation.RemoveValues(handle, values.stream().map(HandleValue::index).toList()));
    };
  }

  private static BatchEntry ofOurs(BatchVerb verb, Operation.Named operation) {
    return new Request(1, verb, operation, Optional.empty());
  }

  private static Arbitrary<BatchEntry> homings() {
    Arbitrary<Optional<BatchServer>> servers =
        Combinators.combine(
                Arbitraries.of("127.0.0.1", "::1", "example.org"),
                Arbitraries.integers().between(1, 65_535),
                Arbitraries.of(BatchServer.Protocol.class))
            .as(BatchServer::new)
            .optional();
    return Combinators.combine(texts(), servers, Arbitraries.of(true, false))
        .as(
            (suffix, server, home) -> {
              Handle prefix = Handle.of("0.NA/" + suffix);
              return home
                  ? new Request(1, BatchVerb.HOME, new Operation.HomePrefix(prefix), server)
                  : new Request(1, BatchVerb.UNHOME, new Operation.UnhomePrefix(prefix), server);
            });
  }

  private static Arbitrary<Authentication> authentications() {
    Arbitrary<BatchEntry.Key> keys =
        Arbitraries.oneOf(
            texts().map(text -> new BatchEntry.Key.Secret(Octets.utf8(text))),
            Combinators.combine(texts(), texts().optional()).as(BatchEntry.Key.File::new));
    return Combinators.combine(references(), keys)
        .as((identity, key) -> new Authentication(1, identity, key));
  }

  private static Arbitrary<Session> sessions() {
    return Combinators.combine(
            Arbitraries.of(true, false), Arbitraries.integers().between(0, Integer.MAX_VALUE))
        .as((wanted, seconds) -> new Session(1, wanted, seconds, List.of()));
  }

  private static Arbitrary<HandleValue> values() {
    Arbitrary<Content> contents =
        Arbitraries.oneOf(
            Combinators.combine(types(), texts())
                .as((type, text) -> new Content(type, Octets.utf8(text))),
            Combinators.combine(Arbitraries.integers().between(0, 0xfff), references())
                .as((bits, of) -> new Content("HS_ADMIN", AdminEntry.of(bits, of).encode())),
            references()
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(members -> new Content("HS_VLIST", new AdminGroup(members).encode())));
    return Combinators.combine(
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            contents,
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            Arbitraries.integers().between(0, 15))
        .as(
            (index, content, seconds, bits) ->
                new HandleValue(
                    index,
                    Octets.utf8(content.type),
                    content.data,
                    new TimeToLive(false, seconds),
                    0,
                    new Permissions(bits),
                    List.of()));
  }

  private record Content(String type, Octets data) {}

  private static Arbitrary<String> types() {
    return Arbitraries.strings().withChars("ABCxyz._陶").ofMinLength(1).ofMaxLength(8);
  }

  private static Arbitrary<Reference> references() {
    return Combinators.combine(handles(), Arbitraries.integers().between(0, Integer.MAX_VALUE))
        .as(Reference::new);
  }

  private static Arbitrary<Handle> handles() {
    return Combinators.combine(texts(), texts())
        .as((prefix, suffix) -> Handle.of("88." + prefix + "/" + suffix));
  }

  /** Texts that stand in a line as they are: no blanks around them, no separators of lists. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aZ09.:/-_ 陶瓷ß")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(text -> !text.contains(" ") || text.trim().equals(text))
        .filter(text -> !BatchVerb.begins(text));
  }

  private static BatchEntry atLineOne(BatchEntry entry) {
    if (entry instanceof Request request) {
      return new Request(1, request.verb(), request.operation(), request.server());
    } else if (entry instanceof Authentication authentication) {
      return new Authentication(1, authentication.identity(), authentication.key());
    } else if (entry instanceof Session session) {
      return new Session(1, session.wanted(), session.timeoutSeconds(), session.ignored());
    }
    return entry;
  }

  private static Octets noFile(Octets type, String file) throws IOException {
    throw new IOException(file);
  }
}
