package io.tanbiao.core.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Session;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.throttle.PeerNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the table of rights, for every identity, outside sessions and in them. */
class RightsMatrixTest {
  private static final int SESSION_ID = 4711;
  private static final int NO_MAC = 404;

  static List<RightsRule> rules() {
    return RightsRule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void answersTheCodeOfTheTableToAChallengedRequest(RightsRule rule) {
    forEveryIdentity(rule, scene -> ask(scene, Asker.ANYBODY));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void answersTheCodeOfTheTableInANewSession(RightsRule rule) {
    forEveryIdentity(rule, scene -> ask(scene, new Asker.Member(sessionOf(scene, null), true)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void answersTheCodeOfTheTableToWhoHasProvenItself(RightsRule rule) {
    forProvenIdentities(rule, scene -> ask(scene, new Asker.Proven(scene.key())));
    forProvenIdentities(
        rule, scene -> ask(scene, new Asker.Member(sessionOf(scene, scene.key()), true)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void wantsAMacInASessionForAllThatIsNotForEverybody(RightsRule rule) {
    for (RightsIdentity identity : RightsIdentity.all()) {
      if (identity.concerns(rule) && identity.isProven()) {
        RightsScene scene = new RightsScene(rule, identity, Optional.empty());

        Outcome outcome = ask(scene, new Asker.Member(sessionOf(scene, scene.key()), false));

        assertThat(outcome.responseCode())
            .as("%s", identity)
            .isEqualTo(rule.everybody().orElse(NO_MAC));
      }
    }
  }

  private interface Way {
    Outcome ask(RightsScene scene);
  }

  private static void forProvenIdentities(RightsRule rule, Way way) {
    forIdentities(RightsIdentity.all().stream().filter(identity -> identity.isProven()), rule, way);
  }

  private static void forEveryIdentity(RightsRule rule, Way way) {
    forIdentities(RightsIdentity.all().stream(), rule, way);
  }

  private static void forIdentities(Stream<RightsIdentity> identities, RightsRule rule, Way way) {
    SoftAssertions all = new SoftAssertions();
    identities
        .filter(identity -> identity.concerns(rule))
        .forEach(
            identity -> {
              for (Optional<AdminRight> missing : missing(rule, identity)) {
                RightsScene scene = new RightsScene(rule, identity, missing);
                List<HandleValue> before = scene.stored();

                Outcome outcome = way.ask(scene);

                String line = identity + missing.map(right -> " " + right).orElse("");
                all.assertThat(outcome.responseCode()).as(line).isEqualTo(identity.hears(rule));
                all.assertThat(shownSecrets(outcome)).as(line).isEmpty();
                if (outcome.responseCode() != 1) {
                  all.assertThat(scene.stored()).as("unchanged: " + line).isEqualTo(before);
                }
              }
            });
    all.assertAll();
  }

  /** Each right in turn for the lines that are about a missing one. */
  private static List<Optional<AdminRight>> missing(RightsRule rule, RightsIdentity identity) {
    if (!identity.bits().endsWith("-but-one")) {
      return List.of(Optional.empty());
    }
    List<Optional<AdminRight>> missing = new ArrayList<>();
    rule.onRecord().forEach(right -> missing.add(Optional.of(right)));
    rule.onPrefix().forEach(right -> missing.add(Optional.of(right)));
    return missing;
  }

  private static Outcome ask(RightsScene scene, Asker asker) {
    Outcome outcome = send(scene, scene.operation(), asker, 0);
    if (!(outcome instanceof Challenge challenge) || scene.isNobody()) {
      return outcome;
    }
    Outcome answered = send(scene, scene.answer(challenge), asker, challenge.sessionId());
    return answered instanceof OfChallenged of ? of.outcome() : answered;
  }

  private static Outcome send(RightsScene scene, Operation operation, Asker asker, int sessionId) {
    int id = asker instanceof Asker.Member ? SESSION_ID : sessionId;
    RequestContext plain = scene.node().context(id, scene.flags());
    RequestContext context =
        new RequestContext(
            plain.transport(),
            plain.peer(),
            plain.sessionId(),
            plain.flags(),
            plain.answerVersion(),
            plain.signedOctets(),
            asker);
    return scene.node().handle(context, operation).toCompletableFuture().join();
  }

  private static List<HandleValue> shownSecrets(Outcome outcome) {
    if (!(outcome instanceof Resolved resolved)) {
      return List.of();
    }
    try {
      return ValueListCodec.read(new OctetReader(resolved.valueList())).stream()
          .filter(HandleValue::isSecret)
          .toList();
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private static Session sessionOf(RightsScene scene, Reference owner) {
    return new Session() {
      @Override
      public int id() {
        return SESSION_ID;
      }

      @Override
      public PeerNetwork openedFrom() {
        return new PeerNetwork(Octets.EMPTY);
      }

      @Override
      public Optional<Reference> owner() {
        return Optional.ofNullable(owner);
      }

      @Override
      public void proved(Reference identity, Octets keys) {}

      @Override
      public Octets ownerKeys() {
        return owner == null ? Octets.EMPTY : new StoredKeys(scene.node().store()).stateOf(owner);
      }
    };
  }
}
