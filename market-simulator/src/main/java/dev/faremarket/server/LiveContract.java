package dev.faremarket.server;

import com.sun.net.httpserver.Headers;
import dev.faremarket.MarketFare;
import dev.faremarket.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The live search, in the shape of SerpApi's Google Flights engine ({@code /search.json}, {@code
 * /account.json}), one way and round trip, economy. Prices are whole units of the origin's
 * currency; another currency is refused, because the market has no exchange rates. The price
 * history that the provider volunteers comes only with searches that may be answered from the
 * cache, because a poll that wants a fresh price has no use for it.
 */
final class LiveContract implements Contract {
  static final String SEARCH = "/search.json";
  static final String ACCOUNT = "/account.json";
  static final String NO_RESULTS = "Google Flights hasn't returned any results for this query.";
  private static final int MOST_BEST = 3;
  private static final int HISTORY_DAYS = 60;
  private static final Duration STALE_BY = Duration.ofMinutes(70);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final MarketView view;
  private final ProviderSettings settings;
  private final RateWindow window;
  private final ReplyLog log;
  private final TripWriter trips;
  private final SearchCache cache = new SearchCache();
  private final AtomicLong searches = new AtomicLong();
  private final AtomicLong billed = new AtomicLong();

  LiveContract(MarketView view, ProviderSettings settings, RateWindow window, ReplyLog log) {
    this.view = view;
    this.settings = settings;
    this.window = window;
    this.log = log;
    this.trips = new TripWriter(view.zones());
  }

  @Override
  public MarketApi api() {
    return MarketApi.LIVE;
  }

  @Override
  public @Nullable String key(Headers headers, Question question) {
    return question.optional("api_key");
  }

  @Override
  public boolean metered(String path) {
    return !path.equals(ACCOUNT);
  }

  @Override
  public Object refusal(String message) {
    return Map.of("error", message);
  }

  @Override
  public Answer answer(String path, Question question, Instant now, @Nullable FaultKind fault) {
    return switch (path) {
      case SEARCH -> search(LiveSearch.of(question), question, now, fault);
      case ACCOUNT -> Answer.of(200, account(now));
      default -> throw new BadQuestion(404, "there is no " + path);
    };
  }

  private Map<String, Object> account(Instant now) {
    long used = billed.get();
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("account_status", "Active");
    account.put("searches_per_month", settings.quota());
    account.put("plan_searches_left", settings.quota() - used);
    account.put("total_searches_left", settings.quota() - used);
    account.put("this_month_usage", used);
    account.put("this_hour_searches", window.used(now));
    account.put(
        "account_rate_limit_per_hour",
        Math.max(
            1,
            settings.rate().requests()
                * Duration.ofHours(1).toMillis()
                / settings.rate().window().toMillis()));
    return account;
  }

  private Answer search(
      LiveSearch search, Question question, Instant now, @Nullable FaultKind drawn) {
    FaultKind fault = PriceFaults.fitting(drawn, search.homeward() != null);
    boolean mayBeCached = !question.or("no_cache", "false").equals("true");
    String cacheKey = question.without("api_key");
    LiveReply known = mayBeCached ? cache.find(cacheKey, now) : null;
    if (known != null) {
      return Answer.of(200, known);
    }
    if (!billed()) {
      return Answer.of(429, refusal("Your account has run out of searches."));
    }
    if (fault == FaultKind.ERROR_IN_OK) {
      billed.decrementAndGet();
      return Answer.of(200, refusal("The search could not be completed. Please try again."));
    }
    LiveReply reply = fresh(search, now, fault, mayBeCached);
    if (mayBeCached) {
      cache.keep(cacheKey, now, reply);
    }
    return Answer.of(200, reply);
  }

  /** Takes one search out of the quota. */
  private boolean billed() {
    if (billed.incrementAndGet() <= settings.quota()) {
      return true;
    }
    billed.decrementAndGet();
    return false;
  }

