package dev.farehawk.demo;

import dev.farehawk.demo.DemoOptions.Scale;
import dev.farehawk.fare.AirportCode;
import dev.farehawk.place.Places;
import dev.farehawk.platform.Deadlines;
import dev.faremarket.MarketClock;
import dev.faremarket.MarketConfig;
import dev.faremarket.Route;
import dev.faremarket.SimulatedMarket;
import dev.faremarket.model.Airport;
import dev.faremarket.model.Airports;
import dev.faremarket.server.FareMarketServer;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.ProviderSettings;
import dev.faremarket.server.RateLimit;
import dev.faremarket.server.ServerSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The simulated market of a demo, and the two providers that sell what it has. */
final class DemoMarket implements AutoCloseable {

  private static final String CALENDAR_KEY = "calendar-of-the-demo";
  private static final String LIVE_KEY = "live-search-of-the-demo";
  private static final int SLOWEST_LIVE_RATE = 5;

  private final SimulatedMarket market;
  private final MarketView view;
  private final List<Route> routes;
  private @Nullable FareMarketServer server;
  private long liveRate;

  private DemoMarket(SimulatedMarket market, MarketView view, List<Route> routes) {
    this.market = market;
    this.view = view;
    this.routes = routes;
  }

  /**
   * Makes the market; it sells nothing before {@link #open}.
   *
   * @param network imported routes, or none
   * @param clock wall time; market time runs faster from this moment on
   */
  static DemoMarket make(Scale scale, List<Route> network, Places places, InstantSource clock) {
    Airports airports = Airports.load();
    List<Route> known =
        network.stream()
            .filter(route ->
                airports.find(route.origin()) != null && airports.find(route.destination()) != null)
            .toList();
    SimulatedMarket market =
        SimulatedMarket.over(known, MarketConfig.of(scale.seed(), scale.markets()));
    MarketView view = MarketView.of(market, new MarketClock(clock.instant(), scale.marketSpeed()));
    List<Route> shared =
        market.routes().stream().filter(route -> sameWords(route, airports, places)).toList();
    return new DemoMarket(market, view, shared);
  }

  /** Whether the service knows both airports, and by the same currency. */
  static boolean sameWords(Route route, Airports airports, Places places) {
    Airport origin = airports.find(route.origin());
    return origin != null
        && places.airport(AirportCode.of(route.destination())).isPresent()
        && places.airport(AirportCode.of(route.origin())).isPresent()
        && places.currency(AirportCode.of(route.origin())).equals(origin.currency());
  }

  /**
   * Opens the two providers on a free port of loopback.
   *
   * @param fareQueries how many different ones will be watched; the live search allows twice the
   *     calls that looking at each within D' takes, unless its real limits are wanted
   */
  void open(Scale scale, int fareQueries, InstantSource clock) {
    double seconds = new Deadlines(scale.deadline()).detection().toMillis() / 1000.0;
    liveRate = Math.max(SLOWEST_LIVE_RATE, (long) Math.ceil(2 * fareQueries / seconds));
    ServerSettings settings = ServerSettings.published(CALENDAR_KEY, LIVE_KEY, scale.seed());
    if (!scale.realLimits()) {
      settings =
          settings.withLive(
              ProviderSettings.live(LIVE_KEY)
                  .withRate(RateLimit.perSecond(liveRate))
                  .withQuota(ProviderSettings.UNBOUNDED));
    }
    server = FareMarketServer.start(settings, view, clock);
  }

  SimulatedMarket market() {
    return market;
  }

  MarketView view() {
    return view;
  }

  /** Routes that market and service name alike, most popular first. */
  List<Route> routes() {
    return routes;
  }

  /** The two providers, once open. */
  FareMarketServer server() {
    return Objects.requireNonNull(server, "the market is not open yet");
  }

  /** What tells the service of the two providers. */
  List<String> settings(Scale scale) {
    String address = server().address().toString();
    List<String> live =
        scale.realLimits()
            ? List.of()
            : List.of(
                provider(0, "limits.calls", String.valueOf(liveRate)),
                provider(0, "limits.window", "1s"),
                provider(0, "limits.quota-per-month", "0"),
                provider(0, "limits.concurrency", "256"));
    List<String> settings =
        new ArrayList<>(
            List.of(
                provider(0, "name", LIVE),
                provider(0, "kind", "serpapi"),
                provider(0, "key", LIVE_KEY),
                provider(0, "base-url", address),
                provider(1, "name", "calendar"),
                provider(1, "kind", "travelpayouts"),
                provider(1, "key", CALENDAR_KEY),
                provider(1, "base-url", address)));
    settings.addAll(live);
    return settings;
  }

  /** Under which name the service keeps what the live search shows. */
  static final String LIVE = "live";

  private static String provider(int number, String key, String value) {
    return "--farehawk.providers[" + number + "]." + key + "=" + value;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
