package dev.farehawk.provider;

import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The small print of a provider's limits. What is null is taken from the published terms.
 *
 * @param windowKind how the one window of the simple form is counted; sliding when in doubt
 * @param rates further rate limits that hold at the same time
 * @param zone where the provider's days and months begin
 * @param monthStartsOn day of the month on which it bills, 1 to 31; in shorter months the last one
 * @param clockTolerance how far the clocks of our machines and of the provider may differ, and how
 *     long a call may be on its way, 0 to 5 s
 * @param price what calls cost
 */
public record ProviderTerms(
    RateLimit.@Nullable Kind windowKind,
    @Nullable List<RateLimit> rates,
    @Nullable ZoneId zone,
    @Nullable Integer monthStartsOn,
    @Nullable Duration clockTolerance,
    @Nullable ProviderPrice price) {

  static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(1);
  private static final Duration MOST_TOLERANCE = Duration.ofSeconds(5);
  private static final int MOST_RATES = 8;

  /** Nothing special: windows slide, days are those of UTC, calls cost nothing. */
  static final ProviderTerms PLAIN =
      new ProviderTerms(
          RateLimit.Kind.SLIDING,
          List.of(),
          ZoneOffset.UTC,
          1,
          DEFAULT_TOLERANCE,
          ProviderPrice.NOTHING);

  /** Refuses what cannot be kept. */
  public ProviderTerms {
    rates = rates == null ? null : List.copyOf(rates);
    ProviderLimits.require(rates == null || rates.size() <= MOST_RATES, "rates may hold 8 at most");
    ProviderLimits.require(
        monthStartsOn == null || (monthStartsOn >= 1 && monthStartsOn <= 31),
        "month-starts-on must be 1 to 31");
    ProviderLimits.require(
        clockTolerance == null
            || ProviderLimits.within(clockTolerance, Duration.ZERO, MOST_TOLERANCE),
        "clock-tolerance must be 0s to 5s");
  }

  /** Like {@link #PLAIN}, with this price. */
  static ProviderTerms priced(ProviderPrice price) {
    return new ProviderTerms(null, null, null, null, null, price).filledFrom(PLAIN);
  }

  ProviderTerms filledFrom(ProviderTerms published) {
    ProviderPrice theirs = published.price == null ? ProviderPrice.NOTHING : published.price;
    return new ProviderTerms(
        windowKind == null ? published.windowKind : windowKind,
        rates == null ? published.rates : rates,
        zone == null ? published.zone : zone,
        monthStartsOn == null ? published.monthStartsOn : monthStartsOn,
        clockTolerance == null ? published.clockTolerance : clockTolerance,
        price == null ? theirs : price.filledFrom(theirs));
  }

  /** The same with this kind of window in the simple form. */
  ProviderTerms withWindowKind(RateLimit.Kind kind) {
    return new ProviderTerms(kind, rates, zone, monthStartsOn, clockTolerance, price);
  }

  List<RateLimit> furtherRates() {
    return rates == null ? List.of() : rates;
  }

  ZoneId billingZone() {
    return zone == null ? ZoneOffset.UTC : zone;
  }

  int billingDay() {
    return monthStartsOn == null ? 1 : monthStartsOn;
  }

  Duration tolerance() {
    return clockTolerance == null ? DEFAULT_TOLERANCE : clockTolerance;
  }

  BillingPeriods periods(Instant now) {
    return new BillingPeriods(
        new Calendar(Period.DAY, billingZone(), 1).around(now).start(),
        new Calendar(Period.MONTH, billingZone(), billingDay()).around(now).start());
  }

  ProviderPrice priceInForce() {
    return price == null ? ProviderPrice.NOTHING : price;
  }
}
