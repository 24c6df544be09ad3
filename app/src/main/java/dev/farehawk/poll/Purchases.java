package dev.farehawk.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is best bought for the fares of one page, given what a call of each endpoint costs: looks at
 * single fares, calls for the whole page, both, or nothing. And the bound that follows: whatever
 * the prices, no schedule that takes fares as independent reaches more than
 *
 * <p>sum over pages of the best purchase's value + sum over endpoints of price times calls in D',
 *
 * <p>the Lagrangian dual of the budgets (Everett 1963). The least over all prices is searched, and
 * each value on the way is a bound already. A drop that is shown by one call with chance q is shown
 * by none of several with the product of their misses; an endpoint that is asked for x of the time
 * counts for x, which lies between buying and not buying.
 *
 * <p>Values are watchers times drops a day, as in {@link Density}. Pure.
 */
public final class Purchases {

  private static final int MOST_ENDPOINTS = 6;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Prices that are tried, from the dearest down: e^-28, a millionth of a millionth. */
  private static final double PRICE_RANGE = 28;

  private static final int ROUNDS = 40;
  private static final int STEPS = 60;

  private final List<Endpoint> endpoints;
  private final int[] singles;
  private final int[] groups;

  /**
   * Where fares can be looked at.
   *
   * @param group whether a call answers all fares of a page
   * @param shows chance that it shows a drop while it is still worth telling, above 0, at most 1
   * @param calls that there are in D'
   * @param callsPerLook cost of a look
   */
  public record Endpoint(boolean group, double shows, double calls, int callsPerLook) {

    /** Refuses what shows nothing, and costs nothing. */
    public Endpoint {
      if (!(shows > 0 && shows <= 1) || !(calls >= 0) || callsPerLook < 1) {
        throw new IllegalArgumentException(
            "an endpoint shows above 0 and at most 1, has no calls or some, and a look costs one");
      }
    }
  }

  /**
   * What is bought for a page.
   *
   * @param value of the drops that it shows, less what it costs; zero or more
   * @param groups endpoints asked for the whole page, a bit each
   * @param looks for each fare the endpoints asked for it alone, a bit each
   */
  public record Purchase(double value, int groups, List<Integer> looks) {

    /** Whether anything is bought. */
    public boolean isNothing() {
      return groups == 0 && looks.stream().allMatch(each -> each == 0);
    }
  }

  /** Between these endpoints, six at most: every combination is tried. */
  public Purchases(List<Endpoint> endpoints) {
    if (endpoints.isEmpty() || endpoints.size() > MOST_ENDPOINTS) {
      throw new IllegalArgumentException("one to " + MOST_ENDPOINTS + " endpoints");
    }
    this.endpoints = List.copyOf(endpoints);
    this.singles = subsets(false);
    this.groups = subsets(true);
  }

  /** All sets of endpoints of one sort, the empty one first. */
  private int[] subsets(boolean group) {
    int sort = 0;
    for (int j = 0; j < endpoints.size(); j++) {
      sort |= endpoints.get(j).group == group ? 1 << j : 0;
    }
    int only = sort;
    return IntStream.range(0, 1 << endpoints.size()).filter(set -> (set & ~only) == 0).toArray();
  }

  private double misses(int set) {
    double misses = 1;
    for (int left = set; left != 0; left &= left - 1) {
      misses *= 1 - endpoints.get(Integer.numberOfTrailingZeros(left)).shows;
    }
    return misses;
  }

  private double cost(int set, double[] price) {
    double cost = 0;
    for (int left = set; left != 0; left &= left - 1) {
      int j = Integer.numberOfTrailingZeros(left);
      cost += price[j] * endpoints.get(j).callsPerLook;
    }
    return cost;
  }

  /**
   * The best purchase for a page; nothing among equals.
   *
   * @param values of its fares
   * @param price of a call, by endpoint
   */
  public Purchase best(double[] values, double[] price) {
    double most = 0;
    int group = 0;
    for (int set : groups) {
      double value = -cost(set, price);
      double misses = misses(set);
      for (double each : values) {
        value += (1 - misses) * each + alone(misses * each, price);
      }
      if (value > most) {
        most = value;
        group = set;
      }
    }
    double misses = misses(group);
    List<Integer> looks = new ArrayList<>();
    for (double each : values) {
      looks.add(most > 0 ? bestLooks(misses * each, price) : 0);
    }
    return new Purchase(most, group, looks);
  }

