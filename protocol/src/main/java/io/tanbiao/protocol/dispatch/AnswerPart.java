package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import java.util.Optional;

/**
 * One message of an answer, and what follows it.
 *
 * @param message envelope and message, with message id 0
 * @param rest the messages behind it; empty after the last
 */
public record AnswerPart(Octets message, Optional<AnswerRest> rest) {
  /** A message behind which nothing follows. */
  static AnswerPart last(Octets message) {
    return new AnswerPart(message, Optional.empty());
  }
}
