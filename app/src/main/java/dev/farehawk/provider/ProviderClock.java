package dev.farehawk.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider's clock shows when ours shows another time: the moments that its headers name are
 * moments of its own clock, which its {@code Date} header (RFC 9110, 6.6.1) tells.
 */
public final class ProviderClock {

  /** A date farther off than this is no clock's. */
  private static final Duration MOST_SKEW = Duration.ofDays(1);

  /** No header stands for longer than this. */
  static final Duration LONGEST = Duration.ofHours(1);

  private final Instant ours;
  private final Instant theirs;

  private ProviderClock(Instant ours, Instant theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * The clock of whoever wrote these headers; ours when it does not show.
   *
   * @param headers names in lower case
   * @param now when the reply came, by our clock
   */
  public static ProviderClock of(Map<String, String> headers, Instant now) {
    return new ProviderClock(
        now,
        Optional.ofNullable(headers.get("date"))
            .flatMap(date -> ResetTime.read(date, now))
            .filter(date -> Duration.between(date, now).abs().compareTo(MOST_SKEW) <= 0)
            .orElse(now));
  }

  /** How long it is until then: between nothing and {@link #LONGEST}; empty if no moment. */
  Optional<Duration> until(String moment) {
    return ResetTime.read(moment, theirs)
        .map(then -> Duration.between(theirs, then))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  /** What it showed when the reply was written, as far as is known. */
  public Instant theirs() {
    return theirs;
  }

  /** The same moment by our clock, at most {@link #LONGEST} ahead; empty if no moment. */
  Optional<Instant> ours(String moment) {
    return until(moment).map(ours::plus);
  }
}
