package io.tanbiao.protocol;

import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.Authenticator;
import io.tanbiao.core.authenticate.Credentials;
import io.tanbiao.core.authenticate.ProofRules;
import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.authenticate.WebSessions;
import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.pipeline.Rounds;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import io.tanbiao.protocol.cache.AnswerCache;
import io.tanbiao.protocol.cache.RecordStamps;
import io.tanbiao.protocol.dispatch.HotPath;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.http.RestAccess;
import io.tanbiao.protocol.http.SiteProofs;
import io.tanbiao.protocol.session.KeySources;
import io.tanbiao.protocol.session.ServerKey;
import io.tanbiao.protocol.session.SessionOperations;
import io.tanbiao.protocol.session.SessionSettings;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.sm2.BouncyCastleSm2;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The rules of a node over a store in memory, answered on the thread that asks. */
public final class InMemoryNode {
  /** Who administers the node. */
  public static final Reference ADMINISTRATOR = new Reference(Handle.of("88.300/ADMIN"), 300);

  /** Who administers it too, with a secret key. */
  public static final Reference SECOND_ADMINISTRATOR =
      new Reference(Handle.of("88.300/ADMIN"), 301);

  private static final ProofRules RULES = new ProofRules(false, new BouncyCastleSm2());

  /** One for all nodes, since it takes long to make. */
  private static final ServerKey SERVER_KEY = ServerKey.random(new SecureRandom());

  private final Store store = new InMemoryStore(CaseRule.IGNORE_ASCII_CASE);
  private final Queue<WireException.Reason> refusals = new ConcurrentLinkedQueue<>();
  private final ThrottledAuthenticator authenticator =
      new ThrottledAuthenticator(
          new Authenticator(store, RULES), ProofThrottle.Limits.STANDARD, System::nanoTime);
  private final SessionSettings settings;
  private final Sessions sessions;
  private volatile Site site = siteOf(List.of());
  private volatile NodeRules rules = NodeRules.STANDARD;

  /** Without records. */
  public InMemoryNode() {
    this(SessionSettings.STANDARD);
  }

  /** Without records, with sessions of its own kind. */
  public InMemoryNode(SessionSettings settings) {
    this.settings = settings;
    this.sessions = new Sessions(settings, Clock.systemUTC(), new SecureRandom());
  }

  /** Becomes responsible for prefixes. */
  public InMemoryNode homing(String... prefixes) {
    for (String prefix : prefixes) {
      commit(new Write.HomePrefix(Prefix.of(prefix)));
    }
    return this;
  }

  /** Gets a record. */
  public InMemoryNode holding(String name, HandleValue... values) {
    return holding(Handle.of(name), List.of(values));
  }

  /** Gets a record. */
  public InMemoryNode holding(Handle handle, List<HandleValue> values) {
    commit(
        new Write.CreateRecord(store.caseRule().key(handle), HandleRecord.of(handle, 1, values)));
    return this;
  }

  /** Gets a site record. */
  public InMemoryNode at(Site newSite) {
    this.site = newSite;
    return this;
  }

  /** Gets other rules. */
  public InMemoryNode by(NodeRules newRules) {
    this.rules = newRules;
    return this;
  }

  /** The entrance for requests. */
  public Pipeline handler() {
    return Pipeline.of(
        new Pipeline.Parts(
            store,
            () -> site,
            new ServerAdministrators(Set.of(ADMINISTRATOR, SECOND_ADMINISTRATOR), true),
            Duration.ofSeconds(60),
            Clock.systemUTC(),
            new SecureRandom(),
            Lanes.of(Runnable::run),
            List.of(),
            new SessionOperations(sessions, settings, sessionKeys()),
            authenticator,
            Peering.NONE,
            rules));
  }

  private KeySources sessionKeys() {
    KeySources keys = KeySources.of(new StoredKeys(store)::publicKey, new SecureRandom());
    return new KeySources(keys.agreement(), SERVER_KEY, keys.holders(), keys.random());
  }

  /** How clients of the JSON interface prove who they are; over HTTPS only. */
  public RestAccess access() {
    return new RestAccess(
        new Credentials(authenticator, Runnable::run, Peering.NONE),
        new WebSessions(Clock.systemUTC(), new SecureRandom()),
        new SiteProofs(Signatures.NONE, Runnable::run));
  }

  /** The entrance for messages. */
  public RequestDispatcher dispatcher() {
    return dispatcher(RequestLimit.none());
  }

  /** The entrance for messages of a node that answers no more than it is allowed to. */
  public RequestDispatcher dispatcher(RequestLimit limit) {
    Pipeline pipeline = handler();
    return dispatcher(pipeline, hotPath(limit, store, pipeline));
  }

  /** The entrance for messages of a node that looks everything up anew. */
  public RequestDispatcher coldDispatcher() {
    return dispatcher(handler(), HotPath.none());
  }

  private RequestDispatcher dispatcher(RequestHandler handler, HotPath hot) {
    return new RequestDispatcher(
        handler,
        () -> site.serial(),
        Clock.systemUTC(),
        Signatures.NONE,
        sessions,
        (transport, reason) -> refusals.add(reason),
        hot);
  }

  /** A hot path with a cache that a store keeps true. */
  public static HotPath hotPath(RequestLimit limit, Store store, QuickHandler quick) {
    return new HotPath(limit, new AnswerCache(1, stampsOf(store)), quick, Rounds.NONE);
  }

  /** Stamps that a store keeps true. */
  public static RecordStamps stampsOf(Store store) {
    RecordStamps stamps = new RecordStamps();
    store.watch(new Invalidation(stamps));
    return stamps;
  }

  private record Invalidation(RecordStamps stamps) implements CommitWatcher {
    @Override
    public void recordWritten(HandleKey key) {
      stamps.changed(key);
    }

    @Override
    public void prefixWritten(Prefix prefix) {
      stamps.prefixesChanged();
    }

    @Override
    public void anythingWritten() {
      stamps.prefixesChanged();
    }
  }

  /** Why octets were refused, in order. */
  public Collection<WireException.Reason> refusals() {
    return refusals;
  }

  /** The site record. */
  public Site site() {
    return site;
  }

  /** Where everything is kept. */
  public Store store() {
    return store;
  }

  /** A site of one server on the loopback interface, without a key. */
  public static Site siteOf(List<ServerInterface> interfaces) {
    SiteServer server =
        new SiteServer(
            1, SiteServer.addressOf(InetAddress.getLoopbackAddress()), Octets.EMPTY, interfaces);
    return new Site(
        1,
        2,
        11,
        1,
        Site.PRIMARY,
        HashOption.WHOLE_HANDLE,
        Octets.EMPTY,
        List.of(),
        List.of(server));
  }

  private void commit(Write write) {
    Commit commit =
        store.commit(new Change(0, List.of(), List.of(write))).toCompletableFuture().join();
    if (!(commit instanceof Commit.Done)) {
      throw new AssertionError(commit);
    }
  }
}
