package io.tanbiao.protocol.http;

import io.tanbiao.core.authenticate.Credentials;
import io.tanbiao.core.authenticate.WebSessions;

/**
 * How clients of the JSON interface prove who they are (wire notes §7).
 *
 * @param credentials checks keys and signatures
 * @param sessions remembers clients
 * @param siteProofs proves which site this is
 * @param plainOnLoopback whether credentials are also looked at over plain HTTP when the client is
 *     on this machine; otherwise over HTTPS only
 */
public record RestAccess(
    Credentials credentials, WebSessions sessions, SiteProofs siteProofs, boolean plainOnLoopback) {
  /** Looks at credentials over HTTPS only. */
  public RestAccess(Credentials credentials, WebSessions sessions, SiteProofs siteProofs) {
    this(credentials, sessions, siteProofs, false);
  }
}
