package io.tanbiao.templates.document;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/**
 * Which texts stand in YAML without quotes: words that no reader of YAML can take for anything but
 * a text. Narrower than what YAML allows, since Jackson's own check lets texts through that cannot
 * be read again.
 */
final class PlainTexts extends StringQuotingChecker {
  private static final long serialVersionUID = 1L;

  private static final Pattern PLAIN =
      Pattern.compile("\\p{L}(?:[\\p{L}\\p{Nd}_./()+=@-]|:(?=//)| (?=[\\p{L}\\p{Nd}(]))*");

  @Override
  public boolean needToQuoteName(String name) {
    return needToQuoteValue(name);
  }

  @Override
  public boolean needToQuoteValue(String value) {
    return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
  }
}
