package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A constant that has a word of its own in the files of templates. */
public interface Worded {

  /** The word, in lower case. */
  String word();

  /**
   * The constant with a word.
   *
   * @throws io.tanbiao.templates.fault.FaultException when none has it; names those that there are
   */
  static <E extends Enum<E> & Worded> E of(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.word().equals(word)) {
        return constant;
      }
    }
    String words =
        Stream.of(type.getEnumConstants()).map(Worded::word).collect(Collectors.joining(", "));
    throw Fault.of("word", Message.quoted(word), words).exception();
  }
}
