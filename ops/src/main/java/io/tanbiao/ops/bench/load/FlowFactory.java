package io.tanbiao.ops.bench.load;

import io.tanbiao.core.handle.Reference;
import io.tanbiao.protocol.client.Credential;
import java.io.IOException;
import java.util.List;

/** Makes the flows of a load, one for each connection. */
public abstract class FlowFactory {
  FlowFactory() {}

  /** Flows of a workload that only reads, with the dialect of its server. */
  public static FlowFactory reading(DialectFactory dialects) {
    return new ReadingFlows(dialects);
  }

  /**
   * Flows of clients that create handles.
   *
   * @param credential who creates
   * @param owner whom the HS_ADMIN of new records names
   * @param inSession whether each client opens a session first; else each handle is challenged
   */
  public static FlowFactory creating(Credential credential, Reference owner, boolean inSession) {
    return new CreatingFlows(credential, owner, inSession);
  }

  /** Makes dialects, one for each event loop. */
  public interface DialectFactory {
    /** The dialect of a plan. */
    Dialect of(LoadPlan plan);
  }

  /** What one event loop asks for. */
  abstract Numbers numbers(LoadPlan plan, int loop);

  /**
   * Connects and starts the generators.
   *
   * @throws IOException when the server cannot be reached
   */
  abstract void connect(LoadPlan plan, List<Generator> generators, boolean epoll)
      throws IOException;
}
