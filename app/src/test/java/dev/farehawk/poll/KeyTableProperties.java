package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyTableProperties {

  @Property(tries = 30)
  void holdsExactlyWhatWasAddedAndNotRemoved(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MarketTable markets = new MarketTable();
    KeyTable keys = new KeyTable(markets);
    Map<Long, FareQueryRef> held = new HashMap<>();
    for (int step = 0; step < 5_000; step++) {
      long id = random.nextLong(1, 2_000);
      FareQueryRef before = held.remove(id);
      if (before == null) {
        FareQueryRef ref = new FareQueryRef(id, query(random));
        held.put(id, ref);
        keys.add(ref);
      } else {
        assertThat(keys.query(keys.find(id)).getFirst()).isEqualTo(before);
        keys.remove(keys.find(id));
      }
    }

    assertThat(keys.size()).isEqualTo(held.size());
    Map<Integer, Set<Long>> byMarket = new HashMap<>();
    held.forEach((id, ref) -> {
      int i = keys.find(id);
      assertThat(keys.query(i).getFirst()).isEqualTo(ref);
      byMarket.computeIfAbsent(keys.market(i), _ -> new HashSet<>()).add(id);
    });
    byMarket.forEach((market, ids) -> {
      Set<Long> ring = new HashSet<>();
      for (int i = markets.first(market); i != KeyTable.NONE; i = keys.sibling(i)) {
        ring.add(keys.id(i));
      }
      assertThat(ring).isEqualTo(ids);
    });
  }

  @Property(tries = 30)
  void listsKeepTheirOrderWhateverLeavesFromTheMiddle(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyTable keys = new KeyTable(new MarketTable());
    KeyLists lists = new KeyLists(keys, 3);
    Map<Integer, Deque<Integer>> model = new HashMap<>();
    Map<Integer, Integer> listOf = new HashMap<>();
    for (long id = 1; id <= 50; id++) {
      keys.add(new FareQueryRef(id, query(random)));
    }
    for (int step = 0; step < 2_000; step++) {
      int row = random.nextInt(50);
      Integer list = listOf.remove(row);
      if (list == null) {
        int chosen = random.nextInt(3);
        lists.add(chosen, row);
        model.computeIfAbsent(chosen, _ -> new ArrayDeque<>()).addLast(row);
        listOf.put(row, chosen);
      } else {
        lists.remove(row);
        model.getOrDefault(list, new ArrayDeque<>()).remove(row);
      }
      for (int each = 0; each < 3; each++) {
        Integer first = model.getOrDefault(each, new ArrayDeque<>()).peekFirst();
        assertThat(lists.first(each)).isEqualTo(first == null ? KeyTable.NONE : first);
      }
    }
  }

  private static FareQuery query(SplittableRandom random) {
    String[] airports = {"ZRH", "LHR", "JFK", "NRT", "GRU"};
    int from = random.nextInt(5);
    int to = (from + 1 + random.nextInt(4)) % 5;
    LocalDate departure = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(331));
    return new FareQuery(
        Market.of(airports[from], airports[to]),
        departure,
        random.nextBoolean() ? null : departure.plusDays(random.nextInt(60)),
        random.nextInt(1, 10),
        List.of(Cabin.values()).get(random.nextInt(Cabin.values().length)),
        random.nextBoolean() ? "CH" : "GB",
        random.nextBoolean() ? "CHF" : "GBP");
  }
}
