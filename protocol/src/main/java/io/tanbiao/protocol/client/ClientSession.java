package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.session.OpenSession;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;

/** How messages are written and read: in the clear, or encrypted and vouched for in a session. */
sealed interface ClientSession {
  /** The id for envelopes; 0 for none. */
  int id();

  /** Flags that requests have besides those of the operation. */
  int flags();

  /** A request as it is sent, with its envelope. */
  Octets write(Message request);

  /**
   * Reads an answer.
   *
   * @throws WireException when it is none, or was made by somebody else
   */
  Message read(Envelope envelope, ByteBuffer octets) throws WireException;

  /** No session. */
  record None() implements ClientSession {
    @Override
    public int id() {
      return 0;
    }

    @Override
    public int flags() {
      return 0;
    }

    @Override
    public Octets write(Message request) {
      return MessageCodec.encode(request);
    }

    @Override
    public Message read(Envelope envelope, ByteBuffer octets) throws WireException {
      if (envelope.encrypted()) {
        throw new WireException(
            WireException.Reason.NOT_DECRYPTABLE, "encrypted (expected: a session for it)");
      }
      return MessageCodec.decode(envelope, octets);
    }
  }

  /**
   * A session, all of which is encrypted.
   *
   * @param session with the key that both sides know
   * @param identity whose it is
   */
  record In(OpenSession session, Reference identity) implements ClientSession {
    @Override
    public int id() {
      return session.id();
    }

    @Override
    public int flags() {
      return OpFlags.ENCR | OpFlags.CERT;
    }

    @Override
    public Octets write(Message request) {
      return session.encrypt(session.vouchFor(request));
    }

    @Override
    public Message read(Envelope envelope, ByteBuffer octets) throws WireException {
      Message answer =
          envelope.encrypted()
              ? session.decrypt(envelope, Octets.remainingOf(octets.duplicate()))
              : MessageCodec.decode(envelope, octets);
      if (succeeded(answer) && !isVouchedFor(answer)) {
        throw new WireException(
            WireException.Reason.BAD_FIELD, "MAC (expected: one with the key of the session)");
      }
      return answer;
    }

    /**
     * Refusals can come from a server that no longer knows the session, and that it ended from one
     * that has just forgotten it.
     */
    private static boolean succeeded(Message answer) {
      return answer.header().responseCode() == ResponseCode.SUCCESS.number()
          && !answer.header().opCode().equals(OpCode.SESSION_TERMINATE);
    }

    private boolean isVouchedFor(Message answer) {
      return session.askerOf(answer) instanceof Asker.Member member && member.vouched();
    }
  }
}
