package io.tanbiao.core;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.Authenticator;
import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestObserver;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.core.store.Store;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A whole node without transports: the prefix 88.300, its administrator, somebody else, and the
 * administrator of the node, each with a secret key at index 301.
 */
public final class SampleNode {
  /** Has all rights on the prefix 88.300. */
  public static final String ADMIN = "301:88.300/ADMIN";

  /** Has a key and no right. */
  public static final String USER = "301:88.300/USER";

  /** Administers the node. */
  public static final String ROOT = "301:88.300/ROOT";

  /** How long a challenge can be answered. */
  public static final Duration CHALLENGE_LIFE = Duration.ofSeconds(60);

  /** What op 2 answers. */
  public static final Site SITE =
      new Site(
          1,
          2,
          11,
          7,
          Site.PRIMARY,
          HashOption.WHOLE_HANDLE,
          Octets.EMPTY,
          List.of(),
          List.of(
              new SiteServer(
                  1,
                  Octets.hex("0000000000000000000000007f000001"),
                  Octets.utf8("the key of the sample node"),
                  List.of(new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, 2641)))));

  private final Store store;
  private final ManualClock clock = ManualClock.ofSomeDay();
  private final RequestHandler pipeline;
  private final AtomicInteger requests = new AtomicInteger();

  /** A node whose administrator has no further rights. */
  public SampleNode() {
    this(SampleStore.empty(), Runnable::run, false);
  }

  /** A node on a store of its own; what may block is run by the executor. */
  public SampleNode(
      Store store, Executor executor, boolean rootHasAllRights, RequestObserver... observers) {
    this(store, Lanes.of(executor), rootHasAllRights, observers);
  }

  /** A node on a store of its own, with lanes for what may block. */
  public SampleNode(
      Store store, Lanes lanes, boolean rootHasAllRights, RequestObserver... observers) {
    this(store, lanes, rootHasAllRights, Peering.NONE, NodeRules.STANDARD, List.of(observers));
  }

  /** A node that asks peers. */
  public SampleNode(Peering peering) {
    this(
        SampleStore.empty(),
        Lanes.of(Runnable::run),
        false,
        peering,
        NodeRules.STANDARD,
        List.of());
  }

  /** A node whose administrator has no further rights, with other rules. */
  public SampleNode(NodeRules rules, RequestObserver... observers) {
    this(
        SampleStore.empty(),
        Lanes.of(Runnable::run),
        false,
        Peering.NONE,
        rules,
        List.of(observers));
  }

  private SampleNode(
      Store store,
      Lanes lanes,
      boolean rootHasAllRights,
      Peering peering,
      NodeRules rules,
      List<RequestObserver> observers) {
    this.store = store;
    SampleStore.home(store, "88.300");
    SampleStore.put(store, "0.NA/88.300", SampleStore.admin(100, AdminEntry.ALL_RIGHTS, ADMIN));
    for (String identity : List.of(ADMIN, USER, ROOT)) {
      Reference key = Reference.parse(identity);
      SampleStore.put(
          store, key.handle().toString(), SampleStore.secretKey(key.index(), secretOf(identity)));
    }
    this.pipeline =
        Pipeline.of(
            new Pipeline.Parts(
                store,
                () -> SITE,
                new ServerAdministrators(Set.of(Reference.parse(ROOT)), rootHasAllRights),
                CHALLENGE_LIFE,
                clock,
                SeededRandom.of("sample node"),
                lanes,
                observers,
                SampleNode::withoutSessions,
                new ThrottledAuthenticator(
                    new Authenticator(store), ProofThrottle.Limits.STANDARD, System::nanoTime),
                peering,
                rules));
  }

  private static CompletionStage<Outcome> withoutSessions(
      RequestContext context, Operation operation) {
    return CompletableFuture.completedFuture(
        Refused.with(
            ResponseCode.OPERATION_NOT_SUPPORTED,
            "Operation not supported: " + operation.opCode().number()));
  }

  /** The store behind it. */
  public Store store() {
    return store;
  }

  /** Its time. */
  public ManualClock clock() {
    return clock;
  }

  /** Puts a record past all rules. */
  public SampleNode with(String handle, HandleValue... values) {
    SampleStore.put(store, handle, values);
    return this;
  }

  /** The values of a record that must be there. */
  public List<HandleValue> valuesOf(String handle) {
    return SampleStore.valuesOf(store, handle);
  }

  /** Asks without proving anything. */
  public Outcome ask(Operation operation, int... flags) {
    return join(handle(context(0, flags), operation));
  }

  /** Asks, and answers the challenge with the secret key of an identity, if there is one. */
  public Outcome as(String identity, Operation operation, int... flags) {
    Outcome outcome = ask(operation, flags);
    return outcome instanceof Challenge challenge ? answer(identity, challenge) : outcome;
  }

  /** Answers a challenge with the secret key of an identity. */
  public Outcome answer(String identity, Challenge challenge) {
    Outcome outcome = join(handle(context(challenge.sessionId()), proof(identity, challenge)));
    return outcome instanceof OfChallenged of ? of.outcome() : outcome;
  }

  /** The right answer to a challenge, by HMAC-SHA256. */
  public static ChallengeAnswer proof(String identity, Challenge challenge) {
    byte[] signed = Octets.concat(challenge.nonce(), challenge.digest()).toArray();
    Octets mac = hmac(secretOf(identity), signed);
    return new ChallengeAnswer(
        Octets.utf8("HS_SECKEY"), Reference.parse(identity), Octets.concat(Octets.hex("13"), mac));
  }

  /** Sends a request. */
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return pipeline.handle(context, operation);
  }

  /** The circumstances of a new request. */
  public RequestContext context(int sessionId, int... flags) {
    OpFlags opFlags = OpFlags.NONE;
    for (int flag : flags) {
      opFlags = opFlags.with(flag);
    }
    return new RequestContext(
        Transport.TCP,
        InetSocketAddress.createUnresolved("peer", 2641),
        sessionId,
        opFlags,
        ProtocolVersion.NEWEST,
        Octets.utf8("request " + requests.incrementAndGet()));
  }

  private static Outcome join(CompletionStage<Outcome> outcome) {
    return outcome.toCompletableFuture().join();
  }

  private static String secretOf(String identity) {
    return "secret of " + identity;
  }

  private static Octets hmac(String secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Octets.of(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has HmacSHA256", e);
    }
  }
}
