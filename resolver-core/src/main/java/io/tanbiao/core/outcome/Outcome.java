package io.tanbiao.core.outcome;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.site.Site;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What became of a request. Every failure is an outcome too. */
public sealed interface Outcome {
  /** The response code it is sent with. */
  int responseCode();

  /** The same outcome; if it is a list, what opens is changed so. */
  default Outcome withNames(UnaryOperator<NameCursor> change) {
    return this;
  }

  /** An outcome that is sent with code 1. */
  sealed interface Success extends Outcome {
    @Override
    default int responseCode() {
      return ResponseCode.SUCCESS.number();
    }
  }

  /**
   * Values of a record.
   *
   * @param handle the name as it was asked for
   * @param valueList the values in wire form: {@link io.tanbiao.core.handle.ValueListCodec}
   */
  record Resolved(Handle handle, Octets valueList) implements Success {}

  /**
   * The site record of this server.
   *
   * @param site the record
   */
  record SiteInfo(Site site) implements Success {}

  /**
   * A handle was registered.
   *
   * @param handle its name, with the suffix that was minted if one was
   * @param overwritten whether a record was replaced
   */
  record Created(Handle handle, boolean overwritten) implements Success {}

  /**
   * Done, nothing to say.
   *
   * @param overwritten whether something was replaced that the request might only have added
   */
  record Done(boolean overwritten) implements Success {
    /** Done, nothing replaced. */
    public static final Done PLAINLY = new Done(false);
  }

  /**
   * A list of handles of a prefix, or of homed prefixes, of any length.
   *
   * <p>Whoever gets one opens it at least once, since it takes a place among the open lists.
   *
   * @param names opens the list at its beginning, as often as it is wanted; closed by who opens it
   */
  record Listing(Supplier<NameCursor> names) implements Success {
    @Override
    public Outcome withNames(UnaryOperator<NameCursor> change) {
      return new Listing(() -> change.apply(names.get()));
    }
  }

  /**
   * Names that fit into one message: a page of a {@link Listing}.
   *
   * @param handles in order
   */
  record Names(List<Handle> handles) implements Success {
    /** Copies the names. */
    public Names {
      handles = List.copyOf(handles);
    }
  }

  /**
   * Whether somebody's answer to a challenge is right.
   *
   * @param valid whether it is
   */
  record Verified(boolean valid) implements Success {}

  /**
   * A session was opened.
   *
   * @param sessionId of the new session, above 0; sent in the envelope
   * @param mode the key exchange
   * @param data of the key exchange
   */
  record SessionOpened(int sessionId, int mode, Octets data) implements Success {}

  /**
   * A transaction number.
   *
   * @param id the number
   */
  record TransactionId(long id) implements Success {}

  /**
   * A stream follows on the same connection.
   *
   * @param keepAlive whether the connection stays open behind it
   */
  record StreamFollows(boolean keepAlive) implements Success {}

  /**
   * Prove who you are (code 402).
   *
   * @param sessionId by which the answer names this challenge
   * @param nonce 16 random octets to sign, together with the digest of the request
   * @param digest of the request, in the algorithm of the answer's version
   */
  record Challenge(int sessionId, Octets nonce, Octets digest) implements Outcome {
    @Override
    public int responseCode() {
      return ResponseCode.AUTHENTICATION_NEEDED.number();
    }
  }

  /**
   * Ask somewhere else (codes 302 and 303).
   *
   * @param code which of both
   * @param handle where to look for the site; may be empty
   * @param values site values themselves, which win; may be none
   */
  record Referral(ResponseCode code, Handle handle, List<HandleValue> values) implements Outcome {
    /** Copies the values. */
    public Referral {
      values = List.copyOf(values);
    }

    @Override
    public int responseCode() {
      return code.number();
    }
  }

  /**
   * The outcome of an earlier request, which the answer to a challenge completed.
   *
   * <p>Sent as the answer to that request, with its operation, flags and session id, but to the
   * request that brought the proof (wire notes §3).
   *
   * @param opCode of the earlier request
   * @param flags of the earlier request
   * @param sessionId of the earlier request
   * @param answerVersion of the earlier request, which decides digest and signature of the answer
   * @param outcome what became of it; never of this kind itself
   */
  record OfChallenged(
      OpCode opCode, OpFlags flags, int sessionId, ProtocolVersion answerVersion, Outcome outcome)
      implements Outcome {
    /** Refuses nesting. */
    public OfChallenged {
      if (outcome instanceof OfChallenged) {
        throw new IllegalArgumentException("outcome: of a challenged request already");
      }
    }

    /** Another outcome of the same request. */
    public OfChallenged with(Outcome other) {
      return new OfChallenged(opCode, flags, sessionId, answerVersion, other);
    }

    @Override
    public int responseCode() {
      return outcome.responseCode();
    }

    @Override
    public Outcome withNames(UnaryOperator<NameCursor> change) {
      return with(outcome.withNames(change));
    }
  }

  /**
   * Refused or failed.
   *
   * @param responseCode any code but 1, also one without meaning here
   * @param message a fixed text for the peer; may be empty, never a secret
   * @param waitSeconds after which the same request may succeed; 0 when nobody knows
   */
  record Refused(int responseCode, String message, int waitSeconds) implements Outcome {
    /** Refuses for as long as it takes. */
    public Refused(int responseCode, String message) {
      this(responseCode, message, 0);
    }

    /** Refuses with a code. */
    public static Refused with(ResponseCode code, String message) {
      return new Refused(code.number(), message);
    }

    /** Refuses with a code that says enough. */
    public static Refused with(ResponseCode code) {
      return new Refused(code.number(), "");
    }
  }
}
