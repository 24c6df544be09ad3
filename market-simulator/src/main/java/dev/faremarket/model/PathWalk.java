package dev.faremarket.model;

import org.jspecify.annotations.Nullable;

/**
 * Walks one carrier's price of one departure from the first day of sale to the last.
 *
 * <p>On each day at most one of these begins: a rise or a fall, by days to departure, weekday,
 * shared shocks, how recently the fare moved and how far it is from where it should be by now; a
 * rise where a limit of advance purchase runs out; a fall in answer to the price leader's; a
 * sell-out; a flicker. A fall may be a short deal: then the old price is back after hours or days
 * and nothing else happens until it is.
 */
final class PathWalk {

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3600;

  /** Shocks and pull together hardly exceed this; a day that cannot move even so is passed by. */
  private static final double LARGEST_FACTOR = 25;

  /** The rest are a fare's own: seats sold or given back. */
  private static final double BY_FILING = 0.75;

  /** A desk works through the departures of about a month at once. */
  private static final int DAYS_OF_A_FILING = 28;

  private static final double SHORTEST_DEAL_HOURS = 8;
  private static final double LONGEST_DEAL_HOURS = 84;

  /** Far ahead a deal may stand for a week. */
  private static final double LONGER_PER_DAY_AHEAD = 1.1;

  private static final int LONGER_FROM_DAYS = 45;
  private static final int LONGER_TO_DAYS = 120;

  private static final int SHORTEST_FLICKER_SECONDS = 600;
  private static final int LONGEST_FLICKER_SECONDS = 3 * SECONDS_PER_HOUR;

  private static final double MATCHES_LEADER = 0.35;
  private static final int QUICKEST_MATCH_SECONDS = 300;
  private static final int SLOWEST_MATCH_SECONDS = 6 * SECONDS_PER_HOUR;

  /** Limits run out at midnight; what that opens reaches the sellers some minutes later. */
  private static final int SLOWEST_LIMIT_SECONDS = 600;

  private static final int SELL_OUT_DAYS = 7;
  private static final double SELL_OUT = 0.012;
  private static final double COMES_BACK = 0.7;

  private static final double OPENING_SPREAD = 0.9;
  private static final int LEVELS_KEPT_ABOVE_OPENING = 3;

  private final CarrierService service;
  private final Habits habits;
  private final SalePeriod sale;
  private final @Nullable Leader leader;
  private final Shocks shocks;
  private final FilingTimes times;
  private final long filings;
  private final long own;
  private final double liveliness;
  private final int opening;
  private final FarePath.Writer path;

  private int level;
  private long movedDay;
  private long returnsAt = Long.MAX_VALUE;
  private int returnsTo;

  PathWalk(CarrierService service, SalePeriod sale, Seeds seeds, @Nullable Leader leader) {
    this.service = service;
    this.habits = service.habits();
    this.sale = sale;
    this.leader = leader;
    this.shocks = new Shocks(seeds.carrier(), seeds.pair(), sale.departureDay());
    this.times = new FilingTimes(seeds.hoursEast());
    this.filings = Dice.roll(seeds.pair(), "filings");
    this.own = Dice.roll(service.seed(), sale.departureDay());
    this.liveliness = habits.temper().liveliness(own);
    double spread = OPENING_SPREAD * Dice.normal(Dice.roll(own, "opening"), 0);
    this.opening =
        Math.clamp(
            service.openingLevel() + Math.round(spread),
            1,
            service.ladder().levels() - LEVELS_KEPT_ABOVE_OPENING);
    this.level = opening;
    this.movedDay = sale.firstDay();
    this.path = new FarePath.Writer(sale.opens(), opening);
  }

  /**
   * What the shared parts hang on.
   *
   * @param carrier the same on all routes of a carrier
   * @param pair the same in both directions of a carrier's route
   * @param hoursEast how far the pair's working day is ahead of UTC
   */
  record Seeds(long carrier, long pair, int hoursEast) {}

  /** The carrier whose falls the others on the route look at. */
  record Leader(CarrierService service, FarePath path) {}

  FarePath walk() {
    long lastDay = sale.lastDay();
    for (long day = sale.firstDay() + 1; day <= lastDay; day++) {
      if (returnsAt == Long.MAX_VALUE) {
        live(day);
      } else if (returnsAt < (day + 1) * SECONDS_PER_DAY) {
        move(returnsAt, returnsTo);
        returnsAt = Long.MAX_VALUE;
        movedDay = day;
      }
    }
    path.add(sale.closes(), FarePath.CLOSED);
    return path.path();
  }

  private void live(long day) {
    long today = Dice.roll(own, day);
    int daysToDeparture = (int) Math.max(0, sale.departureDay() - day);
    if (passesLimit(day, today) || answersLeader(day, today)) {
      return;
    }
    Hazards hazards = habits.hazards();
    double rise = liveliness * hazards.rise(daysToDeparture);
    double fall = liveliness * hazards.fall(daysToDeparture);
    double luck = (today >>> 32) * 0x1p-32;
    if (luck < (rise + fall) * LARGEST_FACTOR) {
      shocks.see(day);
      Habits.Temper temper = habits.temper();
      double pull = temper.pull() * (level - opening - habits.target().level(daysToDeparture));
      double pace = Hazards.weekday(day) * temper.pace(day - movedDay <= 1);
      rise *= level == top() ? 0 : pace * Math.exp(shocks.rise() - pull);
      fall *= level == 0 ? 0 : pace * Math.exp(shocks.fall() + pull);
      if (luck < 1 - Math.exp(-rise - fall)) {
        boolean up = Dice.unit(Dice.roll(today, 1)) * (rise + fall) < rise;
        moveByOwnWill(day, today, up);
        return;
      }
    }
    double smallLuck = (today & 0xFFFF_FFFFL) * 0x1p-32;
    if (smallLuck < hazards.flicker(daysToDeparture)) {
      flicker(day, today);
    } else if (daysToDeparture <= SELL_OUT_DAYS && smallLuck > 1 - SELL_OUT) {
      sellOut(day, today);
    }
  }

