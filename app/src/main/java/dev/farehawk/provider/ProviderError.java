package dev.farehawk.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call brought no prices: a closed set, the same for every provider. None of them is ever a
 * change of price.
 */
public sealed interface ProviderError {

  /** What happened, in words an operator can act on; holds no key. */
  String message();

  /** The key is wrong, missing or not allowed to do this. */
  record Auth(String message) implements ProviderError {}

  /**
   * Too many calls.
   *
   * @param retryAfter how long to leave the provider alone
   */
  record RateLimited(String message, Duration retryAfter) implements ProviderError {}

  /** The calls that were paid for are used up. */
  record QuotaExhausted(String message) implements ProviderError {}

  /** The provider does not understand this question; asking again will not help. */
  record Invalid(String message) implements ProviderError {}

  /**
   * The provider answered well and has nothing to sell, or says so.
   *
   * @param requestId the provider's own id of the reply, or ours
   */
  record Empty(String message, String requestId) implements ProviderError {}

  /**
   * May work in a moment: a broken connection, a time-out, a failing server.
   *
   * @param retryAfter what the provider asks for, if it does
   * @param again when the same question is worth another call
   */
  record Transient(String message, @Nullable Duration retryAfter, Again again)
      implements ProviderError {

    /** When the same question is worth another call. */
    public enum Again {
      SOON,
      /** The provider does not want it repeated: when its next turn comes. */
      IN_TURN
    }

    /** One that is tried again soon. */
    public Transient(String message, @Nullable Duration retryAfter) {
      this(message, retryAfter, Again.SOON);
    }
  }

  /** The endpoint is gone or refuses for good. */
  record Permanent(String message) implements ProviderError {}

  /** A reply that cannot be trusted: not JSON, too large, or for another question. */
  record Malformed(String message) implements ProviderError {}

  /** The same error in other words. */
  default ProviderError saying(String words) {
    return switch (this) {
      case Auth _ -> new Auth(words);
      case RateLimited limited -> new RateLimited(words, limited.retryAfter());
      case QuotaExhausted _ -> new QuotaExhausted(words);
      case Invalid _ -> new Invalid(words);
      case Empty empty -> new Empty(words, empty.requestId());
      case Transient passing -> new Transient(words, passing.retryAfter(), passing.again());
      case Permanent _ -> new Permanent(words);
      case Malformed _ -> new Malformed(words);
    };
  }

  /** The name of the kind, as metrics and the ledger call it. */
  default String kind() {
    return switch (this) {
      case Auth _ -> "AUTH";
      case RateLimited _ -> "RATE_LIMITED";
      case QuotaExhausted _ -> "QUOTA_EXHAUSTED";
      case Invalid _ -> "INVALID";
      case Empty _ -> "EMPTY";
      case Transient _ -> "TRANSIENT";
      case Permanent _ -> "PERMANENT";
      case Malformed _ -> "MALFORMED";
    };
  }
}
