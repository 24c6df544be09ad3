package dev.farehawk.poll;

/**
 * The planner's time: ticks from its beginning, because they fit in half the memory, and what they
 * stand for. Never runs backwards.
 */
final class PlanClock {

  private static final long DAY = 86_400_000;

  /** The last place on Earth where a day ends lies twelve hours behind. */
  private static final long LAST_ZONE = DAY / 2;

  private final long origin;
  private final long tickMillis;
  private final double ticksPerDay;
  private long millis;
  private int now;
  private int today;

  PlanClock(long origin, long tickMillis) {
    this.origin = origin;
    this.tickMillis = tickMillis;
    this.ticksPerDay = (double) DAY / tickMillis;
    this.millis = origin;
    this.today = (int) Math.floorDiv(origin, DAY);
  }

  /** Moves on to this moment; true when a new tick has begun. */
  boolean advance(long at) {
    if (at <= millis) {
      return false;
    }
    millis = at;
    int tick = tickOf(at);
    if (tick <= now) {
      return false;
    }
    now = tick;
    today = (int) Math.floorDiv(at, DAY);
    return true;
  }

  /** The tick. */
  int tick() {
    return now;
  }

  /** The moment, in milliseconds since 1970. */
  long millis() {
    return millis;
  }

  /** The day, in days since 1970, in UTC. */
  int today() {
    return today;
  }

  /** The first tick from now on that lies a whole number of periods after this one. */
  int next(int tick, int period) {
    return tick >= now ? tick : tick + Math.ceilDiv(now - tick, period) * period;
  }

  int tickOf(long at) {
    return Math.clamp(
        Math.floorDiv(at - origin, tickMillis), KeyTable.NEVER / 2, Integer.MAX_VALUE / 2);
  }

  long millisOf(int tick) {
    return origin + tick * tickMillis;
  }

  double ticksPerDay() {
    return ticksPerDay;
  }

  /** Whether this day is over everywhere. */
  boolean isOver(int day) {
    return (day + 1) * DAY + LAST_ZONE <= millis;
  }
}
