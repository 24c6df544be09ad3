package dev.faremarket.metasearch;

import dev.faremarket.Route;
import dev.faremarket.model.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which airlines a metasearch finds. It finds most of them at nearly every look and some, on some
 * dates, only at two looks in three; a search is good for a day, and for two neighbouring dates.
 * That is where most of the big drops of series B come from: the cheapest airline is found again.
 * The shares are fitted to sections 1, 3, 5 and 6 of the fare statistics.
 */
final class Gaps {

  private static final double ELUSIVE = 0.25;
  private static final double ELUSIVE_MISSING = 0.28;
  private static final double USUALLY_MISSING = 0.02;
  private static final int NEIGHBOURING_DATES = 2;
  private static final long SECONDS_PER_SEARCH = Duration.ofDays(1).toSeconds();

  private final long seed;

  Gaps(long seed) {
    this.seed = Dice.roll(seed, "gaps");
  }

  /** Whether the metasearch has this airline's fare at this moment. */
  boolean finds(String carrier, Route route, LocalDate departure, Instant at) {
    long dates = Math.floorDiv(departure.toEpochDay(), NEIGHBOURING_DATES);
    long own = Dice.roll(Dice.roll(searches(route), carrier), dates);
    double missing = Dice.unit(own) < ELUSIVE ? ELUSIVE_MISSING : USUALLY_MISSING;
    return Dice.unit(Dice.roll(own, search(route, at))) >= missing;
  }

  /** The moments after {@code from} and up to {@code to} at which a route is searched anew. */
  List<Instant> searches(Route route, Instant from, Instant to) {
    long last = search(route, to);
    List<Instant> moments = new ArrayList<>();
    for (long search = search(route, from) + 1; search <= last; search++) {
      moments.add(Instant.ofEpochSecond(search * SECONDS_PER_SEARCH - offset(route)));
    }
    return moments;
  }

  private long search(Route route, Instant at) {
    return Math.floorDiv(at.getEpochSecond() + offset(route), SECONDS_PER_SEARCH);
  }

  private long offset(Route route) {
    return Math.floorMod(searches(route), SECONDS_PER_SEARCH);
  }

  private long searches(Route route) {
    return Dice.roll(Dice.roll(seed, route.origin()), route.destination());
  }
}
