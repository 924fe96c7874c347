package io.tanbiao.ops.config;

/** The page that documents every key: {@code docs/operations/configuration.md}. */
public final class ConfigPage {
  private static final String HEAD =
      """
      # Configuration

      <!-- Written by `tanbiao config page`; edit the settings in the code, not this page. -->

      A node reads `tanbiao.yaml` in its data directory, or the file that `--config` names. A later
      source wins: the file, then an environment variable, then `--set key=value`, then
      `--port-base N` (Handle on N, HTTP on N + 1, management on N + 2). Keys may be nested or
      dotted. An unknown key or a value that is not allowed stops the start with file, line and the
      allowed values; `tanbiao config check` tells beforehand, `tanbiao config show` prints what
      holds.

      SIGHUP takes over new values of the keys marked reloadable, and a new certificate.
      """;

  private ConfigPage() {}

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Setting<?> setting : Settings.ALL) {
      page.append("\n## `").append(setting.key()).append("`\n\n");
      page.append(setting.about()).append("\n\n");
      page.append("| type | allowed | default | variable | reloadable |\n");
      page.append("|---|---|---|---|---|\n");
      page.append("| ").append(setting.kind().label());
      page.append(" | ").append(setting.kind().expected());
      page.append(" | `").append(setting.fallbackText());
      page.append("` | `").append(setting.variable());
      page.append("` | ").append(setting.reloadable() ? "yes" : "no").append(" |\n");
    }
    return page.toString();
  }
}
