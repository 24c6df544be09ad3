package dev.faremarket.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is switched on.
 *
 * @param kind what goes wrong
 * @param rate share of the requests that it hits, from 0 to 1
 * @param api the only contract that it hits; null for both
 */
public record Fault(FaultKind kind, double rate, @Nullable MarketApi api) {

  /** Refuses a rate that is no share. */
  public Fault {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the rate of a fault is a share from 0 to 1, not " + rate + " (" + kind + ")");
    }
  }

  /**
   * Reads names as they come from outside.
   *
   * @param api null for both contracts
   * @throws IllegalArgumentException with a sentence that lists what is allowed
   */
  public static Fault named(String kind, double rate, @Nullable String api) {
    return new Fault(
        constant(FaultKind.class, kind), rate, api == null ? null : constant(MarketApi.class, api));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "there is no " + name + "; use one of " + Arrays.toString(type.getEnumConstants()));
  }

  boolean hits(MarketApi asked) {
    return api == null || api == asked;
  }
}
