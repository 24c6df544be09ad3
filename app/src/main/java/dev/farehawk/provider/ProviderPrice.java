package dev.farehawk.provider;

import dev.farehawk.provider.budget.Limit;
import dev.farehawk.provider.budget.LimitWindow.Calendar;
import dev.farehawk.provider.budget.LimitWindow.Period;
import dev.farehawk.provider.budget.Tariff;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost, and what may be spent on them. Amounts are millionths of the currency, so that a
 * call for half a cent is a whole number. What is null is taken from the published terms.
 *
 * @param currency ISO code of the currency that the provider bills in
 * @param perCallMicros for each billed call after the free ones; 0 for free
 * @param freePerMonth billed calls of each month that cost nothing
 * @param perDayMicros most that may be spent in a day; 0 for no limit
 * @param perMonthMicros most that may be spent in a month; 0 for no limit
 * @param bills which calls are billed
 */
public record ProviderPrice(
    @Nullable String currency,
    @Nullable Long perCallMicros,
    @Nullable Long freePerMonth,
    @Nullable Long perDayMicros,
    @Nullable Long perMonthMicros,
    @Nullable BillingRule bills) {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final long MOST_PER_CALL = 1_000_000_000L;

  /** Calls cost nothing. */
  static final ProviderPrice NOTHING =
      new ProviderPrice("USD", 0L, 0L, 0L, 0L, BillingRule.EVERY_CALL);

  /** Refuses what no bill can hold. */
  public ProviderPrice {
    ProviderLimits.require(
        currency == null || CURRENCY.matcher(currency).matches(),
        "currency must be three capital letters such as USD");
    ProviderLimits.require(
        perCallMicros == null || (perCallMicros >= 0 && perCallMicros <= MOST_PER_CALL),
        "per-call-micros must be 0 to 1000000000 (a thousand units)");
    requireAmount("free-per-month", freePerMonth);
    requireAmount("per-day-micros", perDayMicros);
    requireAmount("per-month-micros", perMonthMicros);
    requireCovers("per-day-micros", perDayMicros, perCallMicros);
    requireCovers("per-month-micros", perMonthMicros, perCallMicros);
  }

  private static void requireAmount(String name, @Nullable Long amount) {
    ProviderLimits.require(amount == null || amount >= 0, name + " must be 0 (none) or more");
  }

  private static void requireCovers(String name, @Nullable Long most, @Nullable Long perCall) {
    ProviderLimits.require(
        most == null || perCall == null || most == 0 || most >= perCall,
        name + " must pay for one call at least; to stop all paid calls set enabled: false");
  }

  ProviderPrice filledFrom(ProviderPrice published) {
    return new ProviderPrice(
        currency == null ? published.currency : currency,
        perCallMicros == null ? published.perCallMicros : perCallMicros,
        freePerMonth == null ? published.freePerMonth : freePerMonth,
        perDayMicros == null ? published.perDayMicros : perDayMicros,
        perMonthMicros == null ? published.perMonthMicros : perMonthMicros,
        bills == null ? published.bills : bills);
  }

  BillingRule rule() {
    return bills == null ? BillingRule.EVERY_CALL : bills;
  }

  Tariff tariff(ZoneId zone, int monthStartsOn) {
    long free = orNone(freePerMonth);
    return new Tariff(
        currency == null ? "USD" : currency,
        orNone(perCallMicros),
        free == 0
            ? null
            : new Limit(
                "free-per-month",
                Limit.Kind.FREE,
                free,
                new Calendar(Period.MONTH, zone, monthStartsOn)));
  }

  List<Limit> limits(ZoneId zone, int monthStartsOn) {
    List<Limit> limits = new ArrayList<>();
    if (orNone(perCallMicros) > 0) {
      add(limits, "money-per-day", perDayMicros, new Calendar(Period.DAY, zone, 1));
      add(
          limits,
          "money-per-month",
          perMonthMicros,
          new Calendar(Period.MONTH, zone, monthStartsOn));
    }
    return limits;
  }

  private static void add(List<Limit> limits, String name, @Nullable Long most, Calendar window) {
    if (orNone(most) > 0) {
      limits.add(new Limit(name, Limit.Kind.MONEY, orNone(most), window));
    }
  }

  private static long orNone(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }
}
