package dev.faremarket.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AirportsTest {

  private static final Airports AIRPORTS = Airports.load();

  @Test
  void areRealOnesBiggestFirst() {
    assertThat(AIRPORTS.bySize()).hasSizeGreaterThan(5000);
    assertThat(AIRPORTS.bySize().subList(0, 20))
        .extracting(Airport::iata)
        .contains("ATL", "LHR", "CDG", "HND", "DXB");
    assertThat(AIRPORTS.get("LHR").kilometresTo(AIRPORTS.get("JFK"))).isBetween(5500.0, 5600.0);
    assertThat(AIRPORTS.get("KEF").zone()).hasToString("Atlantic/Reykjavik");
  }

  @Test
  void sellInTheMoneyOfTheirCountry() {
    assertThat(AIRPORTS.get("LHR").currency()).isEqualTo("GBP");
    assertThat(AIRPORTS.get("MMX").currency()).isEqualTo("SEK");
    for (Airport airport : AIRPORTS.bySize()) {
      Currency own = Currency.getInstance(Locale.of("", airport.country()));
      String expected = own == null ? "USD" : own.getCurrencyCode();
      assertThat(airport.currency()).as(airport.iata()).isEqualTo(expected);
    }
  }
}
