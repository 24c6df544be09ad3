package dev.farehawk.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Slows down guessing of passwords: counts failures per e-mail address and per network address in a
 * window. In memory and bounded; a restart forgives everybody.
 */
public final class SignInThrottle {

  private static final int MOST_KEYS = 100_000;
  private static final int ADDRESS_FACTOR = 10;

  private record Failures(Instant since, int count) {}

  private final Cache<String, Failures> byKey =
      Caffeine.newBuilder().maximumSize(MOST_KEYS).build();
  private final InstantSource clock;
  private final int most;
  private final Duration window;

  /** Counts by the limits of the configuration. */
  public SignInThrottle(InstantSource clock, AccountConfig limits) {
    this.clock = clock;
    this.most = limits.signInFailures();
    this.window = limits.signInWindow();
  }

  /** How long to wait before another try; zero when one may be made now. */
  public Duration mustWait(String email, String address) {
    Duration forEmail = mustWait(emailKey(email), most);
    Duration forAddress = mustWait(addressKey(address), most * ADDRESS_FACTOR);
    return forEmail.compareTo(forAddress) > 0 ? forEmail : forAddress;
  }

  /** The same for somebody who names no e-mail address of their own yet. */
  public Duration mustWait(String address) {
    return mustWait(addressKey(address), most * ADDRESS_FACTOR);
  }

  /** Counts a sign-up, right or wrong, against the network address alone. */
  public void signedUp(String address) {
    count(addressKey(address));
  }

  /** Counts a failure. */
  public void failed(String email, String address) {
    count(emailKey(email));
    count(addressKey(address));
  }

  /** Forgives the e-mail address; the network address may be trying others. */
  public void succeeded(String email) {
    byKey.invalidate(emailKey(email));
  }

  private Duration mustWait(String key, int limit) {
    Failures failures = byKey.getIfPresent(key);
    if (failures == null || failures.count() < limit) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), failures.since().plus(window));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(String key) {
    Instant now = clock.instant();
    byKey
        .asMap()
        .merge(
            key,
            new Failures(now, 1),
            (old, one) ->
                now.isBefore(old.since().plus(window))
                    ? new Failures(old.since(), old.count() + 1)
                    : one);
  }

  private static String emailKey(String email) {
    return "email " + email.strip().toLowerCase(Locale.ROOT);
  }

  private static String addressKey(String address) {
    return "address " + address;
  }
}
