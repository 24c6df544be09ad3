package dev.farehawk.provider.budget;

import org.jspecify.annotations.Nullable;

/**
 * What a billed call costs.
 *
 * @param currency ISO code of the currency that the provider bills in
 * @param microsPerCall millionths of it for each call beyond the free ones; 0 when calls cost
 *     nothing
 * @param free how many billed calls come first and cost nothing; null for none
 */
public record Tariff(String currency, long microsPerCall, @Nullable Limit free) {

  /** Calls cost nothing. */
  public static final Tariff NOTHING = new Tariff("USD", 0, null);
}
