package dev.farehawk.contest;

import dev.farehawk.contest.ContestReport.Knowledge;
import dev.farehawk.poll.Learned;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The known ways to choose a day's looks: each takes those that score best. */
final class DailyRivals {

  private DailyRivals() {}

  /**
   * Rivals for these fares.
   *
   * @param watchers by series
   */
  static List<DailyPolicy> all(RecordedFares fares, double[] watchers, HindsightRates rates) {
    return List.of(
        new Best(
            "round-robin", Knowledge.NOTHING, fares.size(), (_, _, lookedOn) -> -(double) lookedOn),
        new Best(
            "most-watched-first",
            Knowledge.NOTHING,
            fares.size(),
            (_, series, _) -> watchers[series]),
        new Best(
            "knapsack-in-hindsight",
            Knowledge.HINDSIGHT,
            fares.size(),
            (day, series, _) -> watchers[series] * rates.perDay(day, series)));
  }

  /** The higher, the sooner; {@code lookedOn} is the day of the last look, 0 if there was none. */
  @FunctionalInterface
  private interface Score {
    double of(RecordedDay day, int series, long lookedOn);
  }

  /** Takes the best of each day. */
  private static final class Best implements DailyPolicy {

    private final String name;
    private final Knowledge knows;
    private final Score score;
    private final long[] lookedOn;

    Best(String name, Knowledge knows, int size, Score score) {
      this.name = name;
      this.knows = knows;
      this.score = score;
      this.lookedOn = new long[size];
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Knowledge knows() {
      return knows;
    }

    @Override
    public BitSet lookedAt(RecordedDay day, int looks) {
      int[] active = day.active();
      double[] scores =
          Arrays.stream(active).mapToDouble(s -> score.of(day, s, lookedOn[s])).toArray();
      BitSet chosen = new BitSet();
      IntStream.range(0, active.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer at) -> -scores[at]))
          .limit(looks)
          .forEach(at -> {
            chosen.set(active[at]);
            lookedOn[active[at]] = day.epochDay;
          });
      return chosen;
    }

    @Override
    public @Nullable Learned learned() {
      return null;
    }
  }
}
