package dev.farehawk.provider.serpapi;

import dev.farehawk.provider.JsonReply;
import dev.farehawk.provider.PriceContext;
import dev.farehawk.provider.Prices;
import dev.farehawk.provider.RowRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part {@code price_insights} of a reply: what Google says of the prices. Each of its parts may
 * be missing; one that cannot be read counts as missing, and never spoils the offers beside it.
 */
final class PriceInsights {

  private static final String SOURCE = "Google Flights";
  private static final Duration OLDEST = Duration.ofDays(731);

  private PriceInsights() {}

  /** What is told, in the currency of the fare query; null when it is nothing. */
  static @Nullable PriceContext read(JsonNode insights, String currency, Instant now) {
    if (!insights.isObject()) {
      return null;
    }
    PriceContext context =
        new PriceContext(
            SOURCE,
            currency,
            amount(insights.path("lowest_price"), currency),
            level(JsonReply.text(insights, "price_level")),
            typical(insights.path("typical_price_range"), currency),
            past(insights.path("price_history"), currency, now));
    return context.isSilent() ? null : context;
  }

  private static @Nullable Long amount(JsonNode price, String currency) {
    try {
      return Prices.positive(price, currency).minor();
    } catch (RowRejected _) {
      return null;
    }
  }

  private static PriceContext.@Nullable Level level(String word) {
    return switch (word) {
      case "low" -> PriceContext.Level.LOW;
      case "typical" -> PriceContext.Level.TYPICAL;
      case "high" -> PriceContext.Level.HIGH;
      default -> null;
    };
  }

  private static PriceContext.@Nullable Range typical(JsonNode range, String currency) {
    Long low = amount(range.path(0), currency);
    Long high = amount(range.path(1), currency);
    return range.size() == 2 && low != null && high != null && low <= high
        ? new PriceContext.Range(low, high)
        : null;
  }

  /** Pairs of Unix seconds and whole units. */
  private static List<PriceContext.Past> past(JsonNode history, String currency, Instant now) {
    List<PriceContext.Past> past = new ArrayList<>();
    for (JsonNode pair : history) {
      JsonNode second = pair.path(0);
      Long minor = amount(pair.path(1), currency);
      if (minor != null && second.isIntegralNumber() && second.canConvertToInt()) {
        Instant at = Instant.ofEpochSecond(second.intValue());
        if (!at.isAfter(now) && at.isAfter(now.minus(OLDEST))) {
          past.add(new PriceContext.Past(at, minor));
        }
      }
    }
    past.sort(Comparator.comparing(PriceContext.Past::at));
    return past;
  }
}
