package io.tanbiao.ops.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.config.AccessLogging;
import io.tanbiao.ops.config.LogLevel;
import io.tanbiao.ops.config.NodeConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:11:12.345Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Operation RESOLUTION = Operation.Resolution.ofAll(Handle.of("88.300/炉\t1"));

  @TempDir private Path directory;

  @Test
  void writesOneLineARequestWithoutForgery() throws Exception {
    List<String> lines = logged(AccessLogging.ALL, RESOLUTION, Outcome.Done.PLAINLY, 0);

    assertThat(lines)
        .containsExactly(
            AccessLine.HEAD.strip(),
            "2026-11-20T10:11:12.345Z\t127.0.0.1 4711\ttcp\tresolution\t1\t1500\t-\t88.300/炉?1\t-");
  }

  @Test
  void joinsChallengeAndProofByTheSession() throws Exception {
    Operation create = new Operation.CreateHandle(Handle.of("88.300/x"), List.of());
    Octets octets = Octets.utf8("secret");
    Operation proof =
        new Operation.ChallengeAnswer(
            Octets.utf8("HS_PUBKEY"), Reference.parse("300:0.NA/88.300"), octets);
    Outcome done =
        new Outcome.OfChallenged(
            OpCode.CREATE_HANDLE, OpFlags.NONE, 0, ProtocolVersion.NEWEST, Outcome.Done.PLAINLY);

    String challenged =
        logged(AccessLogging.CHANGES, create, new Outcome.Challenge(255, octets, octets), 0).get(1);
    String proven = logged(AccessLogging.CHANGES, proof, done, 255).get(2);

    assertThat(challenged).contains("\tcreate-handle\t402\t1500\tff\t88.300/x\t-");
    assertThat(proven).contains("\tcreate-handle\t1\t1500\tff\t-\t300:0.NA/88.300");
    assertThat(challenged + proven).doesNotContain("secret").doesNotContain(octets.hex());
  }

  @Test
  void namesWhoWasProvenBefore() throws Exception {
    // Given
    Operation delete = new Operation.DeleteHandle(Handle.of("88.300/x"));
    Asker owner = new Asker.Proven(Reference.parse("300:0.NA/88.300"));
    // When
    List<String> lines = logged(AccessLogging.CHANGES, delete, Outcome.Done.PLAINLY, 255, owner);
    // Then
    assertThat(lines.get(1)).endsWith("\tdelete-handle\t1\t1500\tff\t88.300/x\t300:0.NA/88.300");
  }

  @Test
  void recordsOnlyWhatIsWanted() throws Exception {
    assertThat(logged(AccessLogging.CHANGES, RESOLUTION, Outcome.Done.PLAINLY, 0)).hasSize(1);
    assertThat(
            logged(
                AccessLogging.NONE,
                new Operation.DeleteHandle(Handle.of("88.300/x")),
                Outcome.Refused.with(ResponseCode.HANDLE_NOT_FOUND),
                0))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 0", "3, 3, 2", "4, 4, 1", "5, 5, 0"})
  void recordsSoManyReadsOfASecondAndSaysHowManyMoreThereWere(
      int perSecond, int recorded, int unrecorded) throws Exception {
    NodeConfig.Logging settings =
        new NodeConfig.Logging(LogLevel.INFO, AccessLogging.ALL, perSecond, 183);
    try (AccessLog log = new AccessLog(directory, settings, CLOCK)) {
      log.start();
      for (int i = 0; i < 5; i++) {
        log.answered(context(0, Asker.ANYBODY), RESOLUTION, Outcome.Done.PLAINLY, 0);
      }
      Operation delete = new Operation.DeleteHandle(Handle.of("88.300/x"));
      log.answered(context(0, Asker.ANYBODY), delete, Outcome.Done.PLAINLY, 0);
    }

    List<String> lines = Files.readAllLines(directory.resolve("access.log"));
    assertThat(lines.stream().filter(line -> line.contains("resolution\t"))).hasSize(recorded);
    assertThat(lines.stream().filter(line -> line.contains("delete-handle"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.contains("not recorded")).toList())
        .isEqualTo(
            unrecorded == 0
                ? List.of()
                : List.of(
                    "# 2026-11-20T10:11:12.345Z\t"
                        + unrecorded
                        + " resolutions not recorded (log.accessPerSecond)"));
  }

  @Test
  void keepsTheFileOfAPastDayUnderItsDateAndDeletesOldOnes() throws Exception {
    Path current = Files.writeString(directory.resolve("access.log"), "yesterday\n");
    Files.setLastModifiedTime(current, FileTime.from(Instant.parse("2026-11-19T23:59:59Z")));
    Files.writeString(directory.resolve("access-2026-11-19.log"), "a clock was set back\n");
    Files.writeString(directory.resolve("access-2026-05-20.log"), "184 days old\n");
    Files.writeString(directory.resolve("access-2026-05-21.log"), "183 days old\n");
    Files.writeString(directory.resolve("access-list.log"), "somebody else's\n");

    logged(AccessLogging.ALL, RESOLUTION, Outcome.Done.PLAINLY, 0);

    assertThat(directory.resolve("access-2026-11-19.1.log")).hasContent("yesterday\n");
    assertThat(directory.resolve("access-2026-05-20.log")).doesNotExist();
    assertThat(directory.resolve("access-2026-05-21.log")).exists();
    assertThat(directory.resolve("access-list.log")).exists();
    assertThat(Files.readAllLines(current)).hasSize(2);
  }

  private List<String> logged(
      AccessLogging wanted, Operation operation, Outcome outcome, int sessionId) throws Exception {
    return logged(wanted, operation, outcome, sessionId, Asker.ANYBODY);
  }

  private List<String> logged(
      AccessLogging wanted, Operation operation, Outcome outcome, int sessionId, Asker asker)
      throws Exception {
    try (AccessLog log =
        new AccessLog(directory, new NodeConfig.Logging(LogLevel.INFO, wanted, 0, 183), CLOCK)) {
      log.start();
      log.answered(context(sessionId, asker), operation, outcome, 1_500_000);
    }
    return Files.readAllLines(directory.resolve("access.log"));
  }

  private static RequestContext context(int sessionId, Asker asker) {
    return new RequestContext(
        Transport.TCP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711),
        sessionId,
        OpFlags.NONE,
        ProtocolVersion.NEWEST,
        Octets.EMPTY,
        asker);
  }
}
