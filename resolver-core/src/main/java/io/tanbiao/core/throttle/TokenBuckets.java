package io.tanbiao.core.throttle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A token bucket for each key: full at first, spent by use, filled by time.
 *
 * <p>Bounded in number: above it, the bucket that was used least recently is forgotten, which makes
 * it full. All methods may be called by any thread; one lock guards the table, held for a look-up
 * only.
 *
 * @param <K> what has a bucket; small, and of a size that no peer chooses
 */
public final class TokenBuckets<K> {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double SECONDS_PER_MINUTE = 60;

  private final Flow flow;
  private final LongSupplier nanoTime;
  private final Map<K, Bucket> buckets;

  /**
   * How much flows.
   *
   * @param burst tokens of a full bucket, above 0
   * @param perSecond tokens that fill it, above 0
   * @param maxBuckets remembered at a time
   */
  public record Flow(int burst, double perSecond, int maxBuckets) {
    /** A flow that fills an empty bucket in a minute. */
    public static Flow perMinute(int tokens, int maxBuckets) {
      return new Flow(tokens, tokens / SECONDS_PER_MINUTE, maxBuckets);
    }

    /** Refuses what never flows. */
    public Flow {
      if (burst < 1 || !(perSecond > 0) || maxBuckets < 1) {
        throw new IllegalArgumentException(
            "flow: " + burst + ", " + perSecond + ", " + maxBuckets + " (expected: above 0)");
      }
    }
  }

  private static final class Bucket {
    private double tokens;
    private long filledNanos;
  }

  /**
   * Full buckets.
   *
   * @param nanoTime nanoseconds that never go back
   */
  public TokenBuckets(Flow flow, LongSupplier nanoTime) {
    this.flow = flow;
    this.nanoTime = nanoTime;
    this.buckets = leastRecentlyUsed(flow.maxBuckets());
  }

  /** Spends tokens if there are enough. */
  public synchronized boolean trySpend(K key, int tokens) {
    Bucket bucket = filled(key);
    if (bucket.tokens < tokens) {
      return false;
    }
    bucket.tokens -= tokens;
    return true;
  }

  /** Spends tokens, which may leave a debt; never one of more than a full bucket. */
  public synchronized void spend(K key, int tokens) {
    Bucket bucket = filled(key);
    bucket.tokens = Math.max(-flow.burst(), bucket.tokens - tokens);
  }

  /** How long until a bucket has a token; zero when it has one. Makes no bucket. */
  public synchronized Duration untilOne(K key) {
    if (!buckets.containsKey(key)) {
      return Duration.ZERO;
    }
    double missing = 1 - filled(key).tokens;
    return missing > 0
        ? Duration.ofNanos((long) Math.ceil(missing / flow.perSecond() * NANOS_PER_SECOND))
        : Duration.ZERO;
  }

  /** How many keys have a bucket. */
  public synchronized int size() {
    return buckets.size();
  }

  private Bucket filled(K key) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.tokens = flow.burst();
      buckets.put(key, bucket);
    } else {
      double flowed = (now - bucket.filledNanos) / NANOS_PER_SECOND * flow.perSecond();
      bucket.tokens = Math.min(flow.burst(), bucket.tokens + flowed);
    }
    bucket.filledNanos = now;
    return bucket;
  }

  private static <K> Map<K, Bucket> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
        return size() > most;
      }
    };
  }
}
