package dev.farehawk.provider;

import java.time.Duration;

/**
 * What providers publish of their limits and prices, as of November 2026: what holds when the
 * configuration does not say otherwise. Contracts differ; whoever has one sets what it says.
 */
final class PublishedTerms {

  private static final Duration AIRLINES_TAKE = Duration.ofSeconds(30);

  /** Duffel's replies may be large; more of them at a time would fill the memory. */
  private static final int DUFFEL_CONCURRENCY = 8;

  private PublishedTerms() {}

  /**
   * Travelpayouts' data API costs nothing. The price calendar may be asked 600 times a minute,
   * whose beginning nobody tells (support.travelpayouts.com, "API rate limits").
   */
  static ProviderLimits travelpayouts() {
    return limits(600, Duration.ofMinutes(1), 0, ProviderTerms.PLAIN);
  }

  /**
   * SerpApi's free plan has 250 searches a month, further ones cost 25 USD per 1000; a fifth of the
   * month's searches may be made in one hour, counted over the last hour (serpapi.com/pricing).
   * Only successful searches count, and those answered from its cache do not
   * (serpapi.com/account-api).
   */
  static ProviderLimits serpApi() {
    return limits(
        50,
        Duration.ofHours(1),
        250,
        ProviderTerms.priced(
            new ProviderPrice("USD", 25_000L, 250L, 0L, 0L, BillingRule.SUCCESSFUL_UNCACHED)));
  }

  /**
   * Duffel bills 0.005 USD for each search beyond 1500 per order; who books nothing pays every
   * search (duffel.com/pricing). Its headers tell the rate limit; until they do, 60 calls a minute
   * are asked. So that no bill surprises, ten dollars a month unless the configuration says more.
   */
  static ProviderLimits duffel() {
    return new ProviderLimits(
        60,
        Duration.ofMinutes(1),
        0L,
        0L,
        AIRLINES_TAKE,
        DUFFEL_CONCURRENCY,
        ProviderTerms.priced(
            new ProviderPrice("USD", 5_000L, 0L, 0L, 10_000_000L, BillingRule.SUCCESSFUL)));
  }

  /**
   * Expedia's XAP works by contract, and its headers tell the limit per key and minute
   * (developers.expediagroup.com); until they do, 60 a minute are asked.
   */
  static ProviderLimits expediaXap() {
    return limits(60, Duration.ofMinutes(1), 0, ProviderTerms.PLAIN);
  }

  /**
   * Amadeus' Self-Service was closed in July 2026. Its test environment took 10 calls a second, and
   * one in 100 ms (amadeus4dev developer guides); what a contract bills, it says.
   */
  static ProviderLimits amadeus() {
    return limits(10, Duration.ofSeconds(1), 0, ProviderTerms.PLAIN);
  }

  private static ProviderLimits limits(
      int calls, Duration window, long perMonth, ProviderTerms terms) {
    return new ProviderLimits(
        calls,
        window,
        0L,
        perMonth,
        ProviderLimits.DEFAULT_TIMEOUT,
        ProviderLimits.DEFAULT_CONCURRENCY,
        terms);
  }
}
