package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.TextRefusal;
import java.util.Optional;

/** What the words of a unit mean: our own names, or the codes of UCUM. */
interface UnitLexicon {
  /** The unit of a word without magnitude and exponent, if there is one. */
  Optional<Unit> find(String word);

  /** Why the word is no unit, with what could be meant instead. */
  TextRefusal refusal(String word);

  /** Whether {@code a/b.c} is read from left to right, as UCUM does, or refused as ambiguous. */
  boolean readsLeftToRight();
}
