package dev.farehawk.poll;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * After a drop, its siblings: prices of one market change together, so each drop that is seen makes
 * others likely. A wave goes through them while the chance of another hit, times its watchers, is
 * worth more than what the rate serves otherwise; each hit raises the chance, each miss lowers it.
 * Siblings that are looked at once in every D' anyway are left out: they are on time without.
 */
final class SympatheticLane {

  private static final int MOST_IN_FLIGHT = 8;

  private final KeyTable keys;
  private final MarketTable markets;
  private final SiblingHits hits;
  private final RelationHits relations = new RelationHits();
  private final Siblings siblings;
  private final int mostWaves;
  private final int lifetime;
  private final Map<Integer, Wave> waves = new HashMap<>();
  private final ArrayDeque<Wave> byAge = new ArrayDeque<>();
  private final TreeSet<Rank> byValue =
      new TreeSet<>(Comparator.comparingDouble(Rank::value).thenComparingInt(Rank::number));
  private final Map<Integer, Rank> ranks = new HashMap<>();

  /** Which wave has sent a look into another market, by fare query, until the wave ends. */
  private final Map<Long, Wave> sentBy = new HashMap<>();

  private int lastNumber;

  /** Value of the best wave. */
  private double best = Double.NEGATIVE_INFINITY;

  private record Rank(double value, Wave wave) {
    int number() {
      return wave.number;
    }
  }

  /** An empty lane. */
  SympatheticLane(
      KeyTable keys, MarketTable markets, SiblingHits hits, Siblings siblings, Limits limits) {
    this.keys = keys;
    this.markets = markets;
    this.hits = hits;
    this.siblings = siblings;
    this.mostWaves = limits.mostWaves();
    this.lifetime = limits.lifetime();
  }

  /**
   * Limits of the lane.
   *
   * @param mostWaves that may run at once; drops beyond are looked after in their turn
   * @param lifetime of a wave, in ticks
   */
  record Limits(int mostWaves, int lifetime) {}

  /**
   * A drop has been seen at a fare query that was just looked at.
   *
   * @param byItself chance that it dropped without any filing since the look before
   */
  void dropped(int i, double byItself, int now) {
    Wave sender = sentBy.isEmpty() ? null : sentBy.remove(keys.id(i));
    if (sender != null) {
      count(sender, i);
    }
    Wave running = waves.get(markets.wave(keys.market(i)));
    if (running != null && keys.is(i, Places.MISSED_IN_WAVE)) {
      keys.leave(i, Places.MISSED_IN_WAVE);
      SiblingHits.hitAfterAll(running.known, byItself);
      running.hit++;
      count(running, i);
      rank(running);
      return;
    }
    if (running != null) {
      end(running);
    }
    begin(i, now);
  }

  private void count(Wave wave, int i) {
    Relation relation = wave.relationOf(keys.id(i));
    if (relation != null) {
      relations.dropped(relation);
    }
  }

  /** Another provider has shown a drop. */
  void heardOf(int i, int now) {
    if (waves.get(markets.wave(keys.market(i))) == null) {
      begin(i, now);
    }
  }

  private boolean isSame(Wave wave, int i) {
    return wave.carrier == keys.carrier(i)
        || wave.carrier == 0
        || wave.relationOf(keys.id(i)) != null;
  }

  private void begin(int i, int now) {
    if (waves.size() >= mostWaves) {
      return;
    }
    int market = keys.market(i);
    Wave wave =
        siblings.of(i, now, new Wave.Origin(++lastNumber, market, keys.carrier(i), now), relations);
    waves.put(wave.number, wave);
    byAge.add(wave);
    markets.wave(market, wave.number);
    rank(wave);
  }

  private void rank(Wave wave) {
    Rank before = ranks.remove(wave.number);
    if (before != null) {
      byValue.remove(before);
    }
    if (!wave.isExhausted() && wave.inFlight < MOST_IN_FLIGHT) {
      Rank rank = new Rank(chance(wave) * wave.nextWeight(), wave);
      ranks.put(wave.number, rank);
      byValue.add(rank);
    }
    best = byValue.isEmpty() ? Double.NEGATIVE_INFINITY : byValue.last().value;
  }

