package dev.farehawk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairChoiceTest {

  private static final List<UUID> IDS =
      IntStream.range(0, 100).mapToObj(n -> new UUID(7L << 12, n)).toList();

  private static List<UUID> chosen(int room, long seed, List<UUID> offered) {
    FairChoice choice = new FairChoice(room, new SplittableRandom(seed));
    offered.forEach(choice::offer);
    return choice.chosen();
  }

  @Test
  void choosesEachOnceHoweverOftenAndInWhateverOrderTheyCome() {
    List<UUID> often = new ArrayList<>(IDS);
    often.addAll(IDS.subList(0, 30));
    often.addAll(IDS.subList(0, 30));
    Collections.shuffle(often, new Random(3));

    assertThat(chosen(20, 1, often)).doesNotHaveDuplicates().isEqualTo(chosen(20, 1, IDS));
    assertThat(chosen(200, 1, often)).containsExactlyInAnyOrderElementsOf(IDS);
    assertThat(chosen(20, 1, IDS)).hasSize(20).isNotEqualTo(chosen(20, 2, IDS));
  }

  @Test
  void hasNoFavourites() {
    Map<UUID, Integer> times = new HashMap<>();
    for (int seed = 0; seed < 2_000; seed++) {
      chosen(10, seed, IDS).forEach(id -> times.merge(id, 1, Integer::sum));
    }

    // 200 each, with a standard deviation of 13.
    assertThat(times).hasSize(100);
    assertThat(times.values()).allMatch(count -> count > 140 && count < 260);
  }
}
