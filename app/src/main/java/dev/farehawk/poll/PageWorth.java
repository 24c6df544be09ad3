package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * What a call for a page is worth beside single looks, whose marginal price is theta. Of a fare
 * that a look is worth v at, a call that shows drops with chance q adds
 *
 * <p>q v + max(0, (1 - q) v - theta) - max(0, v - theta):
 *
 * <p>all that it shows where nobody looks otherwise, the price of the look that it saves where that
 * was just worth it, and nothing where one looks anyway. It is the gain of the best {@link
 * Purchases} with the page over the best without. Each counts for the share of D' in which a drop
 * could have come that nobody has seen, and would still be in time.
 */
final class PageWorth {

  private static final long DAY = 86_400_000;

  /** The last place on Earth where a day ends lies twelve hours behind. */
  private static final long LAST_ZONE = DAY / 2;

  private final LiveView live;
  private final FreshChance fresh;
  private final long period;
  private final int callsPerLook;

  PageWorth(LiveView live, FreshChance fresh, long period, int callsPerLook) {
    this.live = live;
    this.fresh = fresh;
    this.period = period;
    this.callsPerLook = callsPerLook;
  }

  /** What a call adds of a fare's drops. */
  static double gain(double worth, double shows, double price) {
    return shows * worth + Math.max(0, (1 - shows) * worth - price) - Math.max(0, worth - price);
  }

  /** The density bucket of a page; 0 when it is worth nothing. */
  int bucket(PageRow row, long now) {
    double shows = fresh.get();
    double price = live.price();
    double sum = 0;
    for (Outlook fare : live.of(row.fareQueries.values(), now)) {
      long seenAt = Math.max(fare.seenAt(), row.seenAt);
      double unseen = seenAt == Wish.NEVER_SEEN ? 1 : Math.clamp(now - seenAt, 0, period);
      double share = seenAt == Wish.NEVER_SEEN ? 1 : unseen / period;
      sum += share * gain(fare.worth(), shows, price);
    }
    return sum <= 0 ? 0 : Density.bucketOf(sum / callsPerLook);
  }

  /** A call has answered: so many drops should have been there to be shown first. */
  void learn(PageRow row, long takenAt, long now) {
    Collection<FareQueryRef> members = row.fareQueries.values();
    List<Outlook> known = live.of(members, now);
    double expected = 0;
    for (Outlook fare : known) {
      if (fare.seenAt() != Wish.NEVER_SEEN && takenAt - fare.seenAt() <= period) {
        long since = takenAt - Math.max(fare.seenAt(), row.seenAt);
        expected += fare.dropsPerDay() * Math.max(0, since) / DAY;
      }
    }
    fresh.expect(expected);
  }

  /** Takes out fare queries whose day is over everywhere. */
  void forgetDeparted(PageRow row, long now) {
    for (Iterator<FareQueryRef> each = row.fareQueries.values().iterator(); each.hasNext(); ) {
      if (isOver(each.next(), now)) {
        each.remove();
      }
    }
  }

  static boolean isOver(FareQueryRef ref, long now) {
    return (ref.query().departure().toEpochDay() + 1) * DAY + LAST_ZONE <= now;
  }
}
