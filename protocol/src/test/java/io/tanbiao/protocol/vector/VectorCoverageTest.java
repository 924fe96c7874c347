package io.tanbiao.protocol.vector;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the wire notes number occurs in a vector, with a value that says something. */
class VectorCoverageTest {
  private static final List<Golden> ALL = GoldenVectorTest.goldens().toList();

  /** The message says it too; only HTTP has a field for it. */
  private static final Set<String> NOT_ON_THE_WIRE = Set.of("Refused.waitSeconds");

  @Test
  void everyOperationIsRequested() {
    assertThat(opCodes(ALL.stream().filter(Golden::isRequest))).containsAll(Requests.opCodes());
  }

  @Test
  void everyOperationIsAnsweredWithSuccess() {
    assertThat(opCodes(ALL.stream().filter(golden -> golden.responseCode() == 1)))
        .containsAll(Answers.opCodes());
  }

  @Test
  void everyResponseCodeIsSent() {
    assertThat(ALL.stream().map(Golden::responseCode).collect(toSet()))
        .containsAll(Stream.of(ResponseCode.values()).map(ResponseCode::number).toList());
  }

  @Test
  void everyFlagIsSentAloneInBothDirections() {
    for (int bit = Integer.MIN_VALUE; bit != OpFlags.DNRF >>> 1; bit >>>= 1) {
      OpFlags alone = new OpFlags(bit);
      assertThat(ALL.stream().filter(Golden::isRequest).map(Golden::flags)).contains(alone);
      assertThat(ALL.stream().filter(g -> !g.isRequest()).map(Golden::flags))
          .anyMatch(flags -> flags.has(alone.bits()));
    }
  }

  /** The thresholds of the codecs: each has a vector below and one at it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 9, 11})
  void everyVersionThresholdIsCrossed(int minor) {
    Set<ProtocolVersion> versions = ALL.stream().map(Golden::version).collect(toSet());
    assertThat(versions).contains(new ProtocolVersion(2, minor), new ProtocolVersion(2, minor - 1));
  }

  /** Each component of each request and outcome differs from nothing in some vector. */
  @Test
  void everyFieldOfEveryRecordSaysSomething() {
    Set<String> saying =
        ALL.stream()
            .map(golden -> golden.decoded().content())
            .map(VectorCoverageTest::recordOf)
            .flatMap(VectorCoverageTest::sayingComponents)
            .collect(toSet());
    assertThat(saying)
        .containsAll(
            ALL.stream()
                .map(golden -> golden.decoded().content())
                .map(VectorCoverageTest::recordOf)
                .flatMap(VectorCoverageTest::components)
                .collect(toSet()));
  }

  private static Set<OpCode> opCodes(Stream<Golden> goldens) {
    return goldens.map(Golden::opCode).collect(toSet());
  }

  private static Record recordOf(Object content) {
    return (Record) (content instanceof Answer answer ? answer.outcome() : content);
  }

  private static Stream<String> components(Record content) {
    return Stream.of(content.getClass().getRecordComponents())
        .map(component -> nameOf(content, component))
        .filter(name -> !NOT_ON_THE_WIRE.contains(name));
  }

  private static Stream<String> sayingComponents(Record content) {
    return Stream.of(content.getClass().getRecordComponents())
        .filter(component -> saysSomething(valueOf(content, component)))
        .map(component -> nameOf(content, component));
  }

  private static String nameOf(Record content, RecordComponent component) {
    return content.getClass().getSimpleName() + "." + component.getName();
  }

  private static Object valueOf(Record content, RecordComponent component) {
    try {
      return component.getAccessor().invoke(content);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static boolean saysSomething(Object value) {
    return !(value.equals(0)
        || value.equals(0L)
        || value.equals(false)
        || value.equals("")
        || value.equals(List.of())
        || value.equals(Optional.empty())
        || value.equals(Octets.EMPTY));
  }
}
