package io.tanbiao.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.TanbiaoNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of rights over every transport. What everybody hears is asked by three kinds of
 * identity; requests that change something for the entitled take one transport in turn, and all of
 * them for the plainest kind, since each needs a record of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsOverSocketsTest {
  private static final Set<String> FOR_EVERYBODY =
      Set.of("nobody", "somebody else", "administrator with all rights");
  private static final String PLAINEST = "administrator with a secret key";

  @TempDir static Path directory;
  private TanbiaoNode node;
  private Entrances entrances;
  private People people;
  private int turn;

  /** Its own, since so many wrong proofs would lock out the tests that share a node. */
  @BeforeAll
  void startsANode() throws Exception {
    node =
        TanbiaoNode.create(
            directory.resolve("node"),
            "proofs.wrongPerIdentity=1000000",
            "proofs.wrongPerAddress=1000000");
    people = People.at(node);
    entrances = new Entrances(node);
  }

  @AfterAll
  void closes() throws Exception {
    entrances.close();
    List<String> complaints = node.complaints();
    node.close();
    assertThat(complaints).isEmpty();
  }

  static List<Rule> rules() {
    return Rule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void s4_answersTheCodeOfTheTable(Rule rule) throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (Kind kind : kindsFor(rule)) {
      for (int missing : missing(rule, kind)) {
        ask(rule, kind, missing, all);
      }
    }
    all.assertAll();
  }

  private void ask(Rule rule, Kind kind, int missing, SoftAssertions all) throws Exception {
    Scene scene = null;
    for (Transport transport : transportsFor(rule, kind)) {
      if (scene == null || mayChange(rule, kind)) {
        scene = Scene.of(rule, kind, missing, people, entrances.tcp());
      }
      all.assertThat(entrances.ask(transport, scene, kind).code())
          .as("%s, %s, %s without %x", rule, transport, kind, missing)
          .isEqualTo(Entrances.expected(transport, rule, kind));
    }
  }

  private static boolean mayChange(Rule rule, Kind kind) {
    return rule.everybody().isEmpty() && kind.hears(rule) == rule.code() && !kind.isNobody();
  }

  private List<Transport> transportsFor(Rule rule, Kind kind) {
    List<Transport> able =
        Stream.of(Transport.values()).filter(way -> way.carries(rule, kind)).toList();
    boolean one = mayChange(rule, kind) && !kind.title().equals(PLAINEST);
    return one ? List.of(able.get(turn++ % able.size())) : able;
  }

  private static List<Kind> kindsFor(Rule rule) {
    List<Kind> kinds =
        Kind.all().stream()
            .filter(kind -> kind.concerns(rule))
            .filter(kind -> rule.everybody().isEmpty() || FOR_EVERYBODY.contains(kind.title()))
            .toList();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(FOR_EVERYBODY.size());
    return kinds;
  }

  /** Each right in turn for the lines that are about a missing one. */
  private static List<Integer> missing(Rule rule, Kind kind) {
    if (!kind.bits().endsWith("-but-one")) {
      return List.of(0);
    }
    List<Integer> bits = new ArrayList<>(rule.onRecord());
    bits.addAll(rule.onPrefix());
    return bits;
  }
}
