package dev.farehawk.contest;

import dev.farehawk.contest.ContestReport.Knowledge;
import dev.farehawk.poll.Learned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one policy did with one seed.
 *
 * @param share of drops in time, weighted by watchers
 * @param plain the plain ratio
 */
record Outcome(
    String policy, double share, double plain, Knowledge knows, @Nullable Learned learned) {

  /** One result for each policy over all seeds, in the order in which they ran. */
  static List<ContestReport.Result> results(List<List<Outcome>> bySeed, Bounds bounds) {
    Map<String, List<Outcome>> byPolicy = new LinkedHashMap<>();
    bySeed.forEach(outcomes ->
        outcomes.forEach(outcome ->
            byPolicy.computeIfAbsent(outcome.policy, _ -> new ArrayList<>()).add(outcome)));
    return byPolicy.values().stream().map(outcomes -> result(outcomes, bounds)).toList();
  }

  private static ContestReport.Result result(List<Outcome> outcomes, Bounds bounds) {
    double mean = outcomes.stream().mapToDouble(Outcome::share).average().orElse(0);
    double margin = StudentT.margin(outcomes.stream().mapToDouble(Outcome::share).toArray());
    Outcome last = Objects.requireNonNull(outcomes.getLast());
    return new ContestReport.Result(
        last.policy,
        rounded(mean),
        rounded(Math.max(0, mean - margin)),
        rounded(Math.min(1, mean + margin)),
        rounded(outcomes.stream().mapToDouble(Outcome::plain).average().orElse(0)),
        rounded(mean / bounds.independent()),
        rounded(mean / bounds.any()),
        rounded(mean / bounds.firstHit()),
        last.knows,
        last.learned);
  }

  /** To four digits, as reports show shares. */
  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
