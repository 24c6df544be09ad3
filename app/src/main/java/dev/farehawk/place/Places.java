package dev.farehawk.place;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All airports and metro areas, in memory and immutable. A code that names an airport with
 * scheduled flights means that airport alone, also where IATA uses it for the city too (IST, OSL).
 */
public final class Places {

  /** Asked where a country's currency is not settled by ISO 4217 (Antarctica, Kosovo). */
  private static final String CURRENCY_ELSEWHERE = "USD";

  private static final int LONGEST_QUOTE = 40;

  /** Farther from its busiest airport nobody looks for a city's flights. */
  private static final double METRO_KILOMETRES = 130;

  private final Map<AirportCode, Airport> airports;
  private final Map<String, Place> byCode = new TreeMap<>();
  private final PlaceSearch search;
  private final Map<Locale, PlaceSearch> otherSearches = new ConcurrentHashMap<>();

  Places(Collection<Airport> all) {
    this.airports = all.stream().collect(Collectors.toMap(Airport::code, Function.identity()));
    all.forEach(airport -> byCode.put(airport.iata(), airport));
    all.stream()
        .filter(airport -> airport.metro() != null && airport.rank() > 0)
        .collect(Collectors.groupingBy(airport -> String.valueOf(airport.metro())))
        .forEach((code, members) -> addMetro(new Metro(code, around(members))));
    this.search = searchIn(Locale.ENGLISH);
  }

  private PlaceSearch searchIn(Locale language) {
    return new PlaceSearch(
        byCode.values(), PlaceFiles.otherNames(), place -> CityNames.of(place, language));
  }

  private void addMetro(Metro metro) {
    Place taken = byCode.get(metro.iata());
    if (taken == null || taken.rank() == 0) {
      byCode.put(metro.iata(), metro);
    }
  }

  /** Reads the data files of the jar; takes some tens of milliseconds. */
  public static Places load() {
    return new Places(PlaceFiles.airports());
  }

  /** The airport or metro area with this code, in any case. */
  public Optional<Place> find(String code) {
    return Optional.ofNullable(byCode.get(code.strip().toUpperCase(Locale.ROOT)));
  }

  /**
   * The airport or metro area with this code, in any case.
   *
   * @throws UnknownPlace with a suggestion, when there is none
   */
  public Place require(String code) {
    return find(code).orElseThrow(() -> new UnknownPlace(explain(code)));
  }

  /** The airport with this code; empty for metro areas. */
  public Optional<Airport> airport(AirportCode code) {
    return Optional.ofNullable(airports.get(code));
  }

  /**
   * The airport with this code.
   *
   * @throws UnknownPlace with a suggestion, when there is none
   */
  public Airport require(AirportCode code) {
    return airport(code).orElseThrow(() -> new UnknownPlace(explain(code.iata())));
  }

  /** The zone departure dates of this airport are in. */
  public ZoneId zone(AirportCode code) {
    return require(code).zone();
  }

  /** ISO 4217 code of the currency fares from this airport are asked in. */
  public String currency(AirportCode origin) {
    return currencyOf(require(origin).country());
  }

  /** ISO 4217 code of a country's currency; US dollars where it has none of its own. */
  public static String currencyOf(String country) {
    try {
      Currency currency = Currency.getInstance(Locale.of("", country));
      return currency == null ? CURRENCY_ELSEWHERE : currency.getCurrencyCode();
    } catch (IllegalArgumentException notIso3166) {
      return CURRENCY_ELSEWHERE;
    }
  }

  /** A country's English name. */
  public static String countryName(String country) {
    return countryName(country, Locale.ENGLISH);
  }

  /** A country's name in this language. */
  public static String countryName(String country, Locale language) {
    return Locale.of("", country).getDisplayCountry(language);
  }

  /** Great-circle distance in km. */
  public double kilometres(Market market) {
    return require(market.origin())
        .position()
        .kilometresTo(require(market.destination()).position());
  }

  /**
   * An airport near a place.
   *
   * @param kilometres great-circle distance from the place
   */
  public record Near(Airport airport, double kilometres) {}

  /**
   * Airports near a place that sell in the same currency, by distance; its own are left out, and so
   * are those without scheduled flights.
   *
   * @param kilometres how far away at most
   * @param limit at most this many
   */
  public List<Near> near(Place place, double kilometres, int limit) {
    Airport centre = place.airports().getFirst();
    String currency = currencyOf(place.country());
    return airports.values().stream()
        .filter(airport -> airport.rank() > 0 && !place.airports().contains(airport))
        .filter(airport -> currencyOf(airport.country()).equals(currency))
        .map(airport -> new Near(airport, centre.position().kilometresTo(airport.position())))
        .filter(near -> near.kilometres() <= kilometres)
        .sorted(Comparator.comparingDouble(Near::kilometres))
        .limit(limit)
        .toList();
  }

  /** What one adult asks for one way: point of sale and currency are the origin country's. */
  public FareQuery oneWay(Market market, LocalDate departure) {
    String country = require(market.origin()).country();
    return FareQuery.oneWay(market, departure, country, currencyOf(country));
  }

  /**
   * What somebody who typed this may mean, best first. Forgives accents, case and, in words of four
   * letters or more, typing errors. Never throws; no text finds nothing.
   *
   * @param limit at most this many, up to 50
   */
  public List<Place> search(String text, int limit) {
    return search(text, limit, Seeker.ANYBODY);
  }

  /**
   * The same for somebody whose language and earlier choices are known. A language takes a tenth of
   * a second when it is met first, and some megabytes from then on: let nobody name any they like.
   */
  public List<Place> search(String text, int limit, Seeker seeker) {
    Locale language = seeker.language();
    PlaceSearch in =
        language.getLanguage().equals(Locale.ENGLISH.getLanguage())
            ? search
            : otherSearches.computeIfAbsent(language, this::searchIn);
    return in.find(text, limit, seeker.preferred());
  }

  /** Every airport, by code. */
  public List<Airport> airports() {
    return airports.values().stream().sorted(Comparator.comparing(Airport::code)).toList();
  }

  private String explain(String code) {
    String quoted = code.strip();
    if (quoted.length() > LONGEST_QUOTE) {
      quoted = quoted.substring(0, LONGEST_QUOTE) + "…";
    }
    if (quoted.isEmpty()) {
      return "type a city or an airport, for example \"Zurich\" or \"ZRH\"";
    }
    String unknown = "there is no airport or city with the code \"" + quoted + "\"";
    return search
        .nearest(code)
        .map(place ->
            unknown
                + "; did you mean "
                + place.iata()
                + " ("
                + place.name()
                + ", "
                + countryName(place.country())
                + ")?")
        .orElse(unknown + "; type a city's name and pick one of the list");
  }

  private static List<Airport> around(List<Airport> members) {
    List<Airport> busiestFirst =
        members.stream()
            .sorted(Comparator.comparingInt(Airport::rank).reversed().thenComparing(Airport::code))
            .toList();
    Airport.Position centre = busiestFirst.getFirst().position();
    return busiestFirst.stream()
        .filter(airport -> centre.kilometresTo(airport.position()) <= METRO_KILOMETRES)
        .toList();
  }
}
