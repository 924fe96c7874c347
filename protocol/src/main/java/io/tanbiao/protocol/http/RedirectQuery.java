package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.QueryParamsBuilder;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.protocol.location.Wishes;
import io.tanbiao.protocol.location.Wishes.Attribute;
import java.util.ArrayList;
import java.util.List;

/**
 * What the parameters of a redirect ask for (wire notes §7).
 *
 * <p>{@code type} and {@code index} select the values that are looked at; {@code noredirect} shows
 * the record; {@code ignore_aliases} stays at the name; {@code locatt=name:value}, several times,
 * chooses between locations; {@code urlappend} comes behind the address. {@code auth} and {@code
 * cert} ask for an answer at first hand, which this node always gives; they are handed on.
 *
 * @param selection of values
 * @param attributes of the location
 * @param append in the characters of RFC 3986 alone; may be empty
 * @param followsAliases whether an alias stands for another record
 * @param redirects whether to go to the address and not to the record
 * @param ofTheRecord the parameters that concern the record, as they stand behind its path
 */
record RedirectQuery(
    ResolutionQuery selection,
    List<Attribute> attributes,
    String append,
    boolean followsAliases,
    boolean redirects,
    String ofTheRecord) {
  /** The longest addition to an address, percent-encoded. */
  static final int MAX_APPEND_LENGTH = 4096;

  private static final List<String> CONCERN_THE_RECORD = List.of("index", "type", "auth", "cert");

  /** Copies the attributes. */
  RedirectQuery {
    attributes = List.copyOf(attributes);
  }

  static RedirectQuery of(QueryParams parameters) throws WireException {
    return new RedirectQuery(
        ResolutionQuery.of(parameters),
        attributes(parameters.getAll("locatt")),
        append(parameters.get("urlappend", "")),
        !QueryFlag.isTrue(parameters, "ignore_aliases"),
        !QueryFlag.isTrue(parameters, "noredirect"),
        ofTheRecord(parameters));
  }

  /** Asks for the selected values, and for the alias that may stand in their place. */
  Resolution asking(Handle handle) {
    return (followsAliases ? selection.with(ValueTypes.HS_ALIAS) : selection).of(handle);
  }

  /** Those of the values that are selected. */
  List<HandleValue> selected(List<HandleValue> values) {
    Resolution wanted = selection.of(Handle.of(""));
    return values.stream().filter(wanted::selects).toList();
  }

  private static List<Attribute> attributes(List<String> texts) throws WireException {
    atMost(texts.size(), Wishes.MAX_ATTRIBUTES, Reason.TOO_MANY, "locatt");
    List<Attribute> attributes = new ArrayList<>();
    for (String text : texts) {
      attributes.add(Attribute.parse(text));
    }
    return attributes;
  }

  private static String append(String text) throws WireException {
    String encoded = RedirectTarget.encode(text);
    atMost(encoded.length(), MAX_APPEND_LENGTH, Reason.TOO_LONG, "urlappend");
    return encoded;
  }

  private static void atMost(int found, int most, Reason reason, String what) throws WireException {
    if (found > most) {
      throw new WireException(reason, what + ": " + found + " (expected: at most " + most + ")");
    }
  }

  private static String ofTheRecord(QueryParams parameters) {
    QueryParamsBuilder concerned = QueryParams.builder();
    for (String name : CONCERN_THE_RECORD) {
      concerned.add(name, parameters.getAll(name));
    }
    String query = concerned.build().toQueryString();
    return query.isEmpty() ? "" : "?" + query;
  }
}
