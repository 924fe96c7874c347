package io.tanbiao.protocol.peer;

import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.peer.PeerException;
import io.tanbiao.protocol.client.ClientTimeouts;
import io.tanbiao.protocol.client.ClientTransport;
import io.tanbiao.protocol.client.HandleClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server of a peer. Blocks; safe for use by any thread. */
final class PeerServer {
  /** The most questions to one server at a time, so that a dead one keeps room for others. */
  static final int MAX_QUESTIONS_AT_A_TIME = 4;

  /** Of the server itself, signed, bound to the question; public values only, and no referral. */
  private static final OpFlags FLAGS =
      new OpFlags(OpFlags.AUTH | OpFlags.CERT | OpFlags.RRDG | OpFlags.PUBL | OpFlags.DNRF);

  private static final long COMPLAINT_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Logger LOGGER = LoggerFactory.getLogger(PeerServer.class);

  private final InetSocketAddress address;
  private final PublicKey key;
  private final Semaphore room = new Semaphore(MAX_QUESTIONS_AT_A_TIME);
  private final AtomicLong nextComplaintNanos = new AtomicLong(System.nanoTime());

  PeerServer(InetSocketAddress address, PublicKey key) {
    this.address = address;
    this.key = key;
  }

  /**
   * Asks on a connection of its own.
   *
   * @param within how long it may take, connection included
   */
  Outcome ask(Operation question, Duration within) throws PeerException {
    if (!room.tryAcquire()) {
      throw PeerException.busy(address + " is asked too much already");
    }
    ClientTimeouts timeouts = ClientTimeouts.within(within);
    try (HandleClient client =
        HandleClient.connect(address, ClientTransport.TCP, timeouts).certifiedBy(key)) {
      return client.send(question, FLAGS);
    } catch (IOException e) {
      complain(e);
      throw PeerException.failed(address + ": " + e.getMessage(), e);
    } finally {
      room.release();
    }
  }

  /** At most once a minute, since whoever names an identity of a peer has it asked. */
  private void complain(IOException failure) {
    long now = System.nanoTime();
    long next = nextComplaintNanos.get();
    if (now - next >= 0 && nextComplaintNanos.compareAndSet(next, now + COMPLAINT_NANOS)) {
      LOGGER
          .atWarn()
          .addKeyValue("peer", address)
          .addKeyValue("reason", failure.getMessage())
          .log("peer does not answer as it should");
    }
  }
}
