package io.tanbiao.protocol.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import io.tanbiao.core.authenticate.WebSession;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.protocol.json.JsonText;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** What the JSON interface says about sessions (wire notes §7). */
final class SessionReply {
  private SessionReply() {}

  /** A session was opened. */
  static HttpResponse opened(WebSession session, SiteProof proof) {
    return JsonReply.reply(HttpStatus.CREATED, object(session, proof, ""), JsonStyle.PLAIN)
        .mapHeaders(
            headers ->
                headers.toBuilder().add(HttpHeaderNames.LOCATION, ThisSessionService.PATH).build());
  }

  /** The state of a session. */
  static HttpResponse state(WebSession session) {
    return state(session, SiteProof.NONE);
  }

  /** The state of a session, and which site this is. */
  static HttpResponse state(WebSession session, SiteProof proof) {
    return JsonReply.reply(HttpStatus.OK, object(session, proof, ""), JsonStyle.PLAIN);
  }

  /** A proof in a session failed. */
  static HttpResponse notVerified(WebSession session) {
    return JsonReply.prompting(
        LogInPrompt.inSession(session).failed(),
        object(session, SiteProof.NONE, LogInPrompt.NOT_VERIFIED));
  }

  /** Who asks outside of any session. */
  static HttpResponse stateOf(Caller caller) {
    Octets object =
        JsonText.write(
            false,
            json -> {
              json.writeStartObject();
              json.writeBooleanField("authenticated", caller.isProven());
              writeIdentity(caller.asker(), json);
              json.writeEndObject();
            });
    return JsonReply.reply(HttpStatus.OK, object, JsonStyle.PLAIN);
  }

  private static Octets object(WebSession session, SiteProof proof, String error) {
    return JsonText.write(
        false,
        json -> {
          json.writeStartObject();
          json.writeStringField("sessionId", session.id());
          json.writeStringField(
              "nonce", Base64.getEncoder().encodeToString(session.nonce().toArray()));
          proof.writeTo(json);
          if (session.asker().identity().isPresent()) {
            json.writeBooleanField("authenticated", true);
            writeIdentity(session.asker(), json);
          }
          if (!error.isEmpty()) {
            json.writeStringField("error", error);
          }
          json.writeEndObject();
        });
  }

  private static void writeIdentity(Asker asker, JsonGenerator json) throws IOException {
    Optional<Reference> identity = asker.identity();
    if (identity.isPresent()) {
      json.writeStringField("id", identity.get().toString());
    }
  }
}
