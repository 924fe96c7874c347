package io.tanbiao.ops.bench.load;

import io.tanbiao.core.handle.Reference;
import io.tanbiao.protocol.client.Credential;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The flows of clients that create handles. */
final class CreatingFlows extends FlowFactory {
  private final Credential credential;
  private final Reference owner;
  private final boolean inSession;

  CreatingFlows(Credential credential, Reference owner, boolean inSession) {
    this.credential = credential;
    this.owner = owner;
    this.inSession = inSession;
  }

  @Override
  Numbers numbers(LoadPlan plan, int loop) {
    return Numbers.rising(loop, plan.loops());
  }

  @Override
  void connect(LoadPlan plan, List<Generator> generators, boolean epoll) throws IOException {
    ReadingFlows.reach(plan);
    SecureRandom random = new SecureRandom();
    Administrator.Creating creating =
        new Administrator.Creating(plan.dataset(), credential, owner, inSession);
    for (int i = 0; i < generators.size(); i++) {
      Generator generator = generators.get(i);
      List<Flow> flows = new ArrayList<>();
      for (int number = i; number < plan.connections(); number += generators.size()) {
        Connector connector = new Connector(generator.loop(), plan.server(), epoll);
        CreateFlow flow = new CreateFlow(generator, new Administrator(creating, random), connector);
        connector.open(flow, () -> connector.again(flow));
        flows.add(flow);
      }
      generator.loop().submit(() -> generator.start(flows)).syncUninterruptibly();
    }
  }
}
