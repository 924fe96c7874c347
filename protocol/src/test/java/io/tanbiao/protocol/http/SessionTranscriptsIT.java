package io.tanbiao.protocol.http;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.authenticate.WebSessions;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.capture.CapturedKeys;
import io.tanbiao.protocol.session.SiteSignatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Sessions as the official server had them, with its nonces, so that the signatures that were made
 * over them are right again, and with its key (wire notes §7). Session ids differ.
 */
class SessionTranscriptsIT {
  private static final Pattern SESSION_ID = Pattern.compile("sessionId\"?[=:]\"([^\"]+)\"");
  private static final List<String> NONCES =
      List.of(
          "XpU6quYh5uYLWw4kSOc4lQ==",
          "WJQP7cE013zC98q9KI26XQ==",
          "jfr7M3fhdiXJ0v43BN7Tnw==",
          "8wpbA1deLqEbXIbC0dCZtg==",
          "ekQXwc7i5d1cNTvzueG0WQ==");

  private final Map<String, String> ourIds = new HashMap<>();

  @Test
  void answersLikeTheOfficialServer() throws IOException, WireException {
    // Given
    InMemoryNode records = Fixtures.node();
    WebSessions sessions = new WebSessions(Clock.systemUTC(), new ScriptedNonces());
    RestAccess access =
        new RestAccess(
            records.access().credentials(),
            sessions,
            new SiteProofs(new SiteSignatures(CapturedKeys.server()), Runnable::run));
    try (HttpNode node = new HttpNode(records, access)) {
      for (Transcript transcript : Transcript.read("/rest/rest-09-sessions.http")) {
        // When
        RawHttp answer = transcript.replay(node.address(), withOurIds(transcript.request()));

        // Then
        assertThat(answer.status()).as(transcript.toString()).isEqualTo(transcript.status());
        assertThat(withoutVariables(answer.body()))
            .as(transcript.toString())
            .isEqualTo(withoutVariables(transcript.body()));
        assertThat(prompts(answer.head()))
            .as(transcript.toString())
            .isEqualTo(prompts(transcript.head()));
        assertThat(answer.header("Location")).isEqualTo(transcript.header("Location"));
        learnId(transcript, answer);
      }
    }
    assertThat(ourIds).hasSize(NONCES.size());
  }

  private void learnId(Transcript transcript, RawHttp answer) {
    Matcher theirs = SESSION_ID.matcher(transcript.head() + transcript.body());
    Matcher ours = SESSION_ID.matcher(answer.head() + answer.body());
    if (theirs.find() && ours.find()) {
      ourIds.put(theirs.group(1), ours.group(1));
    }
  }

  private String withOurIds(String request) {
    String changed = request;
    for (Map.Entry<String, String> id : ourIds.entrySet()) {
      changed = changed.replace(id.getKey(), id.getValue());
    }
    int end = changed.indexOf("\r\n\r\n");
    int length = changed.substring(end + 4).getBytes(StandardCharsets.UTF_8).length;
    return changed.replaceFirst("Content-Length: [0-9]+", "Content-Length: " + length);
  }

  private static List<String> prompts(String head) {
    return RawHttp.valuesOf(head, "WWW-Authenticate")
        .map(SessionTranscriptsIT::withoutVariables)
        .collect(toList());
  }

  private static String withoutVariables(String text) {
    return SESSION_ID.matcher(text).replaceAll("sessionId");
  }

  /** Ids that count up, and the recorded nonces. */
  private static final class ScriptedNonces extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Deque<String> nonces = new ArrayDeque<>(NONCES);
    private byte id;
    private boolean idIsNext = true;

    @Override
    public void nextBytes(byte[] bytes) {
      if (idIsNext) {
        bytes[0] = ++id;
      } else {
        byte[] nonce = Base64.getDecoder().decode(nonces.remove());
        System.arraycopy(nonce, 0, bytes, 0, bytes.length);
      }
      idIsNext = !idIsNext;
    }
  }
}
