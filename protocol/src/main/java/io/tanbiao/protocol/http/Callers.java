package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.authenticate.WebSession;
import io.tanbiao.core.authenticate.WebSessions;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Finds out who sent a request over HTTP (wire notes §7).
 *
 * <p>Credentials are looked at over HTTPS only, and then they must be right, whatever is asked for.
 * Those that come with a JSONP callback are not looked at either: any page could have a browser
 * send them and read the answer. Runs on event loops; keys and signatures are checked elsewhere.
 */
final class Callers {
  private final RestAccess access;

  Callers(RestAccess access) {
    this.access = access;
  }

  /** Finds out who sent a request. */
  CompletionStage<Identified> identify(ServiceRequestContext client, RequestHeaders request) {
    if (!isHeard(client) || client.queryParams().contains("callback")) {
      return as(Caller.UNHEARD);
    }
    try {
      Authorization sent = Authorization.parse(request.get(HttpHeaderNames.AUTHORIZATION));
      if (sent instanceof Authorization.Basic basic) {
        return identify(basic, client);
      } else if (sent instanceof Authorization.OfSession session) {
        return identifyInSession(session.fields(), client);
      }
      Optional<ClientCertificate> certificate = ClientCertificate.of(client);
      return certificate.isPresent() ? identify(certificate.get()) : as(Caller.NAMELESS);
    } catch (WireException e) {
      return rejected(prompt(client));
    }
  }

  /**
   * Who sent a request with nothing that could prove who he is; empty when it has to be looked
   * into.
   */
  Optional<Caller> anybody(ServiceRequestContext client, RequestHeaders request) {
    if (!isHeard(client) || client.queryParams().contains("callback")) {
      return Optional.of(Caller.UNHEARD);
    }
    return request.contains(HttpHeaderNames.AUTHORIZATION) || hasCertificate(client)
        ? Optional.empty()
        : Optional.of(Caller.NAMELESS);
  }

  /** Whether credentials of a client are looked at. */
  boolean isHeard(ServiceRequestContext client) {
    return client.sessionProtocol().isTls()
        || (access.plainOnLoopback() && client.remoteAddress().getAddress().isLoopbackAddress());
  }

  /** Asks for any proof, with a new session. */
  LogInPrompt prompt(ServiceRequestContext client) {
    return LogInPrompt.of(sessions().open(client.remoteAddress()), client.request().headers());
  }

  private LogInPrompt promptInSession(ServiceRequestContext client) {
    return LogInPrompt.inSession(sessions().open(client.remoteAddress()));
  }

  /** The sessions of clients. */
  WebSessions sessions() {
    return access.sessions();
  }

  /** Proves which site this is. */
  SiteProofs siteProofs() {
    return access.siteProofs();
  }

  /** Checks a secret key. */
  CompletionStage<Checked> verify(Authorization.Basic basic, ServiceRequestContext client) {
    return access
        .credentials()
        .verifySecret(basic.identity(), basic.secret(), client.remoteAddress());
  }

  /** Checks a proof in a session. */
  CompletionStage<Checked> verify(
      SessionProof proof, WebSession session, ServiceRequestContext client) {
    Octets signed = Octets.concat(session.nonce(), proof.clientNonce());
    return access.credentials().verifyAnswer(proof.answer(), signed, client.remoteAddress());
  }

  private CompletionStage<Identified> identify(
      Authorization.Basic basic, ServiceRequestContext client) {
    return verify(basic, client)
        .thenApply(
            checked ->
                checked.isValid()
                    ? proven(basic.identity())
                    : rejection(checked, () -> prompt(client)));
  }

  /** A certificate that proves nobody is as good as none: the client may not know it was sent. */
  private CompletionStage<Identified> identify(ClientCertificate certificate) {
    return access
        .credentials()
        .verifyKey(certificate.identity(), certificate.key())
        .thenApply(
            checked ->
                checked.isValid()
                    ? proven(certificate.identity())
                    : JsonReply.notChecked(checked)
                        .<Identified>map(Identified.Rejected::new)
                        .orElseGet(() -> new Identified.As(Caller.NAMELESS)));
  }

  private CompletionStage<Identified> identifyInSession(
      Map<String, String> fields, ServiceRequestContext client) throws WireException {
    Optional<WebSession> found =
        Optional.ofNullable(fields.get("sessionId")).flatMap(sessions()::find);
    if (found.isEmpty()) {
      return rejectedWithProof(sessions().open(client.remoteAddress()), fields);
    }
    WebSession session = found.get();
    if (!SessionProof.isIn(fields)) {
      return as(new Caller(session.asker(), true));
    }
    SessionProof proof = SessionProof.of(fields);
    return verify(proof, session, client)
        .thenApply(
            checked ->
                checked.isValid()
                    ? provenIn(
                        session,
                        new Asker.Remembered(proof.answer().identity(), checked.keys()),
                        client)
                    : rejection(checked, () -> LogInPrompt.inSession(session)));
  }

  /** The proof holds for the session from now on, unless that has ended meanwhile. */
  private Identified provenIn(
      WebSession session, Asker.Remembered somebody, ServiceRequestContext client) {
    return sessions().prove(session.id(), somebody).isPresent()
        ? proven(somebody.name())
        : new Identified.Rejected(JsonReply.prompting(promptInSession(client)));
  }

  private static boolean hasCertificate(ServiceRequestContext client) {
    return client.sslSession() != null && ClientCertificate.of(client).isPresent();
  }

  private static Identified proven(Reference identity) {
    return new Identified.As(new Caller(new Asker.Proven(identity), true));
  }

  private static Identified rejection(Checked checked, Supplier<LogInPrompt> prompt) {
    return new Identified.Rejected(
        JsonReply.notChecked(checked).orElseGet(() -> JsonReply.prompting(prompt.get().failed())));
  }

  private static CompletionStage<Identified> as(Caller caller) {
    return CompletableFuture.completedFuture(new Identified.As(caller));
  }

  private CompletionStage<Identified> rejectedWithProof(
      WebSession opened, Map<String, String> fields) throws WireException {
    return siteProofs()
        .proofFor(opened, fields)
        .thenApply(proof -> LogInPrompt.inSession(opened, proof))
        .thenApply(prompt -> new Identified.Rejected(JsonReply.prompting(prompt)));
  }

  private static CompletionStage<Identified> rejected(LogInPrompt prompt) {
    return CompletableFuture.completedFuture(new Identified.Rejected(JsonReply.prompting(prompt)));
  }
}
