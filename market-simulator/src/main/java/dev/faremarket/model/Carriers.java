package dev.faremarket.model;

import dev.faremarket.Route;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which one to six carriers serve a route, with which flight and on which ladder. */
public final class Carriers {

  private static final int MOST_PER_ROUTE = 6;
  private static final double SHORTEST_KM = 100;
  private static final double LOW_COST_REACH_KM = 4500;
  private static final double LONG_HAUL_KM = 2800;
  private static final double CRUISE_KM_PER_MINUTE = 13.2;
  private static final int GROUND_MINUTES = 35;
  private static final int CONNECTION_MINUTES = 110;
  private static final double CONNECTION_DISCOUNT = 0.85;
  private static final double LOW_COST_DISCOUNT = 0.65;

  /**
   * What a network carrier asks beside low-cost ones, whose fares come down to less than half: so
   * much less that either may be the cheapest.
   */
  private static final double MATCHING_DISCOUNT = 0.5;

  /** How much two airlines' opening fares differ for no other reason. */
  private static final double OPENING_NOISE = 0.08;

  /** Where a level lies below the opening one, the step between them is about this. */
  private static final double TYPICAL_LOW_STEP = 1.26;

  private static final List<String> CONNECTING =
      List.of("EK", "QR", "TK", "LH", "BA", "AF", "KL", "SQ", "UA", "AA", "DL", "CX", "ET", "IB");

  private final long seed;
  private final Airports airports;
  private final Map<String, List<Airline>> byCountry = new HashMap<>();
  private final Map<String, String> regions = new HashMap<>();

  /** Reads the airlines from the package. */
  public Carriers(Airports airports, long seed) {
    this.airports = airports;
    this.seed = Dice.roll(seed, "carriers");
    for (Airline airline : Airline.load()) {
      byCountry.computeIfAbsent(airline.country(), country -> new ArrayList<>()).add(airline);
    }
    for (Airport airport : airports.bySize()) {
      regions.putIfAbsent(airport.country(), airport.region());
    }
  }

  private record Candidate(Airline airline, int stops, double weight) {}

  /** Who serves this route; the first is the price leader the others look at. */
  public List<CarrierService> on(Route route) {
    Airport origin = airports.get(route.origin());
    Airport destination = airports.get(route.destination());
    double kilometres = kilometres(origin, destination);
    long pairSeed = pairSeed(route);
    List<Candidate> candidates = candidates(origin, destination, kilometres, pairSeed);
    int wanted = carriers(origin, destination, pairSeed);
    List<CarrierService> services = new ArrayList<>(wanted);
    List<Candidate> chosen = candidates.subList(0, Math.min(wanted, candidates.size()));
    boolean cheap = chosen.stream().anyMatch(candidate -> candidate.airline().lowCost());
    double usual = 25 + 0.42 * Math.pow(kilometres, 0.78);
    for (Candidate candidate : chosen) {
      double opening = usual * discount(candidate, cheap) * Currencies.perEuro(origin.currency());
      services.add(service(candidate, route, origin, opening));
    }
    return List.copyOf(services);
  }

  private static double kilometres(Airport origin, Airport destination) {
    return Math.max(SHORTEST_KM, origin.kilometresTo(destination));
  }

  /** The same in both directions, so that what moves one moves the other. */
  long pairSeed(Route route) {
    boolean ordered = route.origin().compareTo(route.destination()) < 0;
    Route first = ordered ? route : route.reversed();
    return Dice.roll(Dice.roll(seed, first.origin()), first.destination());
  }

  private static int carriers(Airport origin, Airport destination, long pairSeed) {
    double size = Math.exp(-Math.sqrt((double) origin.rank() * destination.rank()) / 250);
    double drawn = 1 + size * 3.2 + Dice.unit(Dice.roll(pairSeed, 1)) * 2.2;
    return Math.clamp((int) drawn, 1, MOST_PER_ROUTE);
  }

