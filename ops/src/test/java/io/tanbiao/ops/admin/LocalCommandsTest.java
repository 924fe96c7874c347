package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.config.ConfigPage;
import io.tanbiao.ops.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandsTest {
  @TempDir private Path directory;

  @Test
  void makesShowsAndConvertsKeys() {
    String pem = directory.resolve("a.pem").toString();
    String jwk = directory.resolve("a.jwk").toString();
    String open = directory.resolve("a.bin").toString();

    CommandRun made = CommandRun.of("key", "generate", pem, "--json");
    CommandRun converted = CommandRun.of("key", "convert", pem, jwk, "--form", "jwk", "--json");
    CommandRun publicOnly =
        CommandRun.of("key", "convert", jwk, open, "--form", "handle", "--public", "--json");

    Object fingerprint = JsonText.readObject(made.out()).get("fingerprint");
    assertThat(JsonText.readObject(converted.out()))
        .containsEntry("form", "jwk")
        .containsEntry("kind", "private")
        .containsEntry("fingerprint", fingerprint);
    assertThat(JsonText.readObject(publicOnly.out()))
        .containsEntry("kind", "public")
        .containsEntry("bits", 2048L)
        .containsEntry("fingerprint", fingerprint);
    assertThat(CommandRun.of("key", "show", open).out())
        .contains("public key, form handle, RSA 2048");
  }

  @Test
  void takesThePassphraseOfAKeyFromTheEnvironment() {
    String file = directory.resolve("sealed.bin").toString();
    Map<String, String> passphrase = Map.of(Passphrases.VARIABLE, "geheim-密");

    CommandRun made =
        CommandRun.of(passphrase, "key", "generate", file, "--form", "handle", "--encrypt");

    assertThat(made.exitCode()).isZero();
    assertThat(CommandRun.of(passphrase, "key", "show", file).exitCode()).isZero();
    CommandRun wrong = CommandRun.of(Map.of(Passphrases.VARIABLE, "x"), "key", "show", file);
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("wrong passphrase");
  }

  @Test
  void neverWritesOverAKey() throws Exception {
    Path file = Files.writeString(directory.resolve("a.pem"), "precious");

    CommandRun refused = CommandRun.of("key", "generate", file.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("tanbiao: " + file + ": exists already\n");
    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  @Test
  void showsTheConfigurationAsItHolds() {
    Map<String, String> environment = Map.of("TANBIAO_HTTP_PORT", "81");
    String none = directory.resolve("none").toString();

    CommandRun shown =
        CommandRun.of(
            environment, "config", "show", "--data", none, "--set", "handle.port=82", "--json");

    assertThat(JsonText.readObject(shown.out()))
        .containsEntry("http.port", 81L)
        .containsEntry("handle.port", 82L)
        .containsEntry("management.port", 8001L)
        .containsEntry("memory", "default");
    assertThat(CommandRun.of("config", "show", "--data", none).out())
        .contains("handle.port: 2641\n");
    assertThat(CommandRun.of("config", "page").out()).isEqualTo(ConfigPage.markdown());
  }

  @Test
  void namesTheLineOfAWrongConfiguration() throws Exception {
    Path file = Files.writeString(directory.resolve("wrong.yaml"), "http:\n  prot: 1\n");

    CommandRun checked = CommandRun.of("config", "check", "--config", file.toString());

    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.err()).startsWith("tanbiao: " + file + ":2: http.prot: unknown key");
  }

  @Test
  void servesOnlyWhatWasInitialised() {
    CommandRun served = CommandRun.of("serve", "--data", directory.toString());

    assertThat(served.exitCode()).isEqualTo(1);
    assertThat(served.err()).contains(directory + ": no node here; make one with: tanbiao init");
  }

  @Test
  void printsItsVersion() {
    assertThat(CommandRun.of("--version").out()).startsWith("tanbiao ");
    assertThat(CommandRun.of("resolve", "--version").exitCode()).isZero();
  }

  @Test
  void printsACompletionScriptForBothShells() {
    for (String shell : new String[] {"bash", "zsh"}) {
      CommandRun script = CommandRun.of("completion", shell);
      assertThat(script.exitCode()).isZero();
      assertThat(script.out()).contains("complete -F").contains("unhome");
    }
  }
}
