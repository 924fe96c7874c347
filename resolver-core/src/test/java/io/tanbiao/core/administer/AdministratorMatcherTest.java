package io.tanbiao.core.administer;

import static io.tanbiao.core.SampleStore.group;
import static io.tanbiao.core.SampleStore.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.peer.Inquiry;
import io.tanbiao.core.peer.ScriptedPeers;
import io.tanbiao.core.store.Store;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdministratorMatcherTest {
  private final Store store = SampleStore.empty();

  @Test
  void matchesIndexAndHandle() {
    assertThat(includes("300:88.300/ADMIN", "300:88.300/ADMIN")).isTrue();
    assertThat(includes("300:88.300/ADMIN", "301:88.300/ADMIN")).isFalse();
    assertThat(includes("300:88.300/ADMIN", "300:88.300/USER")).isFalse();
  }

  @Test
  void takesIndexZeroOfAnAdministratorForAnyIndex() {
    assertThat(includes("0:88.300/ADMIN", "300:88.300/ADMIN")).isTrue();
    assertThat(includes("0:88.300/ADMIN", "0:88.300/ADMIN")).isTrue();
    assertThat(includes("0:88.300/ADMIN", "300:88.300/USER")).isFalse();
  }

  @Test
  void doesNotTakeIndexZeroOfAnIdentityForAnyIndex() {
    assertThat(includes("300:88.300/ADMIN", "0:88.300/ADMIN")).isFalse();
  }

  @Test
  void comparesThePrefixWithoutCaseAndTheSuffixExactly() {
    assertThat(includes("300:88.abc/ADMIN", "300:88.ABC/ADMIN")).isTrue();
    assertThat(includes("300:88.abc/ADMIN", "300:88.abc/Admin")).isFalse();
    assertThat(includes("300:0.na/88.abc", "300:0.NA/88.ABC")).isTrue();
  }

  @Test
  void looksIntoGroups() {
    put(store, "88.300/GROUP", group(200, "300:88.300/ADMIN", "0:88.300/USER"));

    assertThat(includes("200:88.300/GROUP", "300:88.300/ADMIN")).isTrue();
    assertThat(includes("200:88.300/GROUP", "301:88.300/USER")).isTrue();
    assertThat(includes("200:88.300/GROUP", "301:88.300/ADMIN")).isFalse();
    assertThat(includes("201:88.300/GROUP", "300:88.300/ADMIN")).isFalse();
  }

  @Test
  void looksIntoGroupsOfATypeBelow() {
    HandleValue group = group(200, "300:88.300/ADMIN");
    put(store, "88.300/GROUP", HandleValue.of(200, "hs_vlist.x", group.data()));

    assertThat(includes("200:88.300/GROUP", "300:88.300/ADMIN")).isTrue();
  }

  @Test
  void takesNoGroupForAnEntryWithIndexZero() {
    put(store, "88.300/GROUP", group(200, "300:88.300/ADMIN"));

    assertThat(includes("0:88.300/GROUP", "300:88.300/ADMIN")).isFalse();
  }

  @Test
  void looksIntoGroupsOfGroups() {
    put(store, "88.300/A", group(1, "1:88.300/B"));
    put(store, "88.300/B", group(1, "300:88.300/USER", "1:88.300/C"));
    put(store, "88.300/C", group(1, "300:88.300/ADMIN"));

    assertThat(includes("1:88.300/A", "300:88.300/ADMIN")).isTrue();
    assertThat(includes("1:88.300/A", "300:88.300/OTHER")).isFalse();
  }

  @Test
  void endsInACycleOfGroups() {
    put(store, "88.300/A", group(1, "1:88.300/A", "1:88.300/B"));
    put(store, "88.300/B", group(1, "1:88.300/A", "300:88.300/ADMIN"));

    assertThat(includes("1:88.300/A", "300:88.300/ADMIN")).isTrue();
    assertThat(includes("1:88.300/A", "300:88.300/OTHER")).isFalse();
  }

  @Test
  void takesAMissingOrUnreadableGroupForEmpty() {
    put(store, "88.300/BROKEN", HandleValue.of(1, "HS_VLIST", "no group"));
    put(store, "88.300/URL", HandleValue.of(1, "URL", group(1, "300:88.300/ADMIN").data()));

    assertThat(includes("1:88.300/BROKEN", "300:88.300/ADMIN")).isFalse();
    assertThat(includes("1:88.300/URL", "300:88.300/ADMIN")).isFalse();
    assertThat(includes("1:88.300/MISSING", "300:88.300/ADMIN")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, AdministratorMatcher.MAX_GROUPS})
  void opensAsManyGroupsAsAllowed(int groups) {
    chain(groups);

    assertThat(includes("1:88.300/G1", "300:88.300/ADMIN")).isTrue();
  }

  @Test
  void opensNoGroupBeyondTheLimit() {
    chain(AdministratorMatcher.MAX_GROUPS + 1);

    assertThat(includes("1:88.300/G1", "300:88.300/ADMIN")).isFalse();
  }

  @Test
  void findsAnIdentityBehindMoreMembersThanItMayOpen() {
    String[] members =
        IntStream.rangeClosed(1, 200).mapToObj(i -> "300:88.300/" + i).toArray(String[]::new);
    put(store, "88.300/GROUP", group(1, members));

    assertThat(includes("1:88.300/GROUP", "300:88.300/200")).isTrue();
  }

  /** G1 leads to G2 and so on; the administrator is in the last one. */
  private void chain(int groups) {
    for (int i = 1; i < groups; i++) {
      put(store, "88.300/G" + i, group(1, "1:88.300/G" + (i + 1)));
    }
    put(store, "88.300/G" + groups, group(1, "300:88.300/ADMIN"));
  }

  @Test
  void asksForGroupsAtOtherServers() {
    put(store, "88.300/GROUP", group(1, "1:88.400/GROUP"));
    ScriptedPeers peers =
        new ScriptedPeers("88.400").holding("88.400/GROUP", group(1, "2:88.300/LOCAL"));
    put(store, "88.300/LOCAL", group(2, "300:88.300/ADMIN"));

    assertThat(includes("1:88.300/GROUP", "300:88.300/ADMIN", asking(peers))).isTrue();
    assertThat(peers.asked()).containsExactly("1:88.400/GROUP HS_VLIST");
    assertThat(includes("1:88.300/GROUP", "300:88.300/ADMIN")).isFalse();
  }

  @Test
  void remembersThatItDidNotAsk() {
    Inquiry silent = Inquiry.silent(new ScriptedPeers("88.400"));

    assertThat(includes("300:88.300/ADMIN", "300:88.300/ADMIN", silent)).isTrue();
    assertThat(silent.gap()).isEqualTo(Inquiry.Gap.NONE);
    assertThat(includes("1:88.400/GROUP", "300:88.300/ADMIN", silent)).isFalse();
    assertThat(silent.gap()).isEqualTo(Inquiry.Gap.NOT_ASKED);
  }

  @Test
  void followsCyclesThroughOtherServersOnce() {
    put(store, "88.300/GROUP", group(1, "1:88.400/GROUP"));
    ScriptedPeers peers =
        new ScriptedPeers("88.400").holding("88.400/GROUP", group(1, "1:88.300/GROUP"));

    assertThat(includes("1:88.400/GROUP", "300:88.300/ADMIN", asking(peers))).isFalse();
    assertThat(peers.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {Inquiry.MAX_QUESTIONS - 1, Inquiry.MAX_QUESTIONS})
  void opensGroupsAtOtherServersUpToTheMostQuestions(int groups) {
    Inquiry inquiry = asking(chainElsewhere(groups));

    assertThat(includes("1:88.400/G1", "300:88.300/ADMIN", inquiry)).isTrue();
    assertThat(inquiry.gap()).isEqualTo(Inquiry.Gap.NONE);
  }

  @Test
  void doesNotKnowWhatIsBehindOneGroupMore() {
    ScriptedPeers peers = chainElsewhere(Inquiry.MAX_QUESTIONS + 1);
    Inquiry inquiry = asking(peers);

    assertThat(includes("1:88.400/G1", "300:88.300/ADMIN", inquiry)).isFalse();
    assertThat(inquiry.gap()).isEqualTo(Inquiry.Gap.FAILED);
    assertThat(peers.asked()).hasSize(Inquiry.MAX_QUESTIONS);
  }

  private static ScriptedPeers chainElsewhere(int groups) {
    ScriptedPeers peers = new ScriptedPeers("88.400");
    for (int i = 1; i < groups; i++) {
      peers.holding("88.400/G" + i, group(1, "1:88.400/G" + (i + 1)));
    }
    return peers.holding("88.400/G" + groups, group(1, "300:88.300/ADMIN"));
  }

  private static Inquiry asking(ScriptedPeers peers) {
    return Inquiry.asking(peers, () -> 0, Duration.ofSeconds(1));
  }

  private boolean includes(String administrator, String identity) {
    return includes(administrator, identity, Inquiry.none());
  }

  private boolean includes(String administrator, String identity, Inquiry inquiry) {
    return new AdministratorMatcher(store, Reference.parse(identity), inquiry)
        .includes(Reference.parse(administrator));
  }
}
