package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.RequestHeaders;
import io.tanbiao.protocol.location.Wishes;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * How browsers are sent on when a record has several locations (wire notes §7).
 *
 * @param countryHeader header in which a proxy in front names the country of who asks; empty when
 *     none does, and the country is not known
 * @param chance gives a number from 0 to below its argument, each as often as any other; asked by
 *     many threads
 */
public record RedirectSettings(String countryHeader, LongUnaryOperator chance) {
  /**
   * The country in a request; empty when it is not named, or not by exactly one pair of letters.
   */
  String countryIn(RequestHeaders headers) {
    if (countryHeader.isEmpty()) {
      return "";
    }
    List<String> named = headers.getAll(countryHeader);
    return named.size() == 1 && Wishes.isCountry(named.get(0)) ? named.get(0) : "";
  }
}
