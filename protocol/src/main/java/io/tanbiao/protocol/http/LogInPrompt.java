package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.tanbiao.core.authenticate.WebSession;
import java.util.Base64;

/**
 * The headers of an answer with status 401: how a client may prove who it is (wire notes §7).
 *
 * @param session for the scheme {@code Handle}
 * @param offersBasic whether a secret key is taken too; scripts do without, so that the browser
 *     does not ask its user
 * @param siteProof which site this is
 * @param error what was wrong with the last proof; empty for nothing
 */
record LogInPrompt(WebSession session, boolean offersBasic, SiteProof siteProof, String error) {
  /** The words of deployed servers. */
  static final String NOT_VERIFIED = "Identity not verified";

  /** Asks for any proof. */
  static LogInPrompt of(WebSession session, RequestHeaders request) {
    return new LogInPrompt(session, isFromBrowser(request), SiteProof.NONE, "");
  }

  /** The same prompt after a proof that failed. */
  LogInPrompt failed() {
    return new LogInPrompt(session, offersBasic, siteProof, NOT_VERIFIED);
  }

  /** Asks for a proof in a session alone. */
  static LogInPrompt inSession(WebSession session) {
    return inSession(session, SiteProof.NONE);
  }

  /** Asks for a proof in a session alone, and shows one of this site. */
  static LogInPrompt inSession(WebSession session, SiteProof siteProof) {
    return new LogInPrompt(session, false, siteProof, "");
  }

  void addTo(ResponseHeadersBuilder headers) {
    if (offersBasic) {
      headers.add(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"handle\"");
    }
    String nonce = Base64.getEncoder().encodeToString(session.nonce().toArray());
    String handle =
        "Handle sessionId=\""
            + session.id()
            + "\", nonce=\""
            + nonce
            + "\""
            + siteProof.headerFields();
    headers.add(
        HttpHeaderNames.WWW_AUTHENTICATE,
        error.isEmpty() ? handle : handle + ", error=\"" + error + "\"");
  }

  private static boolean isFromBrowser(RequestHeaders request) {
    return !"XMLHttpRequest".equalsIgnoreCase(request.get("x-requested-with"));
  }
}
