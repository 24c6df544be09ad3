package dev.farehawk.provider;

import java.time.Duration;

/** Turns an HTTP status other than 200 into the closed set, where all providers agree. */
public final class Refusal {

  private static final int LONGEST_QUOTE = 160;

  private Refusal() {}

  /**
   * The error that a status means.
   *
   * @param said the provider's own words, may be empty
   * @param withoutHeader how long to wait after a 429 that names no time
   */
  public static ProviderError of(ProviderReply reply, String said, Duration withoutHeader) {
    String message = "HTTP " + reply.status() + (said.isBlank() ? "" : ": " + quoted(said));
    var retryAfter = RetryAfter.ahead(reply.headers(), reply.receivedAt());
    return switch (reply.status()) {
      case 401, 403 -> new ProviderError.Auth(message);
      case 402 -> new ProviderError.QuotaExhausted(message);
      case 429 -> new ProviderError.RateLimited(message, retryAfter.orElse(withoutHeader));
      case 400, 422 -> new ProviderError.Invalid(message);
      case 404, 405, 410, 501 -> new ProviderError.Permanent(message);
      case 408, 425 -> new ProviderError.Transient(message, retryAfter.orElse(null));
      default ->
          reply.status() >= 500
              ? new ProviderError.Transient(message, retryAfter.orElse(null))
              : new ProviderError.Permanent(message);
    };
  }

  /** A provider's words made fit for a log line: short, and without control characters. */
  public static String quoted(String said) {
    String clean = said.strip().replaceAll("\\p{C}+", " ");
    int length = Math.min(clean.length(), LONGEST_QUOTE);
    boolean splitsPair =
        length < clean.length() && Character.isHighSurrogate(clean.charAt(length - 1));
    return clean.substring(0, splitsPair ? length - 1 : length);
  }
}
