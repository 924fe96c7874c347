package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.ops.key.KeyForm;
import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.TestNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batch files against a node. */
class ImportCommandIT {
  private static final String ADMIN =
      "100 HS_ADMIN 86400 1110 ADMIN 200:111111111111:0.NA/88.300\n";

  @TempDir private static Path root;
  private static NodeDirectory directory;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    directory = TestNode.init(root.resolve("node"));
    node = TestNode.start(directory);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void runsEveryOperation() throws Exception {
    Path pem = Files.writeString(root.resolve("some.txt"), "octets of a file");

    CommandRun run =
        runBatch(
            """
            CREATE 88.300/all
            1 URL 86400 1110 UTF8 https://example.org/陶瓷
            2 A 86400 1110 FILE %s
            %s
            ADD 88.300/all
            3 HS_VLIST 60 1110 LIST 300:0.NA/88.300;301:88.300/a
            4 B 86400 1110 UTF8 goes

            MODIFY 88.300/all
            1 URL 86400 1110 UTF8 https://example.org/2

            REMOVE 4:88.300/all
            CREATE 88.300/gone
            %s
            DELETE 88.300/gone
            HOME
            0.NA/88.300.8
            0.NA/88.300.9

            UNHOME
            0.NA/88.300.9
            """
                .formatted(pem, ADMIN, ADMIN));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("CREATE: 2 done, 0 failed.\n").contains("HOME: 2 done");
    assertThat(resolve("88.300/all").out())
        .contains("https://example.org/2", "octets of a file", "300:0.NA/88.300, 301:88.300/a")
        .contains("200:0.NA/88.300 111111111111")
        .doesNotContain("goes");
    assertThat(resolve("88.300/gone").exitCode()).isEqualTo(1);
    assertThat(run("prefix", "list").out()).contains("88.300.8").doesNotContain("88.300.9");
  }

