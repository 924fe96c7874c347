package io.tanbiao.ops.admin;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tanbiao completion}: a script that completes commands and options in a shell. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  private static final String ZSH =
      "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n";

  private final Invocation invocation;

  @Parameters(paramLabel = "bash|zsh", descriptionKey = "shell")
  private Shell shell;

  /** The shells that are served. */
  enum Shell {
    BASH,
    ZSH
  }

  CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("tanbiao", Commands.line(invocation));
    invocation.streams().out().print(shell == Shell.ZSH ? ZSH + script : script);
    return ExitCode.DONE.number();
  }
}
