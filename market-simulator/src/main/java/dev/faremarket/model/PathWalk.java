package dev.faremarket.model;

import org.jspecify.annotations.Nullable;

/**
 * Walks one carrier's price of one departure from the first day of sale to the last.
 *
 * <p>Each day at most one of these happens: a rise or a fall, by days to departure, weekday, shared
 * shocks, how recently the fare moved and how far it is from where it should be by now; an answer
 * to the price leader's move; the end of a deal; a flicker of minutes to hours; a sell-out.
 */
final class PathWalk {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3600;

  /** No product of shocks is expected above this; days that cannot move are passed quickly. */
  private static final double LARGEST_SHOCK = 25;

  private static final double TWO_STEPS_UP = 0.13;
  private static final double THREE_STEPS_UP = 0.03;
  private static final double TWO_STEPS_DOWN = 0.08;

  private static final double SHORT_DEAL = 0.22;
  private static final double SHORTEST_DEAL_HOURS = 2;
  private static final double LONGEST_DEAL_HOURS = 40;

  private static final double FLICKER = 0.06;
  private static final int SHORTEST_FLICKER_SECONDS = 600;
  private static final int LONGEST_FLICKER_SECONDS = 3 * SECONDS_PER_HOUR;

  private static final double MATCH = 0.25;
  private static final int QUICKEST_MATCH_SECONDS = 300;
  private static final int SLOWEST_MATCH_SECONDS = 6 * SECONDS_PER_HOUR;

  private static final int SELL_OUT_DAYS = 7;
  private static final double SELL_OUT = 0.012;
  private static final double COMES_BACK = 0.7;

  private static final double PULL_TO_TARGET = 0.10;
  private static final double MOVED_YESTERDAY = 1.25;
  private static final double SETTLED = 0.92;

  private final CarrierService service;
  private final SalePeriod sale;
  private final @Nullable FarePath leader;
  private final Shocks shocks;
  private final long filings;
  private final long own;
  private final FarePath.Writer path = new FarePath.Writer();

  private int level;
  private long movedDay = Long.MIN_VALUE / 2;
  private long returnsAt = Long.MAX_VALUE;
  private int returnsTo;

  PathWalk(CarrierService service, SalePeriod sale, Seeds seeds, @Nullable FarePath leader) {
    this.service = service;
    this.sale = sale;
    this.leader = leader;
    this.shocks = new Shocks(seeds.carrier(), seeds.pair());
    this.filings = Dice.roll(seeds.pair(), "filings");
    this.own = Dice.roll(service.seed(), sale.departureDay());
  }

  /**
   * What the shared parts hang on.
   *
   * @param carrier the same on all routes of a carrier
   * @param pair the same in both directions of a carrier's route
   */
  record Seeds(long carrier, long pair) {}

  FarePath walk() {
    int spread = (int) Math.round(0.9 * Dice.normal(Dice.roll(own, -7), 0));
    level = Math.clamp(service.openingLevel() + spread, 1, service.ladder().levels() - 3);
    int opening = level;
    path.add(sale.opens(), level);
    long lastDay = sale.lastDay();
    for (long day = sale.firstDay() + 1; day <= lastDay; day++) {
      if (returnsAt == Long.MAX_VALUE) {
        live(day, opening);
      } else if (returnsAt < (day + 1) * SECONDS_PER_DAY) {
        endExcursion(day);
      }
    }
    path.add(Math.max(sale.closes(), path.lastSecond() + 1), FarePath.CLOSED);
    return path.path();
  }

  private void endExcursion(long day) {
    move(Math.max(returnsAt, path.lastSecond() + 1), returnsTo);
    returnsAt = Long.MAX_VALUE;
    movedDay = day;
  }

