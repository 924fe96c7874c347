package io.tanbiao.core.handle;

/**
 * How long a value may be kept by others.
 *
 * @param absolute false: {@code seconds} counts from when the value was read; true: it is a point
 *     in time, seconds since the epoch
 * @param seconds as above; the wire carries any 32 bits
 */
public record TimeToLive(boolean absolute, int seconds) {
  /** One day from when the value was read. */
  public static final TimeToLive DAY = new TimeToLive(false, 86400);
}
