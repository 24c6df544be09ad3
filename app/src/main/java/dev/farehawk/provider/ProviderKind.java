package dev.farehawk.provider;

import dev.farehawk.provider.serpapi.SerpApiProvider;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.net.URI;
import java.time.Duration;

/** The contracts that adapters exist for. */
public enum ProviderKind {
  /** A calendar of cached prices. */
  TRAVELPAYOUTS,
  /** Live search of Google Flights. */
  SERPAPI;

  /** The provider's own address. */
  URI home() {
    return switch (this) {
      case TRAVELPAYOUTS -> URI.create("https://api.travelpayouts.com");
      case SERPAPI -> URI.create("https://serpapi.com");
    };
  }

  /** What the provider gives for nothing, by its published terms of 2026. */
  ProviderLimits freePlan() {
    return switch (this) {
      case TRAVELPAYOUTS -> free(600, Duration.ofMinutes(1), 0);
      case SERPAPI -> free(50, Duration.ofHours(1), 250);
    };
  }

  private static ProviderLimits free(int calls, Duration window, long perMonth) {
    return new ProviderLimits(
        calls,
        window,
        0L,
        perMonth,
        ProviderLimits.DEFAULT_TIMEOUT,
        ProviderLimits.DEFAULT_CONCURRENCY);
  }

  /** An adapter under this name. */
  FareProvider adapter(String name) {
    return switch (this) {
      case TRAVELPAYOUTS -> new TravelpayoutsProvider(name);
      case SERPAPI -> new SerpApiProvider(name);
    };
  }
}
