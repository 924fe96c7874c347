package io.tanbiao.ops.config;

/**
 * A configuration that cannot be used. The message says where (file and line, variable or option),
 * what stands there and what may stand there.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Refuses a configuration. */
  public ConfigException(String message) {
    super(message);
  }

  /** Refuses a configuration because of another failure. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
