package dev.farehawk.provider;

import dev.farehawk.fare.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest answers of a provider that answers the same question for nothing for a while: within
 * that time nobody has to ask it again. Safe for many threads.
 */
final class RememberedAnswers {

  private static final int MOST = 2_000;

  private final Duration freeFor;
  private final LinkedHashMap<String, Remembered> answers = new LinkedHashMap<>();

  private record Remembered(ProviderResult.Found found, Instant at) {}

  /**
   * Remembers nothing yet.
   *
   * @param freeFor how long the provider answers the same question for nothing; zero for never
   */
  RememberedAnswers(Duration freeFor) {
    this.freeFor = freeFor;
  }

  /** Keeps prices that were live at this moment. */
  synchronized void keep(String target, ProviderResult result, Instant at) {
    if (freeFor.isPositive()
        && result instanceof ProviderResult.Found found
        && found.more() == null
        && found.answers().stream().allMatch(a -> a.freshness() == Freshness.LIVE)) {
      answers.putLast(target, new Remembered(found, at));
      if (answers.size() > MOST) {
        answers.pollFirstEntry();
      }
    }
  }

  /** An answer that is no older than wished, marked as not live; null when there is none. */
  synchronized ProviderResult.@Nullable Found find(String target, Duration oldest, Instant now) {
    Remembered remembered = answers.get(target);
    Duration accepted = oldest.compareTo(freeFor) < 0 ? oldest : freeFor;
    if (remembered == null || remembered.at().plus(accepted).isBefore(now)) {
      return null;
    }
    ProviderResult.Found found = remembered.found();
    return new ProviderResult.Found(
        found.requestId(),
        found.answers().stream().map(RememberedAnswers::notLive).toList(),
        found.dropped());
  }

  private static Answer notLive(Answer answer) {
    return new Answer(
        answer.fareQuery(),
        answer.granularity(),
        Freshness.CACHED,
        answer.observedAt(),
        answer.offers(),
        answer.context());
  }
}