  @Test
  void homesAtTheServerThatTheFileNames() throws Exception {
    String handle = node.runFile().handle();
    String http = node.runFile().http().replaceFirst("^https?://", "");
    List<String> servers = List.of(handle + ":TCP", handle + ":UDP", http + ":HTTP");
    for (int i = 0; i < servers.size(); i++) {
      String prefix = "88.300.7" + i;

      CommandRun run = runBatch("HOME " + servers.get(i) + "\n0.NA/" + prefix + "\n");

      assertThat(run.err()).isEmpty();
      assertThat(run("prefix", "list").out()).contains(prefix);
    }
    CommandRun nobody = runBatch("HOME 127.0.0.1:1:TCP\n0.NA/88.300.6\n\nHOME\n0.NA/88.300.6\n");
    assertThat(nobody.err()).contains("HOME 0.NA/88.300.6: cannot reach").doesNotContain("stopped");
    assertThat(nobody.out()).isEqualTo("HOME: 1 done, 1 failed.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void asksAsWhoTheFileSaysWithAndWithoutASession(String session) throws Exception {
    // Given
    Path secret = Files.writeString(root.resolve("secret"), "not known");
    String prefix = "0.NA/88.300.5" + session;
    Path encrypted = encryptedKey(session);
    String batch =
        """
        HOME
        %1$s

        CREATE %1$s
        100 HS_ADMIN 86400 1110 ADMIN 200:111111111111:%1$s
        200 HS_VLIST 86400 1110 LIST 300:%1$s;301:%1$s
        300 HS_PUBKEY 86400 1110 FILE %2$s.pub
        301 HS_SECKEY 86400 1100 FILE %3$s

        SESSIONSETUP
        USESESSION:%4$s
        TIMEOUT:60

        AUTHENTICATE PUBKEY:300:%1$s
        %2$s|open sesame
        CREATE %5$s/by-key
        100 HS_ADMIN 86400 1110 ADMIN 200:111111111111:%1$s

        AUTHENTICATE SECKEY:301:%1$s
        not known
        DELETE %5$s/by-key
        CREATE 88.300/not-ours
        1 URL 86400 1110 UTF8 x

        """
            .formatted(prefix, encrypted, secret, session, prefix.substring(5));

    // When
    CommandRun run = runBatch(batch);

    // Then
    assertThat(run.err())
        .isEqualTo(
            "tanbiao: "
                + root.resolve("batch")
                + ":22: CREATE 88.300/not-ours: 400 invalid administrator\n");
    assertThat(run.out()).contains("CREATE: 2 done, 1 failed.", "AUTHENTICATE: 2 done, 0 failed.");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void sendsNothingInAnotherNameThanTheFileSays() throws Exception {
    CommandRun run =
        runBatch(
            """
            AUTHENTICATE PUBKEY:300:0.NA/88.300
            no-such-file.bin
            DELETE 88.300/never
            SESSIONSETUP
            TIMEOUT:soon

            AUTHENTICATE PUBKEY:300:0.NA/88.300
            %s
            DELETE 88.300/never
            SESSIONSETUP
            USESESSION:0

            DELETE 88.300/never
            """
                .formatted(directory.adminKeyOfHandleNet()));

    assertThat(run.err())
        .contains(
            ":1: AUTHENTICATE no-such-file.bin: no such file",
            ":3: DELETE 88.300/never: not sent, for the AUTHENTICATE of line 1 failed",
            ":5:9: SESSIONSETUP 'soon' (expected: seconds",
            ":9: DELETE 88.300/never: not sent, for the SESSIONSETUP of line 5 failed",
            ":13: DELETE 88.300/never: 100 handle not found");
  }

  @Test
  void goesOnBehindFailuresUnlessItIsToldOtherwise() throws Exception {
    String batch = "DELETE 88.300/no\nnonsense\nCREATE 88.300/behind%s\n" + ADMIN;

    CommandRun all = runBatch(batch.formatted("-1"));
    CommandRun first = runBatch(batch.formatted("-2"), "--stop-on-error");
    CommandRun json = runBatch(batch.formatted("-1"), "--json");

    assertThat(all.out())
        .isEqualTo(
            "CREATE: 1 done, 0 failed.\nDELETE: 0 done, 1 failed.\nNo entry of a batch file: 1.\n");
    assertThat(resolve("88.300/behind-1").exitCode()).isZero();
    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(resolve("88.300/behind-2").exitCode()).isEqualTo(1);
    assertThat(json.out().lines())
        .contains("{\"succeeded\":0,\"failed\":3}")
        .contains(
            "{\"line\":3,\"operation\":\"CREATE\",\"handle\":\"88.300/behind-1\","
                + "\"responseCode\":101,\"message\":\"88.300/behind-1: 101 handle already exists\"}");
  }

  @Test
  void refusesOtherFormatsByName() throws Exception {
    CommandRun run = run("import", "none", "--format", "x");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--format x (expected: jsonl, hdl-json, csv, hdl-batch)");
    assertThat(run("import", "none", "--format", "hdl-batch").err()).contains("no such file");
  }

  @Test
  void signsWithASecret() throws Exception {
    Path secret = Files.writeString(root.resolve("gateway.secret"), "open sesame\n");
    assertThat(run("add", "0.NA/88.300", "--value", "305 HS_SECKEY @" + secret).err()).isEmpty();
    assertThat(run("add", "0.NA/88.300", "--value", "105 HS_ADMIN 305:0.NA/88.300").err())
        .isEmpty();
    String[] asked = {
      "create", "88.300/by-secret", "--as", "305:0.NA/88.300", "--secret", secret.toString()
    };

    CommandRun created = run(asked);
    CommandRun both = run("delete", "88.300/x", "--key", "a", "--secret", "b");
    Files.writeString(secret, "wrong");
    CommandRun wrong = run(asked[0], asked[1] + "-2", asked[2], asked[3], asked[4], asked[5]);

    assertThat(created).isEqualTo(new CommandRun(0, "88.300/by-secret: registered.\n", ""));
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("403 authentication failed");
  }

  @Test
  void saysWhoMustAskWhenNobodyIsNamed() throws Exception {
    Path file = Files.writeString(root.resolve("nobody"), "DELETE 88.300/never\n");

    CommandRun run =
        CommandRun.of(
            "import",
            file.toString(),
            "--format",
            "hdl-batch",
            "--server",
            node.runFile().handle());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("DELETE 88.300/never: with --server this needs an identity");
  }

  @Test
  void endsWith3WhenTheNodeCannotBeReached() throws Exception {
    Path file = Files.writeString(root.resolve("unreached"), "DELETE 88.300/never\n");

    CommandRun run =
        CommandRun.of(
            "import",
            file.toString(),
            "--format",
            "hdl-batch",
            "--server",
            "127.0.0.1:1",
            "--as",
            "300:0.NA/88.300",
            "--key",
            directory.adminKeyOfHandleNet().toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(file + ": stopped behind line 0");
  }

  private static Path encryptedKey(String name) throws Exception {
    Path plain = root.resolve("plain-" + name);
    Path encrypted = root.resolve("encrypted-" + name);
    assertThat(run("key", "generate", plain.toString(), "--form", "handle").err()).isEmpty();
    KeyFile.Content key = KeyFile.read(plain, () -> "");
    KeyFile.writeSecret(
        encrypted,
        KeyFile.encode(
            key.privateKey().orElseThrow(), KeyForm.HANDLE, "open sesame", new SecureRandom()));
    Files.write(Path.of(encrypted + ".pub"), KeyFile.encode(key.publicKey(), KeyForm.PEM));
    return encrypted;
  }

  private static CommandRun runBatch(String text, String... options) throws Exception {
    Path file = Files.writeString(root.resolve("batch"), text);
    List<String> all = new ArrayList<>(List.of("import", file.toString()));
    all.addAll(List.of("--format", "hdl-batch"));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private static CommandRun resolve(String name) {
    return run("resolve", name);
  }

  private static CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(directory.root().toString());
    return CommandRun.of(all.toArray(String[]::new));
  }
}
