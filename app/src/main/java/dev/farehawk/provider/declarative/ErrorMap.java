package dev.farehawk.provider.declarative;

import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderReply;
import dev.farehawk.provider.Refusal;
import dev.farehawk.provider.RetryAfter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a provider says that something is wrong, as the closed set.
 *
 * @param text finds the provider's own words; null when it has none
 * @param rules tried in order
 * @param rate its rate headers; null when it has none
 */
record ErrorMap(@Nullable JsonExpression text, List<Rule> rules, @Nullable RateHeaders rate) {

  /** How long to wait after a refusal that names no time. */
  private static final Duration USUAL_REST = Duration.ofSeconds(60);

  private static final int TOO_MANY = 429;

  /** One of the closed set. */
  enum Kind {
    AUTH,
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
    INVALID,
    EMPTY,
    TRANSIENT,
    PERMANENT,
    MALFORMED
  }

  /**
   * A condition and what it means.
   *
   * @param status which statuses it is about
   * @param when what must hold of the body; null for any body
   */
  record Rule(
      IntPredicate status, @Nullable JsonExpression when, Kind is, @Nullable Duration retryAfter) {

    private boolean fits(int code, @Nullable JsonNode root) {
      return status.test(code) && (when == null || (root != null && when.holds(root)));
    }
  }

  /** Keeps its own copy. */
  ErrorMap {
    rules = List.copyOf(rules);
  }

  /**
   * The error in a reply; null for one that can be read.
   *
   * @param root its body; null when that is no JSON object
   */
  @Nullable ProviderError judge(ProviderReply reply, @Nullable JsonNode root) {
    for (Rule rule : rules) {
      if (rule.fits(reply.status(), root)) {
        return error(rule, reply, said(root));
      }
    }
    boolean well = reply.status() >= 200 && reply.status() < 300;
    if (well) {
      return null;
    }
    boolean tooMany =
        reply.status() == TOO_MANY
            || (reply.status() < 500 && rate != null && rate.noneLeft(reply.headers()));
    return tooMany
        ? new ProviderError.RateLimited(message(reply, said(root)), rest(reply, null))
        : Refusal.of(reply, said(root), USUAL_REST);
  }

  private ProviderError error(Rule rule, ProviderReply reply, String said) {
    String message = message(reply, said);
    return switch (rule.is()) {
      case AUTH -> new ProviderError.Auth(message);
      case RATE_LIMITED -> new ProviderError.RateLimited(message, rest(reply, rule.retryAfter()));
      case QUOTA_EXHAUSTED -> new ProviderError.QuotaExhausted(message);
      case INVALID -> new ProviderError.Invalid(message);
      case EMPTY -> new ProviderError.Empty(message, reply.id());
      case TRANSIENT ->
          new ProviderError.Transient(
              message,
              RetryAfter.ahead(reply.headers(), reply.receivedAt()).orElse(rule.retryAfter()));
      case PERMANENT -> new ProviderError.Permanent(message);
      case MALFORMED -> new ProviderError.Malformed(message);
    };
  }

  /** The declared header knows better than a guess at the usual ones. */
  private Duration rest(ProviderReply reply, @Nullable Duration declared) {
    Optional<Duration> told =
        rate == null || reply.headers().containsKey("retry-after")
            ? Optional.empty()
            : rate.untilReset(reply.headers(), reply.receivedAt());
    return told.filter(Duration::isPositive)
        .or(() -> RetryAfter.ahead(reply.headers(), reply.receivedAt()))
        .orElse(declared == null ? USUAL_REST : declared);
  }

  private static String message(ProviderReply reply, String said) {
    return "HTTP " + reply.status() + (said.isBlank() ? "" : ": " + Refusal.quoted(said));
  }

  private String said(@Nullable JsonNode root) {
    if (text == null || root == null) {
      return "";
    }
    JsonNode found = text.search(root);
    return found.isValueNode() && !found.isNull() ? found.asString("") : "";
  }
}
