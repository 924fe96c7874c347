package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class PlainServeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --data /srv/node",
        "serve --data=/srv/node",
        "serve --data=/srv/a=b --json",
        "serve --json --config file.yaml --set handle.port=0 --set=http.port=0",
        "serve --data serve --set serverAdministrators=300:0.NA/88.300,301:0.NA/88.300"
      })
  void readsWhatPicocliReads(String line) {
    String[] args = line.split(" ");

    PlainServe plain = PlainServe.of(args).orElseThrow();

    ParseResult parsed = parsed(args);
    assertThat(plain.json()).isEqualTo(parsed.matchedOptionValue("--json", false));
    assertThat(plain.data().map(Path::of)).isEqualTo(option(parsed, "--data"));
    assertThat(plain.config().map(Path::of)).isEqualTo(option(parsed, "--config"));
    assertThat(plain.overrides()).isEqualTo(parsed.matchedOptionValue("--set", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "--data d serve",
        "serve --help",
        "serve --data",
        "serve --data --json",
        "serve --data d --data e",
        "serve --config f --config=g",
        "serve --json --json",
        "serve --json=true",
        "serve --data=",
        "serve --data=\"d\"",
        "serve --data 'd'",
        "serve --data ${HOME}",
        "serve --data @file",
        "serve @file",
        "serve --lang zh",
        "serve --port-base 9000",
        "serve --key k",
        "serve d"
      })
  void leavesEverythingElseToPicocli(String line) {
    assertThat(PlainServe.of(line.split(" "))).isEmpty();
  }

  @Test
  void leavesACallWithoutArgumentsToPicocli() {
    assertThat(PlainServe.of()).isEmpty();
  }

  private static Optional<Path> option(ParseResult parsed, String name) {
    return Optional.ofNullable(parsed.matchedOptionValue(name, (Path) null));
  }

  private static ParseResult parsed(String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Invocation invocation =
        new Invocation(new Streams(nowhere, nowhere), Messages.in("en"), Map.of());
    return Commands.line(invocation, args).parseArgs(args).subcommand();
  }
}
