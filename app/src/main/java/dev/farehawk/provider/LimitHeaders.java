package dev.farehawk.provider;

import dev.farehawk.provider.budget.LimitHint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a reply says of the provider's limits: {@code RateLimit-Remaining} and its relatives
 * ({@code X-RateLimit-*}, {@code X-Rate-Limit-*}), which may end in a window's name ({@code
 * X-RateLimit-Remaining-Minute}, Expedia's {@code EG-Rate-Limit-Remaining-Minute}), and the {@code
 * RateLimit} field of draft-ietf-httpapi-ratelimit-headers in its old form ({@code limit=100,
 * remaining=50, reset=30}) and its structured one ({@code "hour";r=50;t=30}).
 */
final class LimitHeaders {

  private static final Pattern REMAINING =
      Pattern.compile("((?:x-|eg-)?rate-?limit)-remaining(-(?:second|minute|hour|day|month))?");
  private static final Pattern STRUCTURED =
      Pattern.compile("\"([^\"]{0,64})\"((?:\\s*;\\s*[a-z]+\\s*=\\s*[^;,]+)+)");
  private static final Pattern OLD_REMAINING = pair("remaining");
  private static final Pattern OLD_RESET = pair("reset");
  private static final int MOST_HINTS = 8;

  private LimitHeaders() {}

  private static Pattern pair(String name) {
    return Pattern.compile("(?:^|[\\s,;])" + name + "\\s*=\\s*(\\d{1,18})(?:$|[\\s,;])");
  }

  /**
   * What is said, limit by limit; nothing when the headers say nothing that is understood.
   *
   * @param headers names in lower case
   */
  static List<LimitHint> read(Map<String, String> headers, Instant now) {
    ProviderClock clock = ProviderClock.of(headers, now);
    List<LimitHint> hints = new ArrayList<>();
    headers.forEach((name, value) -> {
      Matcher remaining = REMAINING.matcher(name);
      if (remaining.matches()) {
        String window = remaining.group(2) == null ? "" : remaining.group(2);
        String reset = headers.get(remaining.group(1) + "-reset" + window);
        number(value)
            .ifPresent(left ->
                hints.add(new LimitHint(remaining.group(1) + window, left, moment(reset, clock))));
      } else if (name.equals("ratelimit")) {
        field(value, clock, hints);
      }
    });
    return hints.size() > MOST_HINTS ? hints.subList(0, MOST_HINTS) : hints;
  }

  private static void field(String value, ProviderClock clock, List<LimitHint> hints) {
    Matcher items = STRUCTURED.matcher(value);
    boolean structured = false;
    while (items.find()) {
      structured = true;
      String reset = parameter(items.group(2), "t");
      number(parameter(items.group(2), "r"))
          .ifPresent(left ->
              hints.add(new LimitHint("ratelimit:" + items.group(1), left, moment(reset, clock))));
    }
    if (!structured) {
      number(first(OLD_REMAINING, value))
          .ifPresent(left ->
              hints.add(new LimitHint("ratelimit", left, moment(first(OLD_RESET, value), clock))));
    }
  }

  private static @Nullable String parameter(String parameters, String name) {
    return first(pair(name), parameters);
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : null;
  }

  private static OptionalLong number(@Nullable String value) {
    if (value == null || !value.strip().matches("-?\\d{1,18}")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(Long.parseLong(value.strip()), 0));
  }

  private static @Nullable Instant moment(@Nullable String value, ProviderClock clock) {
    return value == null ? null : clock.ours(value).orElse(null);
  }
}
