package dev.farehawk.provider.declarative;

import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Granularity;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.provider.RowFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read a reply.
 *
 * @param id finds the provider's own number of the reply; null when it has none
 * @param rows finds the list of rows
 * @param skips rows to leave out, in order
 * @param fields what a row tells
 * @param meaning what the prices mean
 */
record ReplyShape(
    @Nullable JsonExpression id,
    JsonExpression rows,
    List<Skip> skips,
    Map<Part, Field> fields,
    Meaning meaning) {

  /** Rows for which {@code when} holds are left out and counted under {@code as}. */
  record Skip(JsonExpression when, RowFault as) {}

  /**
   * What the prices of a provider mean.
   *
   * @param cachedFor how old a cached price may be whose row names no time; zero when live
   */
  record Meaning(
      Freshness freshness, Granularity granularity, PriceBasis basis, Duration cachedFor) {}

  /** Keeps its own copies. */
  ReplyShape {
    skips = List.copyOf(skips);
    fields = new EnumMap<>(fields);
  }
}
