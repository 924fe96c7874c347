package io.tanbiao.protocol.capture;

import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.store.Store;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.http.Fixtures;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A node that holds what the recorded server held, at the time and with the random numbers of the
 * recorded answers.
 */
final class ReplayedNode {
  private static final int SITE_SERIAL = 7;
  private static final int LISTED_HANDLES = 2500;
  private static final Duration CHALLENGE_LIFE = Duration.ofSeconds(4);
  private static final int EXPIRATION_SECONDS = 43_200;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
  private static final Handle ADMIN = Handle.of("88.300/ADMIN");

  private final RecordedClock clock = new RecordedClock();
  private final ScriptedRandom random = new ScriptedRandom();
  private final RequestDispatcher dispatcher;

  ReplayedNode() throws IOException, WireException {
    InMemoryNode fixtures = Fixtures.node();
    holdListed(fixtures);
    this.dispatcher =
        new RequestDispatcher(
            handler(fixtures.store(), fixtures),
            () -> SITE_SERIAL,
            clock,
            new SiteSignatures(CapturedKeys.server()),
            (transport, why) -> {});
  }

  /** The fixtures leave these out: 2500 handles with one URL each. */
  private static void holdListed(InMemoryNode node) {
    for (int number = 1; number <= LISTED_HANDLES; number++) {
      String name = String.format(Locale.ROOT, "88.302/L-%04d", number);
      node.holding(name, HandleValue.of(1, "URL", "https://example.org/" + number));
    }
  }

  /** What this node answers to a recorded request, and what the recorded server answered. */
  List<Octets> answer(CapturedMessage request, List<CapturedMessage> recordedAnswers)
      throws WireException {
    if (!recordedAnswers.isEmpty() && !recordedAnswers.get(0).envelope().encrypted()) {
      script(recordedAnswers.get(0));
    }
    return dispatcher
        .dispatch(request.envelope(), request.octets().asBuffer(), request.transport(), PEER)
        .toCompletableFuture()
        .join();
  }

  private void script(CapturedMessage recorded) throws WireException {
    var message = MessageCodec.decode(recorded.envelope(), recorded.octets().asBuffer());
    clock.now =
        Instant.ofEpochSecond(
            Integer.toUnsignedLong(message.header().expirationSeconds()) - EXPIRATION_SECONDS);
    Outcome outcome = Answers.decode(message).outcome();
    if (outcome instanceof Outcome.Challenge challenge) {
      random.challengeWith(challenge.nonce(), challenge.sessionId());
    } else if (outcome instanceof Outcome.Created created) {
      scriptMintedSuffix(created.handle().toString());
    }
  }

  /** The recorded server mints random UUIDs at the end of names. */
  private void scriptMintedSuffix(String name) {
    int uuidLength = 36;
    if (name.length() > uuidLength && name.charAt(name.length() - 13) == '-') {
      random.mint(UUID.fromString(name.substring(name.length() - uuidLength)));
    }
  }

  private RequestHandler handler(Store store, InMemoryNode fixtures) {
    return Pipeline.of(
        new Pipeline.Parts(
            store,
            fixtures::site,
            new ServerAdministrators(
                Set.of(new Reference(ADMIN, 300), new Reference(ADMIN, 301)), true),
            CHALLENGE_LIFE,
            clock,
            random,
            Runnable::run,
            List.of()));
  }

  private static final class RecordedClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
