package io.tanbiao.protocol.udp;

import io.tanbiao.core.handle.Octets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Remembers requests that must not act twice, and their answers, for as long as clients repeat them
 * (wire notes §1: after 0.5, 1 and 1.5 seconds). Bounded in requests, answers, octets and time.
 * Belongs to one event loop.
 */
final class KeptAnswers {
  private final UdpSettings.Repeats bounds;
  private final LongSupplier nanoTime;
  private final Set<RequestKey> underWay = new HashSet<>();
  private final Map<RequestKey, Kept> answers = new LinkedHashMap<>();
  private long answerOctets;

  private record Kept(Octets answer, long deadlineNanos) {}

  /** What is known of a request. */
  sealed interface Known {
    /** Nothing: it is to be acted upon, and its answer to be told. */
    record Never() implements Known {}

    /** It is being acted upon. */
    record UnderWay() implements Known {}

    /**
     * It was answered.
     *
     * @param answer to send again
     */
    record Answered(Octets answer) implements Known {}

    /** Nothing, and nothing can be remembered now. */
    record Full() implements Known {}
  }

  KeptAnswers(UdpSettings.Repeats bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.nanoTime = nanoTime;
  }

  /** Says what is known of a request, which is under way from now on if that is nothing. */
  Known begin(RequestKey request) {
    expire();
    Kept kept = answers.get(request);
    if (kept != null) {
      return new Known.Answered(kept.answer());
    } else if (underWay.contains(request)) {
      return new Known.UnderWay();
    } else if (underWay.size() >= bounds.maxUnderWay()) {
      return new Known.Full();
    }
    underWay.add(request);
    return new Known.Never();
  }

  /** Keeps the answer to a request that was under way. */
  void answered(RequestKey request, Octets answer) {
    underWay.remove(request);
    long deadline = nanoTime.getAsLong() + bounds.lifetime().toNanos();
    answers.put(request, new Kept(answer, deadline));
    answerOctets += answer.length();
    while (answers.size() > bounds.maxAnswers() || answerOctets > bounds.maxAnswerOctets()) {
      Iterator<Kept> oldest = answers.values().iterator();
      forget(oldest.next(), oldest);
    }
  }

  /** Lets a request that was under way be acted upon again. */
  void forget(RequestKey request) {
    underWay.remove(request);
  }

  /** Forgets answers whose time is up. */
  void expire() {
    long now = nanoTime.getAsLong();
    Iterator<Kept> oldest = answers.values().iterator();
    while (oldest.hasNext()) {
      Kept kept = oldest.next();
      if (kept.deadlineNanos() - now > 0) {
        return;
      }
      forget(kept, oldest);
    }
  }

  /** How many answers are kept. */
  int size() {
    return answers.size();
  }

  private void forget(Kept kept, Iterator<Kept> at) {
    at.remove();
    answerOctets -= kept.answer().length();
  }
}
