package dev.faremarket.judge;

import dev.faremarket.server.LoggedReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the service was shown of the fares that somebody watches.
 *
 * @param looks by fare, oldest first
 * @param histories by fare, oldest first: what it was given and what it saw
 */
record Shown(Map<FareKey, List<Look>> looks, Map<FareKey, List<PricePoint>> histories) {

  static Shown of(Evidence evidence, Oracles oracles, Terms terms) {
    Set<FareKey> watched = new HashSet<>();
    evidence.watches().forEach(watch -> watched.addAll(watch.fares()));
    Map<FareKey, FareFold> folds = new HashMap<>();
    Map<FareKey, List<FareKey>> byReply = new HashMap<>();
    Map<FareKey, List<Look>> looks = new HashMap<>();
    for (FareKey fare : watched) {
      List<PricePoint> given = evidence.history().getOrDefault(fare, List.of());
      List<PricePoint> all = evidence.history().getOrDefault(fare.of(null), given);
      folds.put(fare, new FareFold(fare, given, all, terms));
      byReply.computeIfAbsent(fare.of(null), _ -> new ArrayList<>()).add(fare);
      looks.put(fare, new ArrayList<>());
    }
    evidence.replies().stream()
        .sorted(Comparator.comparing(LoggedReply::servedAt))
        .forEach(reply -> {
          FareKey told = new FareKey(reply.route(), reply.departure(), reply.returning());
          for (FareKey fare : byReply.getOrDefault(told, List.of())) {
            Look look = Objects.requireNonNull(folds.get(fare)).fold(reply, oracles);
            if (look != null) {
              Objects.requireNonNull(looks.get(fare)).add(look);
            }
          }
        });
    Map<FareKey, List<PricePoint>> histories = new HashMap<>();
    folds.forEach((fare, fold) -> histories.put(fare, fold.history()));
    return new Shown(looks, histories);
  }

  List<Look> at(FareKey fare) {
    return looks.getOrDefault(fare, List.of());
  }

  List<Look> at(Set<FareKey> fares) {
    return fares.stream().flatMap(fare -> at(fare).stream()).toList();
  }

  List<Look> moves() {
    return looks.values().stream().flatMap(List::stream).filter(Look::moved).toList();
  }

  /** When every fare that was looked at at all had its first look. */
  Instant firstLooksDone() {
    return looks.values().stream()
        .filter(list -> !list.isEmpty())
        .map(list -> list.getFirst().at())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** The points known at a moment, oldest first. */
  List<PricePoint> known(FareKey fare, Instant moment) {
    List<PricePoint> points = new ArrayList<>();
    for (PricePoint point : histories.getOrDefault(fare, List.of())) {
      if (!point.at().isAfter(moment)) {
        points.add(point);
      }
    }
    return points;
  }

  static @Nullable Long newest(List<PricePoint> points) {
    return points.isEmpty() ? null : points.getLast().priceMinor();
  }
}
