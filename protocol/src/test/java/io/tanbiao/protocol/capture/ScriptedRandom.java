package io.tanbiao.protocol.capture;

import io.tanbiao.core.handle.Octets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** Gives the numbers that the recorded server gave, so that the recorded proofs are right again. */
final class ScriptedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private transient Octets nonce = Octets.EMPTY;
  private transient Octets vector = Octets.EMPTY;
  private int sessionId;
  private int unscriptedId = 1 << 30;
  private final transient Deque<Long> longs = new ArrayDeque<>();

  /** Gives nothing that was prepared for an earlier answer. */
  void encryptWith(Octets nextVector) {
    this.nonce = Octets.EMPTY;
    this.vector = nextVector;
  }

  void challengeWith(Octets nextNonce, int nextSessionId) {
    this.nonce = nextNonce;
    this.sessionId = nextSessionId;
  }

  void openSession(int nextSessionId) {
    this.sessionId = nextSessionId;
  }

  void mint(UUID suffix) {
    longs.add(suffix.getMostSignificantBits());
    longs.add(suffix.getLeastSignificantBits());
  }

  @Override
  public void nextBytes(byte[] bytes) {
    if (nonce != null && nonce.length() == bytes.length) {
      System.arraycopy(nonce.toArray(), 0, bytes, 0, bytes.length);
      nonce = Octets.EMPTY;
    } else if (vector != null && vector.length() == bytes.length) {
      System.arraycopy(vector.toArray(), 0, bytes, 0, bytes.length);
    } else {
      super.nextBytes(bytes);
    }
  }

  @Override
  public int nextInt() {
    int id = sessionId > 0 ? sessionId : unscriptedId++;
    sessionId = 0;
    return id;
  }

  @Override
  public long nextLong() {
    return longs.isEmpty() ? super.nextLong() : longs.poll();
  }
}
