package dev.faremarket.server;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One provider's way of being asked and of answering. */
interface Contract {

  MarketApi api();

  /** The key that a request carries, or null. */
  @Nullable String key(Headers headers, Question question);

  /**
   * Answers a request that carries the right key.
   *
   * @param path what is asked for
   * @param now wall time
   * @param fault shapes the answer; null for an honest one
   * @throws BadQuestion when the question is none the provider understands
   */
  Answer answer(String path, Question question, Instant now, @Nullable FaultKind fault);

  /** Whether asking for this path counts against the rate limit. */
  boolean metered(String path);

  /** The body with which this provider refuses or fails. */
  Object refusal(String message);
}