  private int top() {
    return service.ladder().levels() - 1;
  }

  private void moveByOwnWill(long day, long today, boolean up) {
    long month = Math.floorMod(Math.floorDiv(sale.departureDay(), DAYS_OF_A_FILING), 2);
    long filing = Dice.roll(Dice.roll(filings, day), month);
    long cause = Dice.unit(Dice.roll(today, 13)) < BY_FILING ? filing : today;
    long second = day * SECONDS_PER_DAY + times.second(cause);
    double luck = Dice.unit(Dice.roll(today, 4));
    int before = level;
    movedDay = day;
    if (up) {
      move(second, Math.min(top(), level + habits.steps().up(luck)));
      return;
    }
    move(second, Math.max(0, level - habits.steps().down(luck)));
    int daysToDeparture = (int) Math.max(0, sale.departureDay() - day);
    if (Dice.unit(Dice.roll(today, 5)) < habits.hazards().shortDeal(daysToDeparture)) {
      returnsAt = second + dealSeconds(daysToDeparture, Dice.unit(Dice.roll(cause, 6)));
      returnsTo = before;
    }
  }

  /** Evenly spread in the logarithm: many deals of hours, some of days. */
  private static long dealSeconds(int daysToDeparture, double luck) {
    double longest =
        LONGEST_DEAL_HOURS
            + LONGER_PER_DAY_AHEAD
                * (Math.clamp(daysToDeparture, LONGER_FROM_DAYS, LONGER_TO_DAYS)
                    - LONGER_FROM_DAYS);
    double hours = SHORTEST_DEAL_HOURS * Math.pow(longest / SHORTEST_DEAL_HOURS, luck);
    return (long) (hours * SECONDS_PER_HOUR);
  }

  /** Rises at the midnight, at the origin, at which a limit of advance purchase runs out. */
  private boolean passesLimit(long day, long today) {
    if (!habits.limits() || level == top()) {
      return false;
    }
    long begins = day + sale.departureDay() + 1 - Math.floorDiv(sale.closes(), SECONDS_PER_DAY);
    if (!Cliffs.rises((int) (sale.departureDay() - begins), own)) {
      return false;
    }
    long midnight = Math.floorMod(sale.closes(), SECONDS_PER_DAY);
    double delay = Dice.between(Dice.roll(today, 16), 0, SLOWEST_LIMIT_SECONDS);
    int levels = habits.steps().up(Dice.unit(Dice.roll(today, 4)));
    move(day * SECONDS_PER_DAY + midnight + (long) delay, Math.min(top(), level + levels));
    movedDay = day;
    return true;
  }

  /** Follows a fall of the leader that undercuts this fare, some minutes or hours later. */
  private boolean answersLeader(long day, long today) {
    if (leader == null || level == 0 || Dice.unit(Dice.roll(today, 7)) >= MATCHES_LEADER) {
      return false;
    }
    long end = (day + 1) * SECONDS_PER_DAY;
    int change = leader.path().changeAt(end - 1);
    if (change < 1 || leader.path().second(change) < end - SECONDS_PER_DAY) {
      return false;
    }
    int now = leader.path().level(change);
    int before = leader.path().level(change - 1);
    Ladder ladder = leader.service().ladder();
    long asked = service.ladder().minor(level);
    boolean undercuts =
        now != FarePath.CLOSED
            && now < before
            && ladder.minor(now) < asked
            && (!habits.temper().ownGround() || ladder.minor(before) >= asked);
    if (undercuts) {
      double lag = Dice.between(Dice.roll(today, 8), QUICKEST_MATCH_SECONDS, SLOWEST_MATCH_SECONDS);
      move(Math.min(end - 1, leader.path().second(change) + (long) lag), level - 1);
      movedDay = day;
    }
    return undercuts;
  }

  private void sellOut(long day, long today) {
    long second = day * SECONDS_PER_DAY + times.second(today);
    returnsTo = level;
    move(second, FarePath.CLOSED);
    boolean comesBack = Dice.unit(Dice.roll(today, 9)) < COMES_BACK;
    double hours = Dice.between(Dice.roll(today, 10), SHORTEST_DEAL_HOURS, LONGEST_DEAL_HOURS);
    returnsAt = comesBack ? second + (long) (hours * SECONDS_PER_HOUR) : sale.closes();
  }

  private void flicker(long day, long today) {
    long length =
        (long)
            Dice.between(Dice.roll(today, 11), SHORTEST_FLICKER_SECONDS, LONGEST_FLICKER_SECONDS);
    long start = Math.min(times.second(today), SECONDS_PER_DAY - 1 - length);
    boolean up = level == 0 || (level < top() && Dice.unit(Dice.roll(today, 12)) < 0.5);
    int before = level;
    move(day * SECONDS_PER_DAY + start, level + (up ? 1 : -1));
    move(day * SECONDS_PER_DAY + start + length, before);
  }

  private void move(long second, int next) {
    if (second < sale.closes()) {
      path.add(second, next);
      level = next;
    }
  }
}
