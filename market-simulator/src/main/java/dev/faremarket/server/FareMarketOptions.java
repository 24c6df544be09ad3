package dev.faremarket.server;

import dev.faremarket.MarketConfig;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of {@link FareMarketMain} says.
 *
 * @param market which market
 * @param time how market time runs
 * @param shown how the providers show it
 * @param server port, keys and limits
 */
record FareMarketOptions(MarketConfig market, Time time, Shown shown, ServerSettings server) {

  /**
   * Which providers show the market as a metasearch does, not fares as they are.
   *
   * @param calendar the cached calendar
   * @param live the live search
   */
  record Shown(boolean calendar, boolean live) {}

  /**
   * How market time runs.
   *
   * @param speed market seconds per wall second
   * @param start from when on, in wall time; null for the start of the server
   */
  record Time(double speed, @Nullable Instant start) {}

  static final String USAGE =
      """
      Usage: fare-market [options]
        --port N                 port on 127.0.0.1; 0 takes a free one (0)
        --seed N                 which market; the same seed is the same market (1)
        --markets N              directed routes, 1 to 70000 (1000)
        --market-speed X         market seconds per second (1)
        --travelpayouts-key TEXT key of the cached calendar (calendar-key)
        --serpapi-key TEXT       key of the live search (live-key)
        --calendar-per-minute N  rate limit of the cached calendar (600)
        --live-per-second N      rate limit of the live search (20)
        --clock-start INSTANT    wall time from which market time runs at that speed (now)
        --logged-replies N       live replies kept for /admin/replies (1000000)
        --live-quota N           live searches in all (unbounded)
        --calendar-shows WHAT    fares as they are, or as a metasearch does (fares)
        --live-shows WHAT        the same for the live search (fares)
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--port",
          "--seed",
          "--markets",
          "--market-speed",
          "--travelpayouts-key",
          "--serpapi-key",
          "--calendar-per-minute",
          "--live-per-second",
          "--live-quota",
          "--clock-start",
          "--logged-replies",
          "--calendar-shows",
          "--live-shows");

  /**
   * Reads the command line; {@code --name value} and {@code --name=value} are the same.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static FareMarketOptions parse(String... arguments) {
    Map<String, String> given = given(arguments);
    MarketConfig market =
        MarketConfig.of(
            number(given, "--seed", 1),
            Math.clamp(number(given, "--markets", 1000), 0, Integer.MAX_VALUE));
    ProviderSettings calendar =
        ProviderSettings.calendar(given.getOrDefault("--travelpayouts-key", "calendar-key"))
            .withRate(RateLimit.perMinute(number(given, "--calendar-per-minute", 600)));
    ProviderSettings live =
        ProviderSettings.live(given.getOrDefault("--serpapi-key", "live-key"))
            .withRate(RateLimit.perSecond(number(given, "--live-per-second", 20)))
            .withQuota(number(given, "--live-quota", ProviderSettings.UNBOUNDED));
    long port = number(given, "--port", 0);
    ServerSettings server =
        new ServerSettings(
            Math.clamp(port, -1, 65_536),
            calendar,
            live,
            market.seed(),
            Math.clamp(
                number(given, "--logged-replies", ServerSettings.DEFAULT_LOGGED_REPLIES),
                0,
                Integer.MAX_VALUE));
    Shown shown =
        new Shown(metasearch(given, "--calendar-shows"), metasearch(given, "--live-shows"));
    return new FareMarketOptions(market, new Time(speed(given), start(given)), shown, server);
  }

  private static Map<String, String> given(String... arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      int equals = name.indexOf('=');
      if (equals >= 0) {
        put(given, name.substring(0, equals), name.substring(equals + 1));
      } else if (i + 1 < arguments.length) {
        put(given, name, arguments[++i]);
      } else {
        throw new IllegalArgumentException(known(name) + " needs a value");
      }
    }
    return given;
  }

  private static void put(Map<String, String> given, String name, String value) {
    if (given.put(known(name), value) != null) {
      throw new IllegalArgumentException(name + " is given twice");
    }
  }

  private static String known(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("there is no option " + name);
    }
    return name;
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    String text = given.get(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(name + " must be a whole number, not " + text);
    }
  }

  private static boolean metasearch(Map<String, String> given, String name) {
    String text = given.getOrDefault(name, "fares");
    return switch (text) {
      case "fares" -> false;
      case "metasearch" -> true;
      default ->
          throw new IllegalArgumentException(name + " must be fares or metasearch, not " + text);
    };
  }

  private static @Nullable Instant start(Map<String, String> given) {
    String text = given.get("--clock-start");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "--clock-start must be an instant such as 2026-11-26T12:00:00Z, not " + text);
    }
  }

  private static double speed(Map<String, String> given) {
    String text = given.getOrDefault("--market-speed", "1");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("--market-speed must be a number, not " + text);
    }
  }
}
