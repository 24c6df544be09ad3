package dev.farehawk.provider.serpapi;

import dev.farehawk.provider.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** What the account page tells of a refused search. Reading it is free. */
final class AccountReply {

  private static final long UNTOLD = -1;

  private AccountReply() {}

  /**
   * The month's end, if its searches are used up; else the hour's end, if its are; else as it was.
   */
  static ProviderError explained(ProviderError error, JsonNode account, Instant now) {
    long left = number(account, "total_searches_left", "plan_searches_left");
    if (left == 0) {
      return new ProviderError.QuotaExhausted(error.message() + " (no searches left this month)");
    }
    long perHour = number(account, "account_rate_limit_per_hour", "account_rate_limit_per_hour");
    long used = number(account, "this_hour_searches", "last_hour_searches");
    if (perHour <= 0 || used < perHour) {
      return error;
    }
    Instant nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return new ProviderError.RateLimited(
        error.message() + " (no searches left this hour)", Duration.between(now, nextHour));
  }

  /** Zero or more, by either name. */
  private static long number(JsonNode account, String name, String otherName) {
    for (String field : new String[] {name, otherName}) {
      JsonNode value = account.path(field);
      if (value.isIntegralNumber() && value.canConvertToLong()) {
        return Math.max(0, value.longValue());
      }
    }
    return UNTOLD;
  }
}
