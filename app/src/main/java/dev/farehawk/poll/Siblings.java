package dev.farehawk.poll;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds who may have dropped together with a fare query, in the order in which to look: the other
 * dates of its market, the way back, and what its carrier leads on other routes.
 */
final class Siblings {

  /** Of both directions and all routes together. */
  private static final int MOST = 1_000;

  private final KeyTable keys;
  private final MarketTable markets;
  private final CarrierRoutes routes;
  private final ReadyLane ready;
  private final int coolDown;
  private final int period;

  Siblings(KeyTable keys, MarketTable markets, CarrierRoutes routes, ReadyLane ready, Pace pace) {
    this.keys = keys;
    this.markets = markets;
    this.routes = routes;
    this.ready = ready;
    this.coolDown = pace.coolDown();
    this.period = pace.period();
  }

  /**
   * Ticks of looking.
   *
   * @param coolDown for which a look is as good as one now
   * @param period D'
   */
  record Pace(int coolDown, int period) {}

  int coolDown() {
    return coolDown;
  }

  /** A sibling on its way into a wave. */
  private record Candidate(int row, Relation relation, float weight) {}

  /** The siblings of a fare query, as a wave that begins. */
  Wave of(int i, int now, Wave.Origin origin, RelationHits relations) {
    List<Candidate> found = new ArrayList<>();
    collect(origin.market(), i, now, relations, found);
    int reverse = markets.reverse(origin.market());
    if (reverse != KeyTable.NONE) {
      collect(reverse, i, now, relations, found);
    }
    double elsewhere = relations.factor(Relation.OTHER_ROUTE);
    routes.others(
        origin.market(),
        origin.carrier(),
        (row, reached) -> {
          if (fits(row, now)) {
            found.add(new Candidate(row, Relation.OTHER_ROUTE, (float) (reached * elsewhere)));
          }
        });
    found.sort(
        Comparator.comparingDouble(Candidate::weight)
            .reversed()
            .thenComparingLong(candidate -> keys.id(candidate.row)));
    int most = Math.min(found.size(), MOST);
    long[] fareQueries = new long[most];
    Relation[] chosen = new Relation[most];
    float[] weights = new float[most];
    for (int at = 0; at < most; at++) {
      Candidate candidate = found.get(at);
      fareQueries[at] = keys.id(candidate.row);
      chosen[at] = candidate.relation;
      weights[at] = candidate.weight;
    }
    return new Wave(origin, fareQueries, chosen, weights);
  }

  private void collect(
      int market, int seed, int now, RelationHits relations, List<Candidate> found) {
    boolean reverse = market != keys.market(seed);
    for (int j = markets.first(market); j != KeyTable.NONE; j = keys.sibling(j)) {
      if (j == seed || !fits(j, now)) {
        continue;
      }
      boolean same = keys.carrier(j) == keys.carrier(seed);
      int days = keys.departureDay(j) - keys.departureDay(seed);
      Relation relation = Relation.of(days, same, reverse);
      double weight = keys.watchers(j) * relations.factor(relation);
      found.add(new Candidate(j, relation, (float) weight));
    }
  }

  /**
   * Whether a look out of turn tells something: not just looked at, and not looked at once in every
   * D' anyway.
   */
  boolean fits(int j, int now) {
    if (keys.is(j, Places.IN_FLIGHT) || keys.seenAt(j) == KeyTable.NEVER) {
      return false;
    }
    int age = now - keys.seenAt(j);
    return age >= coolDown && !(age <= period && ready.covers(j));
  }
}
