package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A live plan of which everything is said by the test. */
final class KnownFares implements LiveView {

  final Map<Long, Outlook> known = new HashMap<>();
  final Map<Long, Integer> steps = new HashMap<>();
  double price = Double.POSITIVE_INFINITY;

  KnownFares worth(long fareQuery, double worth) {
    known.put(fareQuery, new Outlook(worth, 0.1, Wish.NEVER_SEEN));
    return this;
  }

  @Override
  public List<Outlook> of(Collection<FareQueryRef> fareQueries, long now) {
    return fareQueries.stream().map(ref -> known.getOrDefault(ref.id(), Outlook.NONE)).toList();
  }

  @Override
  public double price() {
    return price;
  }

  @Override
  public void shown(Collection<FareQueryRef> fareQueries, int more) {
    fareQueries.forEach(ref -> steps.merge(ref.id(), more, Integer::sum));
  }
}
