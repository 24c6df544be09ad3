package dev.farehawk.web.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Counts requests of keys, accounts and networks, on this node. A caller that was quiet for a
 * minute is forgotten: its share would be whole again. Where more callers come in a minute than are
 * counted, those that ask least begin anew.
 */
final class RequestLimits {

  /** In which a whole share comes back. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST_COUNTED = 100_000;

  private final ApiConfig config;
  private final TimeMeter time;
  private final Cache<Caller, Bucket> buckets;

  RequestLimits(ApiConfig config, InstantSource clock) {
    this.config = config;
    this.time = new Meter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterAccess(WINDOW)
            .ticker(time::currentTimeNanos)
            .build();
  }

  /** What is counted apart; its name is told to callers. */
  enum Policy {
    KEY("key"),
    ACCOUNT("account"),
    ADDRESS("address");

    private final String text;

    Policy(String text) {
      this.text = text;
    }

    /** As in headers. */
    String text() {
      return text;
    }
  }

  /** Who is counted. */
  record Caller(Policy policy, String name) {}

  /**
   * What a caller has left after a request.
   *
   * @param whole after how long its share is whole again
   * @param pause until one more request is let in; zero if this one was
   */
  record Left(Policy policy, int quota, long requests, Duration whole, Duration pause) {

    boolean refused() {
      return pause.isPositive();
    }
  }

  /** Counts one request of each of these; it is let in if none is refused. */
  List<Left> count(List<Caller> callers) {
    return callers.stream().map(this::count).toList();
  }

  private Left count(Caller caller) {
    int quota = quota(caller.policy());
    ConsumptionProbe probe = buckets.get(caller, _ -> full(quota)).tryConsumeAndReturnRemaining(1);
    return new Left(
        caller.policy(),
        quota,
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForReset()),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private int quota(Policy policy) {
    return switch (policy) {
      case KEY -> config.requestsPerKey();
      case ACCOUNT -> config.requestsPerAccount();
      case ADDRESS -> config.requestsPerAddress();
    };
  }

  private Bucket full(int quota) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
        .build();
  }

  /** Our clock in the terms of the library. */
  private record Meter(InstantSource clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
