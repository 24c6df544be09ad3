package dev.farehawk.web.currency;

import dev.farehawk.account.DisplayCurrencies;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which currencies can be chosen for display, and what each person has chosen. */
@Component
public final class DisplayCurrency {

  private final RatesFile rates;
  private final DisplayCurrencies chosen;

  DisplayCurrency(RatesFile rates, DisplayCurrencies chosen) {
    this.rates = rates;
    this.chosen = chosen;
  }

  /** ISO 4217 codes in order; empty when the operator gives no rates. */
  public List<String> offered() {
    return rates
        .newest()
        .map(one -> one.perEuro().keySet().stream().sorted().toList())
        .orElse(List.of());
  }

  /** What this person has chosen; null for none. */
  public @Nullable String of(UUID account) {
    return chosen.of(account).orElse(null);
  }

  /**
   * Keeps a choice; false if it is not offered.
   *
   * @param currency null or empty for none
   */
  public boolean choose(UUID account, @Nullable String currency) {
    if (currency == null || currency.isEmpty()) {
      return chosen.choose(account, null);
    }
    return offered().contains(currency) && chosen.choose(account, currency);
  }

  /** How amounts are shown to this person. */
  public Conversion conversion(UUID account) {
    Rates newest = rates.newest().orElse(null);
    return newest == null
        ? Conversion.NONE
        : chosen.of(account).map(code -> new Conversion(newest, code)).orElse(Conversion.NONE);
  }
}