  private List<Candidate> candidates(
      Airport origin, Airport destination, double kilometres, long pairSeed) {
    List<Candidate> found = new ArrayList<>();
    boolean domestic = origin.country().equals(destination.country());
    addHome(found, origin.country(), kilometres, pairSeed);
    if (!domestic) {
      addHome(found, destination.country(), kilometres, pairSeed);
    }
    String region = origin.region();
    if (found.size() < 2 || (!domestic && region.equals(destination.region()))) {
      byCountry.forEach((country, airlines) -> {
        if (region.equals(regions.get(country)) && kilometres < LOW_COST_REACH_KM) {
          airlines.stream()
              .filter(Airline::lowCost)
              .forEach(airline -> add(found, airline, 0, 0.35, pairSeed));
        }
      });
    }
    if (found.isEmpty() || kilometres > LONG_HAUL_KM) {
      byCountry.values().stream()
          .flatMap(List::stream)
          .filter(airline -> CONNECTING.contains(airline.code()))
          .forEach(airline -> add(found, airline, 1, 0.4, pairSeed));
    }
    found.sort(
        Comparator.comparingDouble(Candidate::weight)
            .reversed()
            .thenComparing(candidate -> candidate.airline().code()));
    return found;
  }

  private void addHome(List<Candidate> found, String country, double kilometres, long pairSeed) {
    for (Airline airline : byCountry.getOrDefault(country, List.of())) {
      if (!airline.lowCost() || kilometres < LOW_COST_REACH_KM) {
        add(found, airline, 0, airline.lowCost() ? 0.8 : 1, pairSeed);
      }
    }
  }

  private static void add(
      List<Candidate> found, Airline airline, int stops, double liking, long pairSeed) {
    boolean known =
        found.stream().anyMatch(candidate -> candidate.airline().code().equals(airline.code()));
    if (!known) {
      double luck = Dice.unit(Dice.roll(pairSeed, airline.code()));
      found.add(new Candidate(airline, stops, liking * (0.4 + luck)));
    }
  }

  private static double discount(Candidate candidate, boolean besideLowCost) {
    double direct = candidate.stops() > 0 ? CONNECTION_DISCOUNT : 1;
    if (candidate.airline().lowCost()) {
      return direct * LOW_COST_DISCOUNT;
    }
    return besideLowCost ? direct * MATCHING_DISCOUNT : direct;
  }

  private CarrierService service(
      Candidate candidate, Route route, Airport origin, double usualOpening) {
    Airline airline = candidate.airline();
    long pair = Dice.roll(pairSeed(route), airline.code());
    long own = Dice.roll(Dice.roll(pair, route.origin()), "service");
    Habits.Rungs rungs = Habits.of(airline).rungs();
    int openingLevel = rungs.opening() + (int) (Dice.unit(Dice.roll(pair, 2)) * 2);
    double opening = usualOpening * Math.exp(OPENING_NOISE * Dice.normal(Dice.roll(pair, 3), 0));
    double lowest = opening / rungs.climb(TYPICAL_LOW_STEP, openingLevel);
    Ladder ladder = Ladder.draw(lowest, origin.currency(), rungs, Dice.roll(pair, 4));
    double kilometres = kilometres(origin, airports.get(route.destination()));
    return new CarrierService(
        airline,
        candidate.stops(),
        flight(own, kilometres, candidate.stops()),
        ladder,
        openingLevel,
        own);
  }

  private static CarrierService.Flight flight(long own, double kilometres, int stops) {
    int number = 100 + (int) (Dice.unit(Dice.roll(own, 5)) * 8900);
    int slot = (int) (Dice.unit(Dice.roll(own, 6)) * 190);
    LocalTime departs = LocalTime.of(5, 40).plusMinutes(5L * slot);
    double minutes = kilometres / CRUISE_KM_PER_MINUTE + GROUND_MINUTES;
    return new CarrierService.Flight(
        Integer.toString(number), departs, (int) minutes + stops * CONNECTION_MINUTES);
  }
}
