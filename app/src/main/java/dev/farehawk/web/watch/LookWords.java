package dev.farehawk.web.watch;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.watch.WatchView;
import dev.farehawk.web.Clockwork;
import dev.farehawk.words.Words;
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
  static WatchCard.Looks of(WatchView watch, Map<Long, LookStatus> known, Clockwork time) {
    Words words = time.words();
    Instant now = time.now();
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
    String lastWords =
        last == null
            ? words.say("look.never")
            : words.say("look.last", "ago", words.ago(last, now));
    return switch (watch.status().lifecycle()) {
      case PAUSED -> new WatchCard.Looks(lastWords, words.say("look.paused"), null);
      case EXPIRED -> new WatchCard.Looks(lastWords, words.say("look.expired"), null);
      case DELETED -> new WatchCard.Looks(lastWords, words.say("look.deleted"), null);
      case ACTIVE -> new WatchCard.Looks(lastWords, next(looks, time), trouble(looks, last, time));
    };
  }

  private static String next(List<LookStatus> looks, Clockwork time) {
    Words words = time.words();
    LookStatus next =
        looks.stream()
            .filter(look -> look.nextLook() != null)
            .min(Comparator.comparing(look -> Objects.requireNonNull(look.nextLook())))
            .orElse(null);
    if (next == null) {
      return looks.isEmpty() ? words.say("look.soon") : why(looks.getFirst(), words);
    }
    Instant at = Objects.requireNonNull(next.nextLook());
    String when =
        at.isAfter(time.now().plusSeconds(1))
            ? words.say("look.next", "span", words.span(Duration.between(time.now(), at)))
            : words.say("look.now");
    return when + " " + why(next, words) + cost(next, words);
  }

  private static String why(LookStatus look, Words words) {
    return switch (look.why().reason()) {
      case NO_SOURCE -> words.say("look.why.no-source");
      case NO_WATCH -> words.say("look.why.no-watch");
      case NOT_ASKED -> words.retell(look.why().words());
      case FAILED -> words.say("look.why.failed");
      case FIRST -> words.say("look.why.first");
      case CONFIRMATION -> words.say("look.why.confirmation");
      case SYMPATHETIC -> words.say("look.why.sympathetic");
      case FLOOR -> words.say("look.why.floor");
      case DEADLINE -> {
        Duration every = look.atLeastEvery();
        yield every == null ? "" : words.say("look.why.deadline", "span", words.span(every));
      }
      case NOW_AND_THEN -> words.say("look.why.now-and-then");
      case SAVED -> words.say("look.why.saved");
    };
  }

  private static String cost(LookStatus next, Words words) {
    LookStatus.Cost cost = next.cost();
    String source = next.provider();
    if (cost == null || source == null) {
      return "";
    }
    if (cost.micros() == 0) {
      return " " + words.say("look.cost.nothing", "source", source);
    }
    String price =
        BigDecimal.valueOf(cost.micros(), MICRO_DIGITS).stripTrailingZeros().toPlainString()
            + "\u00a0"
            + cost.currency();
    return " " + words.say("look.cost", "source", source, "cost", price);
  }

  /** Set when every fare of the watch is failing, or nobody looks at any. */
  private static @Nullable String trouble(
      List<LookStatus> looks, @Nullable Instant last, Clockwork time) {
    if (looks.isEmpty() || !looks.stream().allMatch(LookWords::unwell)) {
      return null;
    }
    return last == null
        ? time.words().say("look.trouble.never")
        : time.words()
            .say(
                "look.trouble.since",
                "span",
                time.words().span(Duration.between(last, time.now())));
  }

  private static boolean unwell(LookStatus look) {
    return look.failing() || look.nextLook() == null;
  }
}
