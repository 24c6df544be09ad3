package dev.farehawk.provider;

import java.util.List;

/** Prices of providers that write them as texts. */
final class TextPrices {

  /** What must never count as a price: in JSON, and among others with Arabic digits. */
  static final List<String> IMPOSSIBLE =
      List.of(
          "",
          "null",
          "\"\"",
          "\"0\"",
          "\"0.00\"",
          "\"-88\"",
          "88",
          "\"1e3\"",
          "\"88,00\"",
          "\" 88\"",
          "\"\u0668\u0668\"",
          "\"999999999999999\"",
          "{}");

  private TextPrices() {}
}
