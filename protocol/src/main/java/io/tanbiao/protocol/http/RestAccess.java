package io.tanbiao.protocol.http;

import io.tanbiao.core.authenticate.Credentials;
import io.tanbiao.core.authenticate.WebSessions;

/**
 * How clients of the JSON interface prove who they are (wire notes §7).
 *
 * @param credentials checks keys and signatures
 * @param sessions remembers clients
 * @param plainOnLoopback whether credentials are also looked at over plain HTTP when the client is
 *     on this machine; otherwise over HTTPS only
 */
public record RestAccess(Credentials credentials, WebSessions sessions, boolean plainOnLoopback) {
  /** Looks at credentials over HTTPS only. */
  public RestAccess(Credentials credentials, WebSessions sessions) {
    this(credentials, sessions, false);
  }
}
