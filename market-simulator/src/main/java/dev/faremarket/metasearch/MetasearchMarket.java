package dev.faremarket.metasearch;

import dev.faremarket.FareChange;
import dev.faremarket.FareMarket;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import dev.faremarket.model.Airline;
import dev.faremarket.model.Currencies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A market as a metasearch shows it (series B of the fare statistics). Each airline's fare is kept
 * in the money of the airline's home and shown in that of the place of departure, by the rates of
 * the day and in whole units, so prices move a little every day although no airline moved its fare;
 * and not every airline is found at every look. Both are part of the truth of this market and of no
 * other: {@link #changes} agrees with {@link #fares} here, and the market behind it knows nothing
 * of it.
 */
public final class MetasearchMarket implements FareMarket {

  private final FareMarket market;
  private final DailyRates rates;
  private final Gaps gaps;
  private final Map<String, String> homeMoney = new HashMap<>();

  /**
   * A metasearch over a market.
   *
   * @param market shows fares as they are
   * @param seed decides rates and gaps
   */
  public MetasearchMarket(FareMarket market, long seed) {
    this.market = market;
    this.rates = new DailyRates(seed);
    this.gaps = new Gaps(seed);
    for (Airline airline : Airline.load()) {
      homeMoney.put(airline.code(), Currencies.of(airline.country()));
    }
  }

  @Override
  public List<Route> routes() {
    return market.routes();
  }

  @Override
  public int horizonDays() {
    return market.horizonDays();
  }

  @Override
  public List<MarketFare> fares(Route route, LocalDate departure, Instant at) {
    long update = DailyRates.update(at);
    return market.fares(route, departure, at).stream()
        .filter(fare -> gaps.finds(fare.carrier(), route, departure, at))
        .map(fare -> priced(fare, whole(quoted(fare, fare.currency(), update), fare.currency())))
        .sorted(
            Comparator.comparingLong(MarketFare::amountMinor).thenComparing(MarketFare::carrier))
        .toList();
  }

  /**
   * There and back with each airline that is found, cheapest first.
   *
   * @param out local date of departure
   * @param back local date of the return
   * @param at market time
   */
  public List<RoundTrip> roundTrips(Route route, LocalDate out, LocalDate back, Instant at) {
    long update = DailyRates.update(at);
    Map<String, MarketFare> returns = new HashMap<>();
    market.fares(route.reversed(), back, at).forEach(fare -> returns.put(fare.carrier(), fare));
    List<RoundTrip> trips = new ArrayList<>();
    for (MarketFare there : market.fares(route, out, at)) {
      MarketFare home = returns.get(there.carrier());
      if (home != null && gaps.finds(there.carrier(), route, out, at)) {
        String money = there.currency();
        double both = quoted(there, money, update) + quoted(home, money, update);
        trips.add(new RoundTrip(there.carrier(), whole(both, money)));
      }
    }
    trips.sort(Comparator.comparingLong(RoundTrip::amountMinor).thenComparing(RoundTrip::carrier));
    return trips;
  }

  @Override
  public List<FareChange> changes(Route route, LocalDate departure, Instant from, Instant to) {
    SortedSet<Instant> moments = new TreeSet<>(DailyRates.updates(from, to));
    moments.addAll(gaps.searches(route, from, to));
    market.changes(route, departure, from, to).forEach(change -> moments.add(change.at()));
    List<FareChange> changes = new ArrayList<>();
    Map<Offer, Long> before = offers(route, departure, from);
    for (Instant moment : moments) {
      Map<Offer, Long> now = offers(route, departure, moment);
      collect(before, now, moment, changes);
      before = now;
    }
    changes.sort(Comparator.comparing(FareChange::at).thenComparing(FareChange::carrier));
    return changes;
  }

  private record Offer(String carrier, int stops) {}

  private Map<Offer, Long> offers(Route route, LocalDate departure, Instant at) {
    Map<Offer, Long> offers = new LinkedHashMap<>();
    for (MarketFare fare : fares(route, departure, at)) {
      offers.putIfAbsent(new Offer(fare.carrier(), fare.stops()), fare.amountMinor());
    }
    return offers;
  }

  private static void collect(
      Map<Offer, Long> before, Map<Offer, Long> now, Instant moment, List<FareChange> into) {
    before.forEach((offer, amount) -> {
      if (!now.containsKey(offer)) {
        into.add(new FareChange(offer.carrier(), offer.stops(), moment, null));
      }
    });
    now.forEach((offer, amount) -> {
      if (!amount.equals(before.get(offer))) {
        into.add(new FareChange(offer.carrier(), offer.stops(), moment, amount));
      }
    });
  }

  /** What the airline asks, from its own money into this one, in minor units. */
  private double quoted(MarketFare fare, String money, long update) {
    double usual =
        fare.amountMinor()
            / (minorPerUnit(fare.currency()) * Currencies.perEuro(fare.currency()))
            * (minorPerUnit(money) * Currencies.perEuro(money));
    String home = homeMoney.getOrDefault(fare.carrier(), money);
    return usual * rates.factor(home, money, update);
  }

  private static MarketFare priced(MarketFare fare, long amountMinor) {
    return new MarketFare(
        fare.carrier(),
        fare.stops(),
        amountMinor,
        fare.currency(),
        fare.flightNumber(),
        fare.departsAt(),
        fare.durationMinutes(),
        fare.seatsLeft());
  }

  private static long whole(double amountMinor, String money) {
    double unit = minorPerUnit(money);
    return Math.round(Math.max(1, Math.rint(amountMinor / unit)) * unit);
  }

  private static double minorPerUnit(String money) {
    return Math.pow(10, Currency.getInstance(money).getDefaultFractionDigits());
  }
}
