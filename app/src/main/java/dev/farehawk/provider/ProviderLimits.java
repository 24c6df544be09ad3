package dev.farehawk.provider;

import dev.farehawk.provider.budget.Budget;
import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/**
 * What a provider allows, and how long it is waited for. What is null is taken from the published
 * terms of the provider's kind.
 *
 * @param calls calls in one window, 1 to 100,000
 * @param window length of a window, 1 s to 1 h
 * @param quotaPerDay billed calls in a day; 0 for no quota
 * @param quotaPerMonth billed calls in a month; 0 for no quota
 * @param timeout from the first byte sent to the last one received, 100 ms to 2 min
 * @param concurrency calls at once, 1 to 1,000
 * @param terms the small print: further windows, time zone, price
 */
public record ProviderLimits(
    @Nullable Integer calls,
    @Nullable Duration window,
    @Nullable Long quotaPerDay,
    @Nullable Long quotaPerMonth,
    @Nullable Duration timeout,
    @Nullable Integer concurrency,
    @Nullable ProviderTerms terms) {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
  static final int DEFAULT_CONCURRENCY = 64;
  private static final int MOST_CONCURRENT = 1_000;

  /** Refuses limits that would stop or flood a provider. */
  @ConstructorBinding
  public ProviderLimits {
    require(
        calls == null || (calls >= 1 && calls <= RateLimit.MOST_CALLS),
        "calls must be 1 to 100000");
    require(
        window == null || within(window, RateLimit.SHORTEST, RateLimit.LONGEST),
        "window must be 1s to 1h");
    require(quotaPerDay == null || quotaPerDay >= 0, "quota-per-day must be 0 (none) or more");
    require(
        quotaPerMonth == null || quotaPerMonth >= 0, "quota-per-month must be 0 (none) or more");
    require(
        timeout == null || within(timeout, Duration.ofMillis(100), Duration.ofMinutes(2)),
        "timeout must be 100ms to 2m");
    require(
        concurrency == null || (concurrency >= 1 && concurrency <= MOST_CONCURRENT),
        "concurrency must be 1 to 1000");
    require(
        terms == null
            || terms.windowKind() != RateLimit.Kind.FIXED
            || window == null
            || RateLimit.hasClock(window),
        "a FIXED window must be 1m or 1h long");
  }

  /** The simple form. */
  public ProviderLimits(
      @Nullable Integer calls,
      @Nullable Duration window,
      @Nullable Long quotaPerDay,
      @Nullable Long quotaPerMonth,
      @Nullable Duration timeout,
      @Nullable Integer concurrency) {
    this(calls, window, quotaPerDay, quotaPerMonth, timeout, concurrency, null);
  }

  static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException("limits of a provider: " + sentence);
    }
  }

  /** So many calls a second, no quota: what a simulated provider or a paid plan allows. */
  public static ProviderLimits perSecond(int calls, Duration timeout, int concurrency) {
    return new ProviderLimits(calls, Duration.ofSeconds(1), 0L, 0L, timeout, concurrency);
  }

  ProviderLimits filledFrom(ProviderLimits plan) {
    ProviderTerms theirs = plan.termsInForce();
    ProviderTerms filled = terms == null ? theirs : terms.filledFrom(theirs);
    // The clock of the published window says nothing of another window's.
    boolean otherWindow = window != null && (terms == null || terms.windowKind() == null);
    return new ProviderLimits(
        calls == null ? plan.calls : calls,
        window == null ? plan.window : window,
        quotaPerDay == null ? plan.quotaPerDay : quotaPerDay,
        quotaPerMonth == null ? plan.quotaPerMonth : quotaPerMonth,
        timeout == null ? plan.timeout : timeout,
        concurrency == null ? plan.concurrency : concurrency,
        otherWindow ? filled.withWindowKind(RateLimit.Kind.SLIDING) : filled);
  }

  /** Refuses limits that do not go together, once everything is filled in. */
  void requireKeepable() {
    budget(1);
  }

  /** Everything that a call has to keep within. */
  Budget.Terms budget(int unitsPerCall) {
    ProviderTerms inForce = termsInForce();
    List<Limit> limits = new ArrayList<>();
    limits.add(
        new RateLimit(callsPerWindow(), windowLength(), inForce.windowKind())
            .limit(inForce.billingZone()));
    inForce.furtherRates().forEach(rate -> limits.add(rate.limit(inForce.billingZone())));
    addQuota(limits, "calls-per-day", quotaPerDay, new Calendar(Period.DAY, zone(), 1));
    addQuota(
        limits,
        "calls-per-month",
        quotaPerMonth,
        new Calendar(Period.MONTH, zone(), inForce.billingDay()));
    limits.addAll(inForce.priceInForce().limits(zone(), inForce.billingDay()));
    long names = limits.stream().map(Limit::name).distinct().count();
    require(names == limits.size(), "two rate limits have windows of the same length");
    return new Budget.Terms(
        limits, inForce.priceInForce().tariff(zone(), inForce.billingDay()), unitsPerCall);
  }

  private static void addQuota(
      List<Limit> limits, String name, @Nullable Long most, Calendar window) {
    if (most != null && most > 0) {
      limits.add(new Limit(name, Limit.Kind.QUOTA, most, window));
    }
  }

  private java.time.ZoneId zone() {
    return termsInForce().billingZone();
  }

  ProviderTerms termsInForce() {
    return terms == null ? ProviderTerms.PLAIN : terms;
  }

  int callsPerWindow() {
    return calls == null ? 1 : calls;
  }

  Duration windowLength() {
    return window == null ? Duration.ofSeconds(1) : window;
  }

  Duration totalTimeout() {
    return timeout == null ? DEFAULT_TIMEOUT : timeout;
  }

  int callsAtOnce() {
    return concurrency == null ? DEFAULT_CONCURRENCY : concurrency;
  }
}
