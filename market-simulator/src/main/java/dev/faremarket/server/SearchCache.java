package dev.faremarket.server;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Gives equal searches within an hour the same reply, as the live provider does unless told. */
final class SearchCache {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_REPLIES = 5_000;

  private record Kept(Instant at, LiveReply reply) {}

  private final SequencedMap<String, Kept> replies = new LinkedHashMap<>();

  synchronized @Nullable LiveReply find(String search, Instant now) {
    Kept kept = replies.get(search);
    return kept == null || kept.at().plus(KEPT).isBefore(now) ? null : kept.reply();
  }

  synchronized void keep(String search, Instant now, LiveReply reply) {
    replies.remove(search);
    replies.putLast(search, new Kept(now, reply));
    Map.Entry<String, Kept> oldest = replies.firstEntry();
    if (oldest != null && replies.size() > MOST_REPLIES) {
      replies.remove(oldest.getKey());
    }
  }
}
