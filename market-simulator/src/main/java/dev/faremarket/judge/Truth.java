package dev.faremarket.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ground truth by fare. */
final class Truth {
  private final Map<FareKey, List<TrueChange>> byFare = new HashMap<>();

  Truth(List<TrueChange> changes) {
    for (TrueChange change : changes) {
      byFare.computeIfAbsent(change.fare(), _ -> new ArrayList<>()).add(change);
    }
  }

  /** When the price that a look saw really came to be; null when not after {@code since}. */
  @Nullable Instant changed(FareKey fare, long priceMinor, Instant seen, Instant since) {
    TrueChange last = null;
    for (TrueChange change : byFare.getOrDefault(fare, List.of())) {
      if (change.at().isAfter(seen)) {
        break;
      }
      last = change;
    }
    return last != null && Objects.equals(last.priceMinor(), priceMinor) && last.at().isAfter(since)
        ? last.at()
        : null;
  }

  /** Every fall of this fare's price from a known price. */
  List<TrueFall> falls(FareKey fare, Instant end) {
    List<TrueFall> falls = new ArrayList<>();
    List<TrueChange> changes = byFare.getOrDefault(fare, List.of());
    for (int i = 1; i < changes.size(); i++) {
      Long before = changes.get(i - 1).priceMinor();
      Long now = changes.get(i).priceMinor();
      if (before != null && now != null && now < before) {
        Instant until = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
        falls.add(new TrueFall(fare, changes.get(i).at(), until, now));
      }
    }
    return falls;
  }

  Collection<FareKey> fares() {
    return byFare.keySet();
  }
}
