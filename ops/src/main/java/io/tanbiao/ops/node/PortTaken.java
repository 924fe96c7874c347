package io.tanbiao.ops.node;

import java.net.BindException;

/** The message about an address that cannot be listened on. */
final class PortTaken {
  private PortTaken() {}

  static NodeException of(int port, String what, Throwable cause) {
    String why = bindFailure(cause);
    String holder = PortHolder.of(port).map(process -> ": in use by " + process).orElse("");
    return new NodeException(
        what
            + " port "
            + port
            + holder
            + " ("
            + why
            + "); stop that program or choose other ports: --port-base N, or --set "
            + (what.equals("Handle") ? "handle" : what.equals("HTTP") ? "http" : "management")
            + ".port=N",
        cause);
  }

  private static String bindFailure(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof BindException || at.getCause() == null) {
        return at.getMessage();
      }
    }
    return "cannot listen";
  }
}
