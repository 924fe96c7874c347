package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import java.util.Optional;

/** On whose behalf a request comes, as far as anybody proved it before the request. */
public sealed interface Asker {
  /** Nobody proved anything. */
  Asker ANYBODY = new Anybody();

  /** Who asks, if that is proven: rights are judged and requests recorded by it. */
  Optional<Reference> identity();

  /**
   * The state of the identity's keys when it proved itself, if that was before this request: it has
   * to do so again once they change.
   */
  Optional<Octets> keysAtProof();

  /** Nobody proved anything: a challenge may follow. */
  record Anybody() implements Asker {
    @Override
    public Optional<Reference> identity() {
      return Optional.empty();
    }

    @Override
    public Optional<Octets> keysAtProof() {
      return Optional.empty();
    }
  }

  /**
   * Somebody did, along with the request.
   *
   * @param name handle and index of the key
   */
  record Proven(Reference name) implements Asker {
    @Override
    public Optional<Reference> identity() {
      return Optional.of(name);
    }

    @Override
    public Optional<Octets> keysAtProof() {
      return Optional.empty();
    }
  }

  /**
   * Somebody did before, for the web session or the connection that the request came in.
   *
   * @param name handle and index of the key
   * @param keys their state at the proof
   */
  record Remembered(Reference name, Octets keys) implements Asker {
    @Override
    public Optional<Reference> identity() {
      return Optional.of(name);
    }

    @Override
    public Optional<Octets> keysAtProof() {
      return Optional.of(keys);
    }
  }

  /**
   * Somebody in a session.
   *
   * @param session whose id the request names
   * @param vouched whether a MAC shows that the request comes from who has the key of the session;
   *     there is none otherwise, since a wrong one makes an {@link Impostor}
   */
  record Member(Session session, boolean vouched) implements Asker {
    @Override
    public Optional<Reference> identity() {
      return vouched ? session.owner() : Optional.empty();
    }

    @Override
    public Optional<Octets> keysAtProof() {
      return Optional.of(session.ownerKeys());
    }
  }

  /**
   * Somebody who claims to be in a session and is not.
   *
   * @param why the claim is false
   * @param explanation for the peer
   */
  record Impostor(Why why, String explanation) implements Asker {
    @Override
    public Optional<Reference> identity() {
      return Optional.empty();
    }

    @Override
    public Optional<Octets> keysAtProof() {
      return Optional.empty();
    }

    /** Why a claim is false. */
    public enum Why {
      /** There is no such session, or none any more. */
      NO_SUCH_SESSION,
      /** Its MAC was not made with the key of the session. */
      WRONG_MAC,
      /** Its counter came before, or is too old to tell. */
      SEEN_BEFORE
    }
  }
}
