package dev.farehawk.provider;

import dev.farehawk.provider.serpapi.SerpApiProvider;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contracts that a configuration can name. */
public enum ProviderKind {
  /** A calendar of cached prices. */
  TRAVELPAYOUTS,
  /** Live search of Google Flights. */
  SERPAPI,
  /** Whatever its definition declares. */
  DECLARATIVE;

  /** What is known of a provider of this kind. */
  ProviderContract contract() {
    return switch (this) {
      case TRAVELPAYOUTS ->
          contract(
              "https://api.travelpayouts.com",
              free(600, Duration.ofMinutes(1), 0),
              TravelpayoutsProvider::new);
      case SERPAPI ->
          contract("https://serpapi.com", free(50, Duration.ofHours(1), 250), SerpApiProvider::new);
      case DECLARATIVE ->
          throw new IllegalStateException(
              "the contract of a declarative provider is its definition");
    };
  }

  private static ProviderContract contract(
      String home, ProviderLimits freePlan, Function<String, FareProvider> maker) {
    return new ProviderContract(URI.create(home), freePlan, maker);
  }

  /** What the provider gives for nothing, by its published terms of 2026. */
  private static ProviderLimits free(int calls, Duration window, long perMonth) {
    return new ProviderLimits(
        calls,
        window,
        0L,
        perMonth,
        ProviderLimits.DEFAULT_TIMEOUT,
        ProviderLimits.DEFAULT_CONCURRENCY);
  }

  /** As a configuration writes it. */
  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All kinds, for a sentence. */
  static String all() {
    return Arrays.stream(values()).map(ProviderKind::written).collect(Collectors.joining(", "));
  }
}
