package dev.farehawk.contest;

import dev.farehawk.poll.DelayWorth;
import dev.faremarket.drops.DropWorld;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The ways of polling that are known, each told the true rates of drops. All spend the same looks.
 */
final class Rivals {

  private static final int BISECTIONS = 200;

  private final DropWorld world;
  private final double looksPerSecond;
  private final double period;
  private final double[] drops;

  /**
   * Rivals in this world.
   *
   * @param period D', in seconds
   */
  Rivals(DropWorld world, double looksPerSecond, double period) {
    this.world = world;
    this.looksPerSecond = looksPerSecond;
    this.period = period;
    this.drops =
        IntStream.range(0, world.keys()).mapToDouble(k -> world.dropsPerDay(k) / 86_400).toArray();
  }

  List<Policy> all() {
    return List.of(roundRobin(), proportional(), freshness(), tractable(), fading(), knapsack());
  }

  /** Each key in turn. */
  Policy roundRobin() {
    double[] rates = new double[world.keys()];
    Arrays.fill(rates, looksPerSecond / rates.length);
    return new FixedRates("round-robin", rates);
  }

  /** Looks in proportion to watchers. */
  Policy proportional() {
    double all = IntStream.range(0, world.keys()).mapToDouble(world::watchers).sum();
    return rates("proportional-to-watchers", key -> looksPerSecond * world.watchers(key) / all);
  }

  /**
   * The rates that keep most of what people wait for fresh: evenly spaced looks, freshness (r/l)(1
   * - e^(-l/r)) weighted by watchers (Cho and Garcia-Molina, ACM TODS 28(4), 2003).
   */
  Policy freshness() {
    return rates("cho-garcia-molina", rateForPrice(this::freshnessRate));
  }

  private double freshnessRate(int key, double price) {
    double lambda = drops[key];
    double gain = world.watchers(key) / lambda;
    if (gain <= price) {
      return 0;
    }
    // The gain of a faster look, (w/l)(1 - e^-x - x e^-x) with x = l/r, falls with the rate.
    double low = 0;
    double high = 1e9;
    for (int step = 0; step < BISECTIONS; step++) {
      double x = low + (high - low) / 2;
      if (step < 100) {
        x = Math.sqrt(Math.max(low, 1e-12) * high);
      }
      double slope = gain * (1 - Math.exp(-x) * (1 + x));
      if (slope < price) {
        low = x;
      } else {
        high = x;
      }
    }
    return lambda / high;
  }

  /**
   * The closed form of Azar, Horvitz, Lubetzky, Peres and Shahaf (PNAS 115(32), 2018): rate sqrt(w
   * l / price) - l, not below zero.
   */
  Policy tractable() {
    return rates(
        "azar-et-al",
        rateForPrice((key, price) ->
            Math.max(0, Math.sqrt(world.watchers(key) * drops[key] / price) - drops[key])));
  }

  /**
   * Looks whenever the index of a key reaches one price for all, if a drop's worth fades by e in
   * every D' from the first second on, not by a deadline (Olston and Pandey, WWW 2008).
   */
  Policy fading() {
    DelayWorth worth = new DelayWorth.Fading(1 / period);
    return rates(
        "olston-pandey",
        rateForPrice(
            (key, price) -> 1 / worth.gapUntilWorth(price / (world.watchers(key) * drops[key]))));
  }

  /** The keys with most watchers times drops once in every D', as far as the looks go. */
  Policy knapsack() {
    Integer[] order = new Integer[world.keys()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) -> Double.compare(world.watchers(b) * drops[b], world.watchers(a) * drops[a]));
    double[] rates = new double[world.keys()];
    double left = looksPerSecond;
    for (int key : order) {
      rates[key] = Math.min(left, 1 / period);
      left -= rates[key];
    }
    return new FixedRates("deadline-knapsack", rates);
  }

  /** The rate of a key when looks cost so much. */
  @FunctionalInterface
  private interface Priced {
    double rate(int key, double price);
  }

  /** Rates at the price at which they add up to the looks there are. */
  private java.util.function.IntToDoubleFunction rateForPrice(Priced priced) {
    DoubleUnaryOperator sum =
        price -> IntStream.range(0, world.keys()).mapToDouble(k -> priced.rate(k, price)).sum();
    double low = 1e-12;
    double high = 1e15;
    for (int step = 0; step < 100; step++) {
      double middle = Math.sqrt(low * high);
      if (sum.applyAsDouble(middle) > looksPerSecond) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double price = high;
    return key -> priced.rate(key, price);
  }

  private Policy rates(String name, java.util.function.IntToDoubleFunction rate) {
    return new FixedRates(name, IntStream.range(0, world.keys()).mapToDouble(rate).toArray());
  }
}
