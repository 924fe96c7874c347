package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parameters of a resolution over HTTP select (wire notes §7); each may come several
 * times.
 *
 * @param indexes of the values asked for
 * @param types of the values asked for
 */
record ResolutionQuery(List<Integer> indexes, List<Octets> types) {
  /**
   * The most indexes, and the most types, of one request: no record has more values, and each is
   * compared with each value. Other parameters count once, however often they come.
   */
  static final int MAX_SELECTORS = HandleValue.MAX_PER_RECORD;

  /** Copies the lists. */
  ResolutionQuery {
    indexes = List.copyOf(indexes);
    types = List.copyOf(types);
  }

  static ResolutionQuery of(QueryParams parameters) throws WireException {
    List<Integer> indexes = new ArrayList<>();
    for (String index : selectors(parameters, "index")) {
      indexes.add(number(index));
    }
    List<Octets> types = selectors(parameters, "type").stream().map(Octets::utf8).toList();
    return new ResolutionQuery(indexes, types);
  }

  /** Selects values of a type too, unless all are selected already. */
  ResolutionQuery with(Octets type) {
    if (indexes.isEmpty() && types.isEmpty()) {
      return this;
    }
    List<Octets> more = new ArrayList<>(types);
    more.add(type);
    return new ResolutionQuery(indexes, more);
  }

  Resolution of(Handle handle) {
    return new Resolution(handle, indexes, types, Octets.EMPTY);
  }

  private static List<String> selectors(QueryParams parameters, String name) throws WireException {
    List<String> selectors = parameters.getAll(name);
    if (selectors.size() > MAX_SELECTORS) {
      throw new WireException(
          Reason.BAD_FIELD,
          name + ": " + selectors.size() + " (expected: at most " + MAX_SELECTORS + ")");
    }
    return selectors;
  }

  private static int number(String text) throws WireException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new WireException(
          Reason.BAD_FIELD, "index: no number (expected: -2147483648..2147483647)");
    }
  }
}
