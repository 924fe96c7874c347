package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.json.OutcomeJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes from name to name along HS_ALIAS values, as proxies do (wire notes §5). */
final class AliasWalk {
  /** How many aliases are followed; as many as Handle.Net 9.3.1 follows (wire notes §5). */
  static final int MAX_ALIASES = 20;

  private final Function<Operation, CompletionStage<Outcome>> reads;
  private final RedirectQuery query;

  /**
   * Reads records through a function.
   *
   * @param query which values are read, and whether aliases are followed at all
   */
  AliasWalk(Function<Operation, CompletionStage<Outcome>> reads, RedirectQuery query) {
    this.reads = reads;
    this.query = query;
  }

  /** Walks from a name to the end. */
  CompletionStage<AliasEnd> from(Handle handle) {
    return onFrom(List.of(handle));
  }

  private CompletionStage<AliasEnd> onFrom(List<Handle> way) {
    Handle handle = way.get(way.size() - 1);
    return reads
        .apply(query.asking(handle))
        .thenCompose(
            outcome ->
                aliasIn(outcome)
                    .map(next -> onTo(next, way))
                    .orElseGet(() -> at(new AliasEnd.Arrived(way.get(0), handle, outcome))));
  }

  private CompletionStage<AliasEnd> onTo(Handle next, List<Handle> way) {
    boolean circle = way.contains(next);
    return circle || way.size() > MAX_ALIASES
        ? at(new AliasEnd.Endless(way.get(0), next, circle))
        : onFrom(Stream.concat(way.stream(), Stream.of(next)).toList());
  }

  /** The name in the alias with the lowest index; a value that cannot be a name is no alias. */
  private Optional<Handle> aliasIn(Outcome outcome) {
    if (!query.followsAliases() || !(outcome instanceof Outcome.Resolved resolved)) {
      return Optional.empty();
    }
    return OutcomeJson.values(resolved).stream()
        .filter(value -> value.hasType(ValueTypes.HS_ALIAS))
        .min(Comparator.comparingInt(HandleValue::index))
        .map(value -> new Handle(value.data()))
        .filter(handle -> handle.qualified().isRegistrable());
  }

  private static CompletionStage<AliasEnd> at(AliasEnd end) {
    return CompletableFuture.completedFuture(end);
  }
}