  private LiveReply fresh(
      LiveSearch search, Instant now, @Nullable FaultKind fault, boolean withHistory) {
    String id =
        HexFormat.of().toHexDigits(now.getEpochSecond(), 8)
            + HexFormat.of().toHexDigits(searches.incrementAndGet());
    Instant shown = fault == FaultKind.STALE_CACHE ? now.minus(STALE_BY) : now;
    String currency =
        fault == FaultKind.CURRENCY_FLIP
            ? PriceFaults.otherCurrency(search.currency())
            : search.currency();
    boolean both = soldBothWays(search, fault);
    String type = both ? "Round trip" : "One way";
    List<LiveReply.Trip> all = new ArrayList<>();
    for (Route route : search.routes()) {
      List<MarketFare> fares = PriceFaults.applied(fault, fares(search, route, shown));
      for (MarketFare fare : fares) {
        all.add(trips.trip(route, fare, price(fare, search), type));
      }
      if (search.plain() && carriesOffers(fault)) {
        log.append(
            new LoggedReply(
                id,
                now,
                route,
                search.outbound(),
                search.homeward(),
                currency,
                lowest(fares),
                fault));
      }
    }
    all.sort(Comparator.comparingLong(LiveReply.Trip::price));
    int best = Math.min(MOST_BEST, all.size());
    return new LiveReply(
        new LiveReply.Metadata(id, "Success", UTC_TIME.format(shown), UTC_TIME.format(shown), 1.0),
        parameters(search, currency, fault),
        best == 0 ? null : all.subList(0, best),
        best == 0 ? null : all.subList(best, all.size()),
        withHistory && best > 0 ? insights(search, shown, all.getFirst().price()) : null,
        best == 0 ? NO_RESULTS : null);
  }

  /** Whether the reply calls itself one about round trips. */
  private static boolean soldBothWays(LiveSearch search, @Nullable FaultKind fault) {
    return search.homeward() == null
        ? fault == FaultKind.RETURN_FOR_ONE_WAY
        : fault != FaultKind.ONE_WAY_FOR_RETURN;
  }

  /** Replies that fail on their way carry nothing that a client could have read. */
  private static boolean carriesOffers(@Nullable FaultKind fault) {
    return fault != FaultKind.TRUNCATED && fault != FaultKind.MALFORMED;
  }

  private List<MarketFare> fares(LiveSearch search, Route route, Instant wall) {
    List<MarketFare> fares = new ArrayList<>();
    for (MarketFare fare : view.fares(route, search.outbound(), search.homeward(), wall)) {
      if (!fare.currency().equals(search.currency())) {
        throw new BadQuestion(
            "Unsupported `currency`: prices from "
                + route.origin()
                + " are in "
                + fare.currency()
                + ".");
      }
      if (fare.stops() <= search.mostStops()) {
        fares.add(fare);
      }
    }
    return fares;
  }

  private static long price(MarketFare fare, LiveSearch search) {
    return WholeUnits.shown(fare.amountMinor(), fare.currency()) * search.adults();
  }

  private static LiveReply.Parameters parameters(
      LiveSearch search, String currency, @Nullable FaultKind fault) {
    LocalDate homeward = search.homeward();
    return new LiveReply.Parameters(
        "google_flights",
        soldBothWays(search, fault) ? "1" : "2",
        String.join(",", search.departures()),
        String.join(",", search.arrivals()),
        search.outbound().toString(),
        homeward == null ? null : homeward.toString(),
        "1",
        search.adults(),
        currency);
  }

  private LiveReply.Insights insights(LiveSearch search, Instant now, long lowestNow) {
    Route route = search.routes().getFirst();
    List<List<Long>> history = new ArrayList<>();
    for (int days = HISTORY_DAYS; days > 0; days--) {
      Instant at = view.clock().marketTime(now).minus(Duration.ofDays(days));
      List<MarketFare> then = view.market().fares(route, search.outbound(), search.homeward(), at);
      if (!then.isEmpty()) {
        MarketFare first = then.getFirst();
        history.add(
            List.of(
                now.minus(Duration.ofDays(days)).getEpochSecond(),
                WholeUnits.shown(first.amountMinor(), first.currency())));
      }
    }
    return new LiveReply.Insights(lowestNow, history);
  }

  /** Lowest price of each carrier and number of stops, as shown. */
  private static List<LoggedOffer> lowest(List<MarketFare> fares) {
    record Key(String carrier, int stops) {}
    Map<Key, LoggedOffer> lowest = new LinkedHashMap<>();
    for (MarketFare fare : fares) {
      LoggedOffer offer =
          new LoggedOffer(
              fare.carrier(),
              fare.stops(),
              WholeUnits.shownInMinor(fare.amountMinor(), fare.currency()));
      lowest.merge(
          new Key(fare.carrier(), fare.stops()),
          offer,
          (a, b) -> a.priceMinor() <= b.priceMinor() ? a : b);
    }
    return List.copyOf(lowest.values());
  }
}
