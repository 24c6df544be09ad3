package dev.farehawk.web.watch;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When we looked and will look, as people say it. */
final class LookWords {

  private static final int MICRO_DIGITS = 6;

  private LookWords() {}

  /** Of a watch: its freshest look, and the next one that comes up. */
  static WatchCard.Looks of(WatchView watch, Map<Long, LookStatus> known, Instant now) {
    List<LookStatus> looks =
        watch.fareQueries().stream()
            .map(FareQueryRef::id)
            .map(known::get)
            .filter(Objects::nonNull)
            .toList();
    Instant last =
        looks.stream()
            .map(LookStatus::lastLive)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    String lastWords = last == null ? "Not looked at yet." : "Looked " + Spans.ago(last, now) + ".";
    return switch (watch.status().lifecycle()) {
      case PAUSED -> new WatchCard.Looks(lastWords, "No look while it is paused.", null);
      case EXPIRED -> new WatchCard.Looks(lastWords, "The last departure date has gone.", null);
      case DELETED -> new WatchCard.Looks(lastWords, "It was deleted.", null);
      case ACTIVE -> new WatchCard.Looks(lastWords, next(looks, now), trouble(looks, last, now));
    };
  }

  private static String next(List<LookStatus> looks, Instant now) {
    LookStatus next =
        looks.stream()
            .filter(look -> look.nextLook() != null)
            .min(Comparator.comparing(look -> Objects.requireNonNull(look.nextLook())))
            .orElse(null);
    if (next == null) {
      return looks.isEmpty() ? "The first look comes in a moment." : looks.getFirst().why();
    }
    Instant at = Objects.requireNonNull(next.nextLook());
    String when =
        at.isAfter(now.plusSeconds(1))
            ? "Next look in " + Spans.words(Duration.between(now, at))
            : "Next look now";
    return when + ". " + next.why() + cost(next);
  }

  private static String cost(LookStatus next) {
    LookStatus.Cost cost = next.cost();
    if (cost == null || next.provider() == null) {
      return "";
    }
    String price =
        cost.micros() == 0
            ? "nothing"
            : BigDecimal.valueOf(cost.micros(), MICRO_DIGITS).stripTrailingZeros().toPlainString()
                + " "
                + cost.currency();
    return " The source asked is \u201c" + next.provider() + "\u201d; a look costs " + price + ".";
  }

  /** Set when every fare of the watch is failing, or nobody looks at any. */
  private static @Nullable String trouble(
      List<LookStatus> looks, @Nullable Instant last, Instant now) {
    if (looks.isEmpty() || !looks.stream().allMatch(LookWords::unwell)) {
      return null;
    }
    return last == null
        ? "No source has answered yet"
        : "No source answers since " + Spans.words(Duration.between(last, now));
  }

  private static boolean unwell(LookStatus look) {
    return look.failing() || look.nextLook() == null;
  }
}