  private double chance(Wave wave) {
    return hits.next(wave.known);
  }

  /** Whether a look is worth more than this many watchers who hear of a drop. */
  boolean has(double worthMore) {
    return best > worthMore;
  }

  /**
   * Takes the next sibling that is worth so much; {@link KeyTable#NONE} if none is. One that the
   * provider cannot be asked for is left to its own turn.
   *
   * @param answered combinations of needs that the provider answers, a bit each
   */
  int take(double worthMore, int answered, int now) {
    while (has(worthMore)) {
      Wave wave = byValue.last().wave;
      int i = keys.find(wave.nextFareQuery());
      boolean fits =
          i != KeyTable.NONE && (answered >>> keys.needs(i) & 1) != 0 && siblings.fits(i, now);
      if (fits) {
        relations.looked(wave.nextRelation(), chance(wave));
        if (wave.nextRelation().isElsewhere()) {
          sentBy.put(keys.id(i), wave);
        }
        wave.inFlight++;
        keys.enter(i, Places.IN_WAVE);
      }
      wave.advance();
      rank(wave);
      if (fits) {
        return i;
      }
    }
    return KeyTable.NONE;
  }

  /** Whether it matters how likely a fare query that is looked at has dropped by itself. */
  boolean asks(int i) {
    return keys.is(i, Places.IN_WAVE) || running(i) != null;
  }

  /**
   * A fare query has been looked at; whether it dropped is told after, if it did. Only its first
   * look since the wave began says something about the drop that the wave began with.
   *
   * @param before when it was looked at before, in ticks
   * @param byItself chance that it dropped without any filing since then; matters only if {@link
   *     #asks}
   */
  void looked(int i, int before, double byItself) {
    boolean ofWave = keys.is(i, Places.IN_WAVE);
    keys.leave(i, Places.IN_WAVE);
    Wave wave = running(i);
    Wave sender = sentBy.isEmpty() ? null : sentBy.get(keys.id(i));
    if (ofWave) {
      back(sender == null ? wave : sender, i, byItself);
    }
    if (wave == null) {
      return;
    }
    if (before != KeyTable.NEVER
        && before < wave.startedAt
        && keys.seenAt(i) >= wave.startedAt
        && isSame(wave, i)) {
      SiblingHits.missed(wave.known, byItself);
      keys.enter(i, Places.MISSED_IN_WAVE);
    }
    rank(wave);
  }

  /** A look that a wave has sent is back. */
  private void back(@Nullable Wave wave, int i, double byItself) {
    Relation relation = wave == null ? null : wave.relationOf(keys.id(i));
    if (wave != null && relation != null) {
      relations.anyway(relation, byItself);
      wave.inFlight--;
      rank(wave);
    }
  }

  /** Ends the waves whose time is over, and learns from them. */
  void advance(int now) {
    for (Wave oldest = byAge.peek();
        oldest != null && now - oldest.startedAt > lifetime;
        oldest = byAge.peek()) {
      end(oldest);
    }
  }

  private void end(Wave wave) {
    waves.remove(wave.number);
    byAge.remove(wave);
    Rank rank = ranks.remove(wave.number);
    if (rank != null) {
      byValue.remove(rank);
      best = byValue.isEmpty() ? Double.NEGATIVE_INFINITY : byValue.last().value;
    }
    if (markets.wave(wave.market) == wave.number) {
      markets.wave(wave.market, KeyTable.NONE);
    }
    wave.eachElsewhere(fareQuery -> sentBy.remove(fareQuery, wave));
    hits.learn(wave.known, wave.hit);
  }

  /** The wave that runs in a fare query's market; null if none does. */
  @Nullable Wave running(int i) {
    int number = markets.wave(keys.market(i));
    return number == KeyTable.NONE ? null : waves.get(number);
  }
}
