package io.tanbiao.ops.admin;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Why a call ends that picocli let pass. Apart, since the JVM loads the types that a method throws.
 */
final class Refusal {
  private Refusal() {}

  /** A command was named without the one below it that says what to do. */
  static RuntimeException noCommand(CommandSpec spec, Messages messages) {
    return new ParameterException(spec.commandLine(), messages.text("error.no-command"));
  }
}
