package dev.farehawk.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is doing, for the pages.
 *
 * @param why what an operator should know of its health; empty when all is well
 * @param until when a pause ends; null when there is none
 * @param calls calls since the start of the process
 * @param failures calls among them that failed, without those that found nothing
 * @param lastGood when it last answered well; null if not yet
 * @param lastError its last failure in words; null if none yet
 * @param budget what may be spent on it
 */
public record ProviderStatus(
    String provider,
    ProviderKind kind,
    Health health,
    String why,
    @Nullable Instant until,
    long calls,
    long failures,
    @Nullable Instant lastGood,
    @Nullable String lastError,
    ProviderBudget budget) {

  /** Whether calls go out. */
  public enum Health {
    UP,
    /** It asked to be left alone, refused the key, or the quota is used up. */
    PAUSED,
    /** So many calls failed that none is made for a while. */
    BROKEN,
    DISABLED
  }
}
