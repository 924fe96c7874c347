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
import io.tanbiao.ops.batch.BatchEntry.Malformed;
import io.tanbiao.ops.batch.BatchEntry.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReaderTest {

  @Test
  void readsEveryKindOfValue() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            CREATE 88.300/press:1
            100 HS_ADMIN 86400 1110 ADMIN 300:111000000001:0.NA/88.300
            200 HS_VLIST 3600 1110 LIST 300:0.NA/88.300;301:88.300/a:b
            300 HS_SECKEY 86400 1100 UTF8 a secret
            1 URL 0 1110 UTF8   https://example.org/ a
            2 FILE.X 86400 0111 file some name

            """);

    assertThat(operations(entries))
        .containsExactly(
            new Operation.CreateHandle(
                Handle.of("88.300/press:1"),
                List.of(
                    value(
                        100,
                        "HS_ADMIN",
                        86400,
                        "1110",
                        AdminEntry.of(0x807, reference("300:0.NA/88.300")).encode()),
                    value(
                        200,
                        "HS_VLIST",
                        3600,
                        "1110",
                        new AdminGroup(
                                List.of(reference("300:0.NA/88.300"), reference("301:88.300/a:b")))
                            .encode()),
                    value(300, "HS_SECKEY", 86400, "1100", Octets.utf8("a secret")),
                    value(1, "URL", 0, "1110", Octets.utf8("https://example.org/ a")),
                    value(2, "FILE.X", 86400, "0111", Octets.utf8("FILE.X of some name")))));
  }

  @Test
  void readsEveryOperationWithTheLineItBeginsIn() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            \uFEFFdelete 88.300/a
            REMOVE 1, 2,300:88.300/b:c
            ADD 88.300/d
            1 A 86400 1110 UTF8 x

            Modify 88.300/d
            1 A 86400 1110 UTF8
            """);

    assertThat(operations(entries))
        .containsExactly(
            new Operation.DeleteHandle(Handle.of("88.300/a")),
            new Operation.RemoveValues(Handle.of("88.300/b:c"), List.of(1, 2, 300)),
            new Operation.AddValues(
                Handle.of("88.300/d"), List.of(value(1, "A", 86400, "1110", Octets.utf8("x")))),
            new Operation.ModifyValues(
                Handle.of("88.300/d"), List.of(value(1, "A", 86400, "1110", Octets.EMPTY))));
    assertThat(entries).extracting(BatchEntry::line).containsExactly(1L, 2L, 3L, 6L);
  }

  @Test
  void readsThePrefixesBehindHomeAndUnhome() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            HOME 127.0.0.1:2641:tcp
            0.NA/88.300.1
            0.na/88.300.2

            UNHOME [::1]:8000:HTTP
            0.NA/88.300.1
            HOME
            0.NA/88.300.3
            """);

    assertThat(operations(entries))
        .containsExactly(
            new Operation.HomePrefix(Handle.of("0.NA/88.300.1")),
            new Operation.HomePrefix(Handle.of("0.na/88.300.2")),
            new Operation.UnhomePrefix(Handle.of("0.NA/88.300.1")),
            new Operation.HomePrefix(Handle.of("0.NA/88.300.3")));
    assertThat(entries)
        .extracting(entry -> ((Request) entry).server())
        .containsExactly(
            Optional.of(new BatchServer("127.0.0.1", 2641, BatchServer.Protocol.TCP)),
            Optional.of(new BatchServer("127.0.0.1", 2641, BatchServer.Protocol.TCP)),
            Optional.of(new BatchServer("::1", 8000, BatchServer.Protocol.HTTP)),
            Optional.empty());
  }

  @Test
  void readsWhoAsksAndNeverPrintsSecrets() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            AUTHENTICATE SECKEY:301:0.NA/88.300
            pass word
            AUTHENTICATE pubkey:300:88.300
            /keys/admin.bin | open sesame
            AUTHENTICATE PUBKEY:300:0.NA/88.300
            admin.pem
            """);

    assertThat(entries)
        .containsExactly(
            new BatchEntry.Authentication(
                1,
                reference("301:0.NA/88.300"),
                new BatchEntry.Key.Secret(Octets.utf8("pass word"))),
            new BatchEntry.Authentication(
                3,
                reference("300:0.NA/88.300"),
                new BatchEntry.Key.File("/keys/admin.bin", Optional.of("open sesame"))),
            new BatchEntry.Authentication(
                5,
                reference("300:0.NA/88.300"),
                new BatchEntry.Key.File("admin.pem", Optional.empty())));
    assertThat(entries.toString()).doesNotContain("pass word", "sesame");
  }

  @Test
  void readsSessionLines() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            SESSIONSETUP
            USESESSION:1
            TIMEOUT: 600
            OPTIONS:11
            PRIVEXNGKEYFILE:a.bin
            PASSPHRASE:secret

            SESSIONSETUP
            USESESSION:0
            DELETE 88.300/a
            """);

    assertThat(entries.subList(0, 2))
        .containsExactly(
            new BatchEntry.Session(1, true, 600, List.of("OPTIONS", "PRIVEXNGKEYFILE")),
            new BatchEntry.Session(8, false, 0, List.of()));
    assertThat(entries.get(2).line()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          CREAT 88.300/x                           # 1:1 'CREAT' (expected: CREATE, DELETE
          DELETE                                   # 1:7 end of line (expected: HANDLE)
          CREATE 88.300/x                          # 1:8 no values
          CREATE 88.300/x|x URL 1 1110 UTF8 a      # 2:1 'x' (expected: index of a value
          CREATE 88.300/x|0 URL 1 1110 UTF8 a      # 2:1 '0' (expected: index of a value
          CREATE 88.300/x|1 URL|                   # 2:6 end of line (expected: time to live
          CREATE 88.300/x|1 URL -1 1110 UTF8 a     # 2:7 '-1' (expected: time to live
          CREATE 88.300/x|1 陶瓷 1 111 UTF8 a      # 2:8 '111' (expected: permissions
          CREATE 88.300/x|1 URL 1 1110 UTF9 a      # 2:14 'UTF9' (expected: UTF8, ADMIN, LIST or FILE)
          CREATE 88.300/x|1 A 1 1110 ADMIN 3:1:a/b # 2:20 '1' (expected: rights
          CREATE 88.300/x|1 A 1 1110 LIST 3:a/b;4  # 2:23 '4' (expected: INDEX:HANDLE)
          CREATE 88.300/x|1 A 1 1110 FILE missing  # 2:17 'missing' (expected: a file
          ADD 88.300/x|DELETE 88.300/y             # 2:1 an entry (expected: a value
          REMOVE 88.300/x                          # 1:8 '88.300/x' (expected: index
          REMOVE 1,x:88.300/x                      # 1:10 'x' (expected: index
          REMOVE 1:                                # 1:10 end of line (expected: HANDLE)
          HOME 127.0.0.1:2641                      # 1:6 '127.0.0.1:2641' (expected: ADDRESS:PORT
          HOME 127.0.0.1:70000:TCP                 # 1:6 '127.0.0.1:70000:TCP' (expected: ADDRESS
          HOME|88.300/1                            # 2:1 '88.300/1' (expected: 0.NA/PREFIX)
          AUTHENTICATE PASS:1:a/b                  # 1:14 'PASS' (expected: SECKEY
          AUTHENTICATE SECKEY:1:a/b                # 1:21 no key (expected: a line with the secret)
          SESSIONSETUP|TIMEOUT:soon                # 2:9 'soon' (expected: seconds
          SESSIONSETUP|COLOUR:red                  # 2:1 'COLOUR' (expected: USESESSION
          """)
  void saysWhereAFaultIsAndWhatIsExpected(String text, String expected) throws IOException {
    List<BatchEntry> entries = read(text.replace('|', '\n'));

    Malformed fault = (Malformed) entries.get(0);
    assertThat(fault.line() + ":" + fault.column() + " " + fault.message()).startsWith(expected);
  }

  @Test
  void goesOnBehindAFault() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            CREATE 88.300/a
            1 URL 86400 1110 UTF8 fine
            2 URL 86400 bad UTF8 x
            3 URL 86400 1110 UTF8 left out

            DELETE 88.300/b
            nonsense 1
            nonsense 2
            DELETE 88.300/c
            """);

    assertThat(entries).extracting(BatchEntry::line).containsExactly(3L, 6L, 7L, 9L);
    assertThat(((Malformed) entries.get(0)).verb()).contains(BatchVerb.CREATE);
    assertThat(operations(entries))
        .containsExactly(
            new Operation.DeleteHandle(Handle.of("88.300/b")),
            new Operation.DeleteHandle(Handle.of("88.300/c")));
  }

  @Test
  void showsNoSecretInAFault() throws IOException {
    List<BatchEntry> entries =
        read(
            """
            CREATE 88.300/a
            300 HS_SECKEY hunter2

            AUTHENTICATE SECKEY:x

            hunter2
            DELETE 88.300/b
            """);

    assertThat(entries).hasSize(3);
    assertThat(entries.toString()).doesNotContain("hunter2");
  }

  @Test
  void boundsLines() throws IOException {
    int room = BatchReader.MAX_LINE_OCTETS - "DELETE 88.300/".length();

    for (int more = -1; more <= 1; more++) {
      List<BatchEntry> entries =
          read("DELETE 88.300/" + "x".repeat(room + more) + "\nDELETE 88.300/b\n");

      assertThat(entries).hasSize(2);
      assertThat(entries.get(0) instanceof Malformed).isEqualTo(more > 0);
      assertThat(entries.get(1)).isInstanceOf(Request.class);
    }
  }

  @Test
  void boundsTheValuesOfAnEntry() throws IOException {
    for (int count = HandleValue.MAX_PER_RECORD - 1;
        count <= HandleValue.MAX_PER_RECORD + 1;
        count++) {
      StringBuilder text = new StringBuilder("CREATE 88.300/many\n");
      for (int index = 1; index <= count; index++) {
        text.append(index).append(" A 1 1110 UTF8 x\n");
      }

      assertThat(read(text.toString()).get(0) instanceof Malformed)
          .isEqualTo(count > HandleValue.MAX_PER_RECORD);
    }
    String half = " A 1 1110 UTF8 " + "x".repeat(BatchReader.MAX_BLOCK_OCTETS / 2) + "\n";
    assertThat(read("ADD 88.300/large\n1" + half + "2" + half).get(0))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    byte[] octets = Octets.hex("44454c45544520ff0a").toArray();

    List<BatchEntry> entries = all(new BatchReader(new ByteArrayInputStream(octets), files()));

    assertThat(((Malformed) entries.get(0)).message()).startsWith("not UTF-8");
  }

  private static List<Operation> operations(List<BatchEntry> entries) {
    List<Operation> operations = new ArrayList<>();
    for (BatchEntry entry : entries) {
      if (entry instanceof Request request) {
        operations.add(request.operation());
      }
    }
    return operations;
  }

  private static List<BatchEntry> read(String text) throws IOException {
    return all(new BatchReader(new ByteArrayInputStream(text.getBytes(UTF_8)), files()));
  }

  static List<BatchEntry> all(BatchReader reader) throws IOException {
    List<BatchEntry> entries = new ArrayList<>();
    for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      entries.add(entry.get());
    }
    return entries;
  }

  private static BatchFiles files() {
    return (type, file) -> {
      if (file.equals("missing")) {
        throw new IOException("no such file");
      }
      return Octets.utf8(type.text() + " of " + file);
    };
  }

  private static HandleValue value(
      int index, String type, int seconds, String permissions, Octets data) {
    return new HandleValue(
        index,
        Octets.utf8(type),
        data,
        new TimeToLive(false, seconds),
        0,
        new Permissions(Integer.parseInt(permissions, 2)),
        List.of());
  }

  private static Reference reference(String text) {
    return Reference.parse(text);
  }
}