  /** The value, less its cost, of the best looks at a fare of which so much is left to show. */
  private double alone(double left, double[] price) {
    int set = bestLooks(left, price);
    return (1 - misses(set)) * left - cost(set, price);
  }

  private int bestLooks(double left, double[] price) {
    double most = 0;
    int best = 0;
    for (int set : singles) {
      double value = (1 - misses(set)) * left - cost(set, price);
      if (value > most) {
        most = value;
        best = set;
      }
    }
    return best;
  }

  /** How much drops are worth that groups and looks at single fares show, costs aside. */
  public double shown(double[] values, Purchase purchase) {
    double left = misses(purchase.groups);
    double shown = 0;
    for (int i = 0; i < values.length; i++) {
      shown += (1 - left * misses(purchase.looks.get(i))) * values[i];
    }
    return shown;
  }

  /** Calls of an endpoint in D' that a purchase takes. */
  public double calls(int endpoint, Purchase purchase) {
    int bit = 1 << endpoint;
    long looks = purchase.looks.stream().filter(set -> (set & bit) != 0).count();
    return endpoints.get(endpoint).callsPerLook * (looks + ((purchase.groups & bit) == 0 ? 0 : 1));
  }

  /**
   * The least dual that is found: the price of each endpoint in turn, all others as they are, until
   * nothing is gained. The dual is convex but has edges on which that ends too early; then a step
   * along all of them together goes on. Whatever is found is a bound.
   */
  public Bound bound(List<double[]> pages) {
    double dearest = 0;
    for (double[] page : pages) {
      dearest = Math.max(dearest, Arrays.stream(page).sum());
    }
    double[] price = new double[endpoints.size()];
    Arrays.fill(price, dearest / 100);
    double best = dual(pages, price);
    for (int round = 0; round < ROUNDS; round++) {
      double before = best;
      for (int j = 0; j <= price.length; j++) {
        best = improve(pages, price, j, dearest, best);
      }
      if (before - best <= best * 1e-7) {
        break;
      }
    }
    return new Bound(best, Arrays.stream(price).boxed().toList());
  }

  /**
   * A bound.
   *
   * @param value watchers times drops a day, at most, of drops that are shown in time
   * @param prices of a call, by endpoint, at which it was found
   */
  public record Bound(double value, List<Double> prices) {

    /** Keeps its own copy. */
    public Bound {
      prices = List.copyOf(prices);
    }
  }

  /** Golden section over the logarithm of one price, or of all by one factor. */
  private double improve(
      List<double[]> pages, double[] price, int which, double dearest, double best) {
    double high = Math.log(dearest + Double.MIN_NORMAL);
    double low = high - PRICE_RANGE;
    double[] from = price.clone();
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = dual(pages, moved(from, which, left, dearest));
    double atRight = dual(pages, moved(from, which, right, dearest));
    for (int step = 0; step < STEPS; step++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = dual(pages, moved(from, which, left, dearest));
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = dual(pages, moved(from, which, right, dearest));
      }
    }
    double found = Math.min(atLeft, atRight);
    if (found < best) {
      System.arraycopy(
          moved(from, which, atLeft <= atRight ? left : right, dearest), 0, price, 0, price.length);
      return found;
    }
    return best;
  }

  private static double[] moved(double[] from, int which, double logarithm, double dearest) {
    double[] price = from.clone();
    if (which < price.length) {
      price[which] = Math.exp(logarithm);
      return price;
    }
    double factor = Math.exp(logarithm) / (dearest / 1000);
    Arrays.setAll(price, j -> from[j] * factor);
    return price;
  }

  /** The dual at these prices; a bound whatever they are. */
  public double dual(List<double[]> pages, double[] price) {
    double value = 0;
    for (int j = 0; j < price.length; j++) {
      value += price[j] * endpoints.get(j).calls;
    }
    for (double[] page : pages) {
      value += best(page, price).value;
    }
    return value;
  }
}