  private void live(long day, int opening) {
    int daysToDeparture = (int) Math.max(0, sale.departureDay() - day);
    long today = Dice.roll(own, day);
    if (answersLeader(day, today)) {
      return;
    }
    double rise = Hazards.rise(daysToDeparture);
    double fall = Hazards.fall(daysToDeparture);
    double luck = Dice.unit(today);
    if (luck < (rise + fall) * LARGEST_SHOCK) {
      shocks.see(day, sale.departureDay());
      double pull = PULL_TO_TARGET * (level - opening - Target.level(daysToDeparture));
      double pace = Hazards.weekday(day) * (day - movedDay <= 1 ? MOVED_YESTERDAY : SETTLED);
      rise =
          level == service.ladder().levels() - 1
              ? 0
              : rise * pace * shocks.rise() * Math.exp(-pull);
      fall = level == 0 ? 0 : fall * pace * shocks.fall() * Math.exp(pull);
      if (luck < 1 - Math.exp(-rise - fall)) {
        moveByOwnWill(day, today, Dice.unit(Dice.roll(today, 1)) * (rise + fall) < rise);
        return;
      }
    }
    if (daysToDeparture <= SELL_OUT_DAYS && Dice.unit(Dice.roll(today, 2)) < SELL_OUT) {
      sellOut(day, today);
    } else if (Dice.unit(Dice.roll(today, 3)) < FLICKER) {
      flicker(day, today);
    }
  }

  private void moveByOwnWill(long day, long today, boolean up) {
    long week = Math.floorDiv(sale.departureDay(), 7);
    long filing = Dice.roll(Dice.roll(filings, day), Math.floorMod(week, 3));
    long second = day * SECONDS_PER_DAY + FilingTimes.second(filing, today);
    int before = level;
    double luck = Dice.unit(Dice.roll(today, 4));
    if (up) {
      move(
          second,
          level + (luck < THREE_STEPS_UP ? 3 : luck < TWO_STEPS_UP + THREE_STEPS_UP ? 2 : 1));
    } else {
      move(second, level - (luck < TWO_STEPS_DOWN ? 2 : 1));
      if (Dice.unit(Dice.roll(today, 5)) < SHORT_DEAL) {
        double hours = Dice.between(Dice.roll(today, 6), SHORTEST_DEAL_HOURS, LONGEST_DEAL_HOURS);
        returnsAt = second + (long) (hours * SECONDS_PER_HOUR);
        returnsTo = before;
      }
    }
    movedDay = day;
  }

  private boolean answersLeader(long day, long today) {
    if (leader == null || level == 0 || Dice.unit(Dice.roll(today, 7)) >= MATCH) {
      return false;
    }
    long end = (day + 1) * SECONDS_PER_DAY;
    int change = leader.changeAt(end - 1);
    if (change < 1 || leader.second(change) < end - SECONDS_PER_DAY) {
      return false;
    }
    int fell = leader.level(change - 1) - leader.level(change);
    if (fell < 1 || leader.level(change) == FarePath.CLOSED) {
      return false;
    }
    long lag =
        (long) Dice.between(Dice.roll(today, 8), QUICKEST_MATCH_SECONDS, SLOWEST_MATCH_SECONDS);
    move(Math.min(end - 1, leader.second(change) + lag), level - 1);
    movedDay = day;
    return true;
  }

  private void sellOut(long day, long today) {
    long second = day * SECONDS_PER_DAY + FilingTimes.second(today, today);
    returnsTo = level;
    move(second, FarePath.CLOSED);
    boolean comesBack = Dice.unit(Dice.roll(today, 9)) < COMES_BACK;
    double hours = Dice.between(Dice.roll(today, 10), 3, 40);
    returnsAt = comesBack ? second + (long) (hours * SECONDS_PER_HOUR) : sale.closes();
  }

  private void flicker(long day, long today) {
    int length =
        (int) Dice.between(Dice.roll(today, 11), SHORTEST_FLICKER_SECONDS, LONGEST_FLICKER_SECONDS);
    long start = FilingTimes.second(today, today);
    long second = day * SECONDS_PER_DAY + Math.min(start, SECONDS_PER_DAY - 2L - length);
    boolean up = level == 0 || Dice.unit(Dice.roll(today, 12)) < 0.5;
    int before = level;
    move(second, level + (up ? 1 : -1));
    move(second + length, before);
  }

  /** Moves the open level, if it is still on sale then; stays on the ladder. */
  private void move(long second, int wanted) {
    int next =
        wanted == FarePath.CLOSED
            ? FarePath.CLOSED
            : Math.clamp(wanted, 0, service.ladder().levels() - 1);
    if (second < sale.closes()) {
      path.add(second, next);
      level = next;
    }
  }
}
