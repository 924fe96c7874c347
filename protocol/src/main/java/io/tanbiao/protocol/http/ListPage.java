package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.protocol.json.NamePage;
import java.util.Optional;

/** The parameters {@code page} and {@code pageSize} of a list (wire notes §7). */
final class ListPage {
  private ListPage() {}

  /** The page asked for; the whole list unless both are given and none is negative. */
  static Optional<NamePage> of(QueryParams parameters) throws WireException {
    int page = number(parameters, "page");
    int size = number(parameters, "pageSize");
    return page < 0 || size < 0 ? Optional.empty() : Optional.of(new NamePage(page, size));
  }

  private static int number(QueryParams parameters, String name) throws WireException {
    try {
      return Integer.parseInt(parameters.get(name, "-1"));
    } catch (NumberFormatException e) {
      throw new WireException(Reason.BAD_FIELD, name + ": no number (expected: 0 or more)");
    }
  }
}
