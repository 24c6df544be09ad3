package dev.farehawk.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.farehawk.fare.AirportCode;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.Market;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Places PLACES = Places.load();

  @Test
  void findsAnAirportByItsCodeInAnyCase() {
    assertThat(PLACES.find(" zrh "))
        .hasValueSatisfying(place -> {
          assertThat(place).isInstanceOf(Airport.class);
          assertThat(place.city()).isEqualTo("Zürich");
          assertThat(place.country()).isEqualTo("CH");
          assertThat(place.zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        });
  }

  @Test
  void metroCodeStandsForItsAirportsBusiestFirst() {
    assertThat(PLACES.require("LON").airports())
        .extracting(Airport::iata)
        .startsWith("LHR")
        .contains("LGW", "STN", "LTN", "LCY");
  }

  @Test
  void codeOfAnAirportNeverMeansTheCity() {
    assertThat(PLACES.require("IST").airports()).extracting(Airport::iata).containsExactly("IST");
  }

  @Test
  void everyAirportHasACurrencyKnownToIso() {
    assertThat(PLACES.airports())
        .hasSizeGreaterThan(8_000)
        .allSatisfy(airport ->
            assertThat(Currency.getInstance(PLACES.currency(airport.code()))).isNotNull());
  }

  @Test
  void currencyIsTheOriginCountrys() {
    assertThat(PLACES.currency(new AirportCode("ZRH"))).isEqualTo("CHF");
    assertThat(PLACES.currency(new AirportCode("SKP"))).isEqualTo("MKD");
    assertThat(PLACES.currency(new AirportCode("NRT"))).isEqualTo("JPY");
    assertThat(Places.currencyOf("AQ")).isEqualTo("USD");
  }

  @Test
  void fareQueryIsSoldWhereTheFlightStarts() {
    Market market = Market.of("LHR", "JFK");
    LocalDate departure = LocalDate.of(2027, 3, 14);
    assertThat(PLACES.oneWay(market, departure))
        .isEqualTo(FareQuery.oneWay(market, departure, "GB", "GBP"));
  }

  @Test
  void distanceIsTheGreatCircle() {
    assertThat(PLACES.kilometres(Market.of("LHR", "JFK"))).isCloseTo(5_540, within(20.0));
    assertThat(PLACES.kilometres(Market.of("NAN", "HNL"))).isCloseTo(5_100, within(50.0));
  }

  @Test
  void unknownCodeIsAnsweredWithTheNearestOne() {
    assertThatThrownBy(() -> PLACES.require("ZRZ"))
        .isInstanceOf(UnknownPlace.class)
        .hasMessageContaining("\"ZRZ\"")
        .hasMessageContaining("did you mean ");
    assertThatThrownBy(() -> PLACES.require("Zurich"))
        .hasMessageContaining("did you mean ZRH (Zurich Airport, Switzerland)?");
    assertThatThrownBy(() -> PLACES.require("")).hasMessageContaining("type a city");
  }

  @Test
  void airlineWithoutANameIsCalledByItsCode() {
    Airlines airlines = Airlines.load();
    assertThat(airlines.name(new CarrierCode("W6"))).isEqualTo("Wizz Air");
    assertThat(airlines.name(new CarrierCode("00"))).isEqualTo("00");
  }
}
