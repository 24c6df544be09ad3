package dev.farehawk.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    List<LinkedHashSet<Integer>> model =
        List.of(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    Map<Integer, Integer> listOf = new HashMap<>();
    int rows = 1 + random.nextInt(600);
    for (long id = 1; id <= rows; id++) {
      keys.add(new FareQueryRef(id, query(random)));
    }
    for (int step = 0; step < 10_000; step++) {
      // Now more come than go, now the other way round, so that chunks fill up and run empty.
      int row = random.nextInt(step % 2_000 < 1_000 ? rows : 1 + rows / 10);
      Integer list = listOf.remove(row);
      if (list == null) {
        int chosen = random.nextInt(3);
        lists.add(chosen, row);
        model.get(chosen).add(row);
        listOf.put(row, chosen);
      } else {
        LinkedHashSet<Integer> left = model.get(list);
        left.remove(row);
        assertThat(lists.remove(row)).isEqualTo(left.isEmpty() ? list : KeyTable.NONE);
      }
      for (int each = 0; each < 3; each++) {
        boolean none = model.get(each).isEmpty();
        assertThat(lists.isEmpty(each)).isEqualTo(none);
        assertThat(lists.first(each)).isEqualTo(none ? KeyTable.NONE : model.get(each).getFirst());
      }
    }
    for (int each = 0; each < 3; each++) {
      List<Integer> inOrder = new ArrayList<>();
      for (int row = lists.first(each); row != KeyTable.NONE; row = lists.first(each)) {
        inOrder.add(row);
        lists.remove(row);
      }
      assertThat(inOrder).containsExactlyElementsOf(model.get(each));
    }
  }

  /** Rows that never come first, as in a bucket too thin to be served, come and go for ever. */
  @Property(tries = 5)
  void holesDoNotPileUp(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyTable keys = new KeyTable(new MarketTable());
    KeyLists lists = new KeyLists(keys, 1);
    int rows = 20_000;
    for (int row = 0; row < rows; row++) {
      keys.add(new FareQueryRef(row + 1, query(random)));
      lists.add(0, row);
    }
    long full = lists.bytes();
    for (int step = 0; step < 20 * rows; step++) {
      int row = random.nextInt(rows);
      lists.remove(row);
      lists.add(0, row);
    }
    assertThat(lists.bytes()).isLessThan(3 * full);
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
