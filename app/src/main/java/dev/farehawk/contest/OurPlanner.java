package dev.farehawk.contest;

import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.platform.Deadlines;
import dev.farehawk.poll.Learned;
import dev.farehawk.poll.Look;
import dev.farehawk.poll.LookOutcome;
import dev.farehawk.poll.Planner;
import dev.farehawk.poll.PlannerSettings;
import dev.farehawk.poll.Wish;
import dev.faremarket.drops.DropWorld;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The service's own planner. It is told who watches what and nothing of rates or filings: those it
 * learns. Each cluster of the world is a market with one carrier.
 */
final class OurPlanner implements Policy {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final long START = FIRST_DAY.toEpochDay() * 86_400_000L;
  private static final int LETTERS = 26;

  private final Planner planner;
  private @Nullable Look look;

  OurPlanner(DropWorld world, Deadlines deadlines, PlannerSettings settings) {
    this.planner = new Planner(settings, START);
    int day = 0;
    for (int key = 0; key < world.keys(); key++) {
      int cluster = world.clusterOf(key);
      day = key > 0 && world.clusterOf(key - 1) == cluster ? day + 1 : 0;
      LocalDate departure = FIRST_DAY.plusDays(deadlines.whole().toDays() + 120 + day);
      FareQuery query = FareQuery.oneWay(market(cluster), departure, "DE", "EUR");
      planner.put(new FareQueryRef(key + 1L, query), Wish.neverSeen(world.watchers(key)), START);
    }
  }

  /** Markets that are no airports, all different and none the way back of another. */
  private static Market market(int cluster) {
    return Market.of("A" + letters(cluster / (LETTERS * LETTERS)), "B" + letters(cluster));
  }

  private static String letters(int number) {
    return "" + (char) ('A' + number / LETTERS % LETTERS) + (char) ('A' + number % LETTERS);
  }

  @Override
  public String name() {
    return "farehawk";
  }

  @Override
  public int next(double now) {
    look = planner.take(millis(now));
    return look == null ? NOTHING : (int) (look.fareQueries().getFirst().id() - 1);
  }

  @Override
  public void seen(int key, double now, boolean dropped) {
    Look made = look;
    if (made == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    planner.cheapest(key + 1L, new CarrierCode("XX"));
    planner.settle(made, LookOutcome.SEEN, millis(now));
    if (dropped) {
      planner.dropped(key + 1L, millis(now));
    }
  }

  Learned learned() {
    return planner.learned();
  }

  private static long millis(double seconds) {
    return START + (long) (seconds * 1000);
  }
}
