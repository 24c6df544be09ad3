package dev.faremarket.model;

import dev.faremarket.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Picks the routes people would fly: the pull between two airports grows with both sizes and wanes
 * with the distance (the gravity model of transport geography), shaken a little by the seed.
 */
public final class Network {

  private static final double SIZE_SHIFT = 12;
  private static final double SHORTEST_KM = 180;
  private static final double FULL_PULL_KM = 3000;
  private static final double NOISE = 0.5;

  /** Borders cost traffic. */
  private static final double HOME = 1.3;

  /** Candidates weighed for every pair wanted: enough that a distant big pair can lose. */
  private static final int CANDIDATES_PER_PAIR = 6;

  private Network() {}

  /**
   * The strongest routes, both directions next to each other, strongest first.
   *
   * @param count directed routes wanted
   */
  public static List<Route> strongest(Airports airports, int count, long seed) {
    List<Airport> bySize = airports.bySize();
    int pairs = (count + 1) / 2;
    int[] reach = reach(bySize.size(), (long) pairs * CANDIDATES_PER_PAIR);
    long[] ranked = ranked(bySize, reach, Dice.roll(seed, "network"));
    if (ranked.length < pairs) {
      throw new IllegalArgumentException(
          "only " + 2 * ranked.length + " routes can be made, not " + count);
    }
    List<Route> routes = new ArrayList<>(2 * pairs);
    for (int i = 0; i < pairs; i++) {
      int pair = (int) ranked[ranked.length - 1 - i];
      Route route =
          new Route(
              bySize.get(pair / bySize.size()).iata(), bySize.get(pair % bySize.size()).iata());
      routes.add(route);
      routes.add(route.reversed());
    }
    return List.copyOf(routes.subList(0, count));
  }

  /** These routes, strongest first; both directions of a pair are equally strong. */
  public static List<Route> bySize(Airports airports, Collection<Route> routes, long seed) {
    Map<Route, Double> pulls = new HashMap<>();
    for (Route route : routes) {
      Airport one = airports.get(route.origin());
      Airport other = airports.get(route.destination());
      pulls.put(
          route,
          one.rank() < other.rank()
              ? pull(one, other, airports, seed)
              : pull(other, one, airports, seed));
    }
    return pulls.keySet().stream()
        .sorted(
            Comparator.<Route>comparingDouble(pulls::get)
                .reversed()
                .thenComparing(Network::pairName)
                .thenComparing(Route::origin))
        .toList();
  }

  private static String pairName(Route route) {
    return route.origin().compareTo(route.destination()) < 0
        ? route.origin() + route.destination()
        : route.destination() + route.origin();
  }

  private static double pull(Airport bigger, Airport smaller, Airports airports, long seed) {
    int pair = bigger.rank() * airports.bySize().size() + smaller.rank();
    return pull(bigger, smaller, Dice.roll(Dice.roll(seed, "network"), pair));
  }

  /** For each airport the first one too small to be its partner, so that enough pairs remain. */
  private static int[] reach(int airports, long wanted) {
    double limit = SIZE_SHIFT * SIZE_SHIFT;
    int[] reach = new int[airports];
    long found = 0;
    while (found < wanted && found < (long) airports * (airports - 1) / 2) {
      limit *= 1.3;
      found = 0;
      for (int i = 0; i < airports; i++) {
        reach[i] = (int) Math.clamp(limit / (i + SIZE_SHIFT) - SIZE_SHIFT, i + 1, airports);
        found += reach[i] - i - 1;
      }
    }
    return reach;
  }

  /** Pull in the upper half of each number, the pair in the lower; weakest first. */
  private static long[] ranked(List<Airport> bySize, int[] reach, long seed) {
    long[] ranked = new long[Arrays.stream(reach).sum()];
    int size = 0;
    for (int i = 0; i < reach.length; i++) {
      for (int j = i + 1; j < reach[i]; j++) {
        int pair = i * bySize.size() + j;
        double pull = pull(bySize.get(i), bySize.get(j), Dice.roll(seed, pair));
        if (pull > 0) {
          ranked[size++] = (long) Float.floatToIntBits((float) pull) << 32 | pair;
        }
      }
    }
    ranked = Arrays.copyOf(ranked, size);
    Arrays.parallelSort(ranked);
    return ranked;
  }

  private static double pull(Airport one, Airport other, long roll) {
    double kilometres = one.kilometresTo(other);
    if (kilometres < SHORTEST_KM) {
      return 0;
    }
    double sizes = 1 / ((one.rank() + SIZE_SHIFT) * (other.rank() + SIZE_SHIFT));
    double home = one.country().equals(other.country()) ? HOME : 1;
    double near = 1 / (1 + Math.pow(kilometres / FULL_PULL_KM, 1.3));
    return home * sizes * near * Math.exp(NOISE * Dice.normal(roll, 0));
  }
}
