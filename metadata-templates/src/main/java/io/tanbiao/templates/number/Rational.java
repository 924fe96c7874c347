package io.tanbiao.templates.number;

import io.tanbiao.templates.number.TextRefusal.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An exact ratio of two whole numbers, in lowest terms with a positive denominator: 44/12 is 11/3.
 *
 * <p>Sums, products and quotients lose nothing; {@link #round} is the one place where digits go.
 * Equal values are equal objects. Growth is bounded: a result of which numerator or denominator has
 * more than {@link #MAX_BITS} bits is an {@link ArithmeticException}, as is division by zero.
 */
public final class Rational implements Comparable<Rational> {
  /** The most bits of a numerator or a denominator: about 2466 digits. */
  public static final int MAX_BITS = 8192;

  /**
   * The longest text that is read, in characters: two numbers of {@link #MAX_BITS}, sign, slash.
   */
  public static final int MAX_CHARS = 2 * 2467 + 2;

  /** The most digits with which {@link #toString} writes a decimal; beyond, it writes a ratio. */
  private static final int MAX_PLAIN_DIGITS = DecimalText.MAX_DIGITS;

  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /** 0. */
  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

  /** 1. */
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** A whole number. */
  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  /** The ratio of two whole numbers; {@code of(44, 12)} turns carbon into carbon dioxide. */
  public static Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The ratio of two whole numbers. */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("denominator: 0 (expected: not 0)");
    }
    BigInteger common = numerator.gcd(denominator);
    BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
    return divisor.equals(BigInteger.ONE)
        ? bounded(numerator, denominator)
        : bounded(numerator.divide(divisor), denominator.divide(divisor));
  }

  /** The value of a decimal, whose scale is forgotten. */
  public static Rational of(BigDecimal value) {
    int scale = value.scale();
    if (Math.abs((long) scale) > MAX_BITS) {
      throw new ArithmeticException("scale: " + scale + " (expected: at most " + MAX_BITS + ")");
    }
    return scale <= 0
        ? of(value.unscaledValue().multiply(BigInteger.TEN.pow(-scale)), BigInteger.ONE)
        : of(value.unscaledValue(), BigInteger.TEN.pow(scale));
  }

  /** Ten to a power, -400 to 400. */
  public static Rational powerOfTen(int exponent) {
    if (Math.abs(exponent) > 400) {
      throw new ArithmeticException("exponent: " + exponent + " (expected: -400..400)");
    }
    BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
    return exponent < 0 ? new Rational(BigInteger.ONE, power) : new Rational(power, BigInteger.ONE);
  }

  /**
   * Reads a decimal as {@link DecimalText} does, or two whole numbers with a slash between them, as
   * {@link #toString} writes them.
   *
   * @throws TextRefusal when the text is neither, or breaks a limit
   */
  public static Rational parse(String text) throws TextRefusal {
    if (text.length() > MAX_CHARS) {
      throw new TextRefusal(Reason.TOO_LONG, text, "<= " + MAX_CHARS);
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      return of(DecimalText.parse(text));
    }
    BigInteger numerator = whole(text, 0, slash);
    BigInteger denominator = whole(text, slash + 1, text.length());
    if (denominator.signum() == 0) {
      throw new TextRefusal(Reason.ZERO_DENOMINATOR, text, "44/12");
    }
    return of(numerator, denominator);
  }

  private static BigInteger whole(String text, int from, int to) throws TextRefusal {
    boolean signed = from == 0 && to > 1 && text.charAt(0) == '-';
    int start = signed ? 1 : from;
    for (int i = start; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new TextRefusal(Reason.NOT_A_NUMBER, text, "44/12");
      }
    }
    if (start == to) {
      throw new TextRefusal(Reason.NOT_A_NUMBER, text, "44/12");
    }
    BigInteger value = new BigInteger(text.substring(from, to));
    if (value.bitLength() > MAX_BITS) {
      throw new TextRefusal(Reason.TOO_MANY_DIGITS, text, "<= 2^" + MAX_BITS);
    }
    return value;
  }

  /** The numerator in lowest terms, which has the sign. */
  public BigInteger numerator() {
    return numerator;
  }

  /** The denominator in lowest terms, at least 1. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The sum. */
  public Rational add(Rational other) {
    if (denominator.equals(other.denominator)) {
      return of(numerator.add(other.numerator), denominator);
    }
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** The difference. */
  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  /** The product. */
  public Rational multiply(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** The quotient; an {@link ArithmeticException} when the other is zero. */
  public Rational divide(Rational other) {
    return multiply(other.reciprocal());
  }

  /** One divided by this; an {@link ArithmeticException} for zero. */
  public Rational reciprocal() {
    if (numerator.signum() == 0) {
      throw new ArithmeticException("divisor: 0 (expected: not 0)");
    }
    return numerator.signum() > 0
        ? new Rational(denominator, numerator)
        : new Rational(denominator.negate(), numerator.negate());
  }

  /** The same size with the other sign. */
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** The size without sign. */
  public Rational abs() {
    return numerator.signum() < 0 ? negate() : this;
  }

  /** This to a whole power; a negative one of zero is an {@link ArithmeticException}. */
  public Rational power(int exponent) {
    Rational base = exponent < 0 ? reciprocal() : this;
    long times = Math.abs((long) exponent);
    long bits = Math.max(base.numerator.bitLength(), base.denominator.bitLength()) - 1L;
    if (times > Integer.MAX_VALUE || bits * times > MAX_BITS) {
      throw tooLarge(bits * times);
    }
    return bounded(base.numerator.pow((int) times), base.denominator.pow((int) times));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** The value as a decimal with trailing zeros cut; empty when no finite decimal has it. */
  public Optional<BigDecimal> asDecimal() {
    BigInteger odd = denominator.shiftRight(denominator.getLowestSetBit());
    int twos = denominator.getLowestSetBit();
    int fives = 0;
    while (odd.bitLength() > 1) {
      BigInteger[] parts = odd.divideAndRemainder(FIVE);
      if (parts[1].signum() != 0) {
        return Optional.empty();
      }
      odd = parts[0];
      fives++;
    }
    int scale = Math.max(twos, fives);
    BigInteger unscaled =
        numerator.multiply(BigInteger.TWO.pow(scale - twos)).multiply(FIVE.pow(scale - fives));
    return Optional.of(new BigDecimal(unscaled, scale));
  }

  /** The value rounded from its exact quotient, once. */
  public BigDecimal round(Rounding rounding) {
    return rounding.quotient(numerator, denominator);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rational that
        && numerator.equals(that.numerator)
        && denominator.equals(that.denominator);
  }

  @Override
  public int hashCode() {
    return numerator.hashCode() * 31 + denominator.hashCode();
  }

  /** The canonical decimal when there is one of at most 64 digits, else the ratio: {@code 11/3}. */
  @Override
  public String toString() {
    return asDecimal()
        .filter(decimal -> decimal.precision() <= MAX_PLAIN_DIGITS)
        .filter(decimal -> decimal.scale() < MAX_PLAIN_DIGITS)
        .map(DecimalText::canonical)
        .orElseGet(() -> numerator + "/" + denominator);
  }

  private static Rational bounded(BigInteger numerator, BigInteger denominator) {
    int bits = Math.max(numerator.bitLength(), denominator.bitLength());
    if (bits > MAX_BITS) {
      throw tooLarge(bits);
    }
    return new Rational(numerator, denominator);
  }

  private static ArithmeticException tooLarge(long bits) {
    return new ArithmeticException("ratio: " + bits + " bits (expected: at most " + MAX_BITS + ")");
  }
}
