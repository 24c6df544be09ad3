package dev.farehawk.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to hear of alerts. Pure.
 *
 * @param zone that times of day are of
 * @param quiet when nothing but what wakes is sent; null for never
 * @param mostADay most alerts a day outside the inbox; null for no cap
 * @param digest when what is not urgent comes together; null for at once
 */
public record Preferences(
    ZoneId zone,
    @Nullable QuietHours quiet,
    @Nullable Integer mostADay,
    @Nullable DigestTimes digest) {

  /** The most that a cap may allow; more is none. */
  public static final int HIGHEST_CAP = 100;

  /** Refuses a cap that allows nothing. */
  public Preferences {
    if (mostADay != null && (mostADay < 1 || mostADay > HIGHEST_CAP)) {
      throw new IllegalArgumentException("a cap is 1 to " + HIGHEST_CAP + ", not " + mostADay);
    }
  }

  /** Everything at once. */
  public static Preferences none(ZoneId zone) {
    return new Preferences(zone, null, null, null);
  }

  /** When the quiet that reigns at this moment ends; empty when it does not. */
  public Optional<Instant> quietUntil(Instant now) {
    return quiet == null ? Optional.empty() : quiet.endAt(now, zone);
  }

  /** When the next digest goes out, never in quiet hours; empty without digests. */
  public Optional<Instant> nextDigest(Instant now) {
    if (digest == null) {
      return Optional.empty();
    }
    Instant next = digest.next(now, zone);
    return Optional.of(quietUntil(next).orElse(next));
  }

  /** When the day of this moment began. */
  public Instant startOfDay(Instant now) {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
