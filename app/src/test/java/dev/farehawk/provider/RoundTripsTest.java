package dev.farehawk.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.FareQuery;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Market;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.amadeus.AmadeusProvider;
import dev.farehawk.provider.duffel.DuffelProvider;
import dev.farehawk.provider.expedia.ExpediaListings;
import dev.farehawk.provider.serpapi.SerpApiProvider;
import dev.farehawk.provider.travelpayouts.TravelpayoutsProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adapters ask for there and back, and never take one way for it. */
class RoundTripsTest {

  private static final LocalDate OUT = LocalDate.of(2027, 3, 14);
  private static final LocalDate BACK = LocalDate.of(2027, 3, 21);
  private static final FareQueryRef ASKED =
      new FareQueryRef(7, query(OUT, BACK, new FareQueryParty(2, Cabin.BUSINESS)));

  private record FareQueryParty(int adults, Cabin cabin) {}

  private static FareQuery query(LocalDate out, LocalDate back, FareQueryParty party) {
    return new FareQuery(
        Market.of("ZRH", "LHR"), out, back, party.adults(), party.cabin(), "CH", "CHF");
  }

  private static Offer only(FareProvider provider, String body) {
    ProviderResult result = result(provider, body);
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    return ((ProviderResult.Found) result).answers().getFirst().offers().getFirst();
  }

  private static void refused(FareProvider provider, String body) {
    assertThat(result(provider, body))
        .isInstanceOfSatisfying(
            ProviderResult.Failed.class,
            failed -> assertThat(failed.error()).isInstanceOf(ProviderError.Malformed.class));
  }

  private static ProviderResult result(FareProvider provider, String body) {
    FareQueryRef asked =
        provider.capabilities().answers(ASKED.query())
            ? ASKED
            : new FareQueryRef(8, query(OUT, BACK, new FareQueryParty(1, Cabin.ECONOMY)));
    ProviderRequest request = provider.plan(List.of(asked)).getFirst();
    return provider.parse(
        request,
        new ProviderReply(
            "r",
            provider instanceof DuffelProvider ? 201 : 200,
            Map.of("content-type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8),
            Instant.parse("2027-01-01T12:00:00Z")));
  }

  private static final String SERPAPI =
      """
      {"search_metadata": {"id": "66f1", "status": "Success"},
       "search_parameters": {"type": "1", "departure_id": "ZRH", "arrival_id": "LHR",
         "outbound_date": "2027-03-14", "return_date": "2027-03-21", "currency": "CHF"},
       "best_flights": [{"flights": [{"departure_airport": {"id": "ZRH", "time": "2027-03-14 07:05"},
          "arrival_airport": {"id": "LHR", "time": "2027-03-14 08:00"}, "flight_number": "LX 318"}],
        "total_duration": 115, "price": 240, "type": "Round trip"}]}\
      """;

  @Test
  void serpApiShowsTheWayThereWithThePriceOfBoth() {
    SerpApiProvider provider = new SerpApiProvider("live");

    assertThat(provider.plan(List.of(ASKED)).getFirst().target())
        .contains("type=1&")
        .contains("outbound_date=2027-03-14&return_date=2027-03-21&travel_class=3&adults=2");
    Offer offer = only(provider, SERPAPI);
    assertThat(offer.price()).isEqualTo(new Money(24_000, "CHF"));
    assertThat(offer.stops()).as("those of the way back are not told").isEqualTo(StopsClass.ANY);
  }

  @Test
  void serpApisOneWayPriceIsNoReturn() {
    SerpApiProvider provider = new SerpApiProvider("live");

    refused(provider, SERPAPI.replace("\"Round trip\"", "\"One way\""));
    refused(provider, SERPAPI.replace(", \"type\": \"Round trip\"", ""));
    refused(provider, SERPAPI.replace("\"type\": \"1\"", "\"type\": \"2\""));
    refused(provider, SERPAPI.replace("\"type\": \"1\", ", ""));
    refused(provider, SERPAPI.replace("\"2027-03-21\"", "\"2027-03-22\""));
  }

  private static String duffel(String... slices) {
    return """
    {"data": {"id": "orq_1", "live_mode": true, "offers": [{"id": "off_1", "live_mode": true,
      "total_amount": "240.00", "total_currency": "CHF", "slices": [%s]}]}}\
    """
        .formatted(String.join(",", slices));
  }

  private static String slice(String from, String to, String at, String via) {
    String first = segment(from, via.isEmpty() ? to : via, at);
    return "{\"duration\": \"PT2H\", \"segments\": ["
        + first
        + (via.isEmpty() ? "" : "," + segment(via, to, at))
        + "]}";
  }

  private static String segment(String from, String to, String at) {
    return """
    {"origin": {"iata_code": "%s"}, "destination": {"iata_code": "%s"},
     "marketing_carrier": {"iata_code": "LX"}, "departing_at": "%s"}\
    """
        .formatted(from, to, at);
  }

  @Test
  void duffelTellsBothWays() {
    DuffelProvider provider = new DuffelProvider("duffel");
    String there = slice("ZRH", "LHR", "2027-03-14T07:05:00", "");
    String back = slice("LHR", "ZRH", "2027-03-21T18:05:00", "BRU");

    assertThat(provider.plan(List.of(ASKED)).getFirst().body())
        .isNotNull()
        .extracting(ProviderRequest.Body::text)
        .asString()
        .contains("{\"origin\":\"LHR\",\"destination\":\"ZRH\",\"departure_date\":\"2027-03-21\"}");
    Offer offer = only(provider, duffel(there, back));
    assertThat(offer.stops()).isEqualTo(StopsClass.ONE);
    assertThat(offer.returnsAt()).isEqualTo("2027-03-21T18:05:00");
    refused(provider, duffel(there));
    refused(provider, duffel(there, there));
    refused(provider, duffel(there, slice("LHR", "ZRH", "2027-03-22T18:05:00", "")));
  }

  private static String expedia(String segments) {
    return """
    {"Segments": [
       {"SegmentId": "there", "TotalStops": 0, "Legs": [%s]},
       {"SegmentId": "back", "TotalStops": 1, "Legs": [%s]}],
     "Offers": [{"SegmentIds": [%s],
       "OfferPrice": {"TotalPrice": {"Value": "240", "Currency": "CHF"}}}]}\
    """
        .formatted(
            ExpediaReplies.leg("LX", "ZRH", "LHR", "2027-03-14T07:05:00+01:00"),
            ExpediaReplies.leg("BA", "LHR", "ZRH", "2027-03-21T19:05:00+00:00"),
            segments);
  }

  @Test
  void expediaJoinsBothWays() {
    ExpediaListings provider = new ExpediaListings("listings");

    assertThat(provider.plan(List.of(ASKED)).getFirst().target())
        .contains("segment2.origin=LHR&segment2.destination=ZRH&segment2.departureDate=2027-03-21");
    Offer offer = only(provider, expedia("\"there\", \"back\""));
    assertThat(offer.carrier().iata()).isEqualTo("LX");
    assertThat(offer.stops()).isEqualTo(StopsClass.ONE);
    assertThat(offer.returnsAt()).isEqualTo("2027-03-21T19:05:00");
    refused(provider, expedia("\"there\""));
    refused(provider, expedia("\"there\", \"there\""));
  }

  private static String travelpayouts(String more) {
    return """
    {"success": true, "currency": "chf", "data": {"2027-03-14": {"origin_airport": "ZRH",
      "destination_airport": "LHR", "price": 240, "airline": "LX", %s
      "departure_at": "2027-03-14T07:05:00+01:00", "transfers": 0, "duration_to": 115}}}\
    """
        .formatted(more);
  }

  @Test
  void travelpayoutsAsksForOneDateOfReturnACall() {
    TravelpayoutsProvider provider = new TravelpayoutsProvider("calendar");
    FareQueryParty solo = new FareQueryParty(1, Cabin.ECONOMY);
    List<FareQueryRef> refs =
        List.of(
            new FareQueryRef(1, query(OUT, BACK, solo)),
            new FareQueryRef(2, query(OUT.plusDays(1), BACK, solo)),
            new FareQueryRef(3, query(OUT, BACK.plusDays(1), solo)));

    assertThat(provider.plan(refs))
        .extracting(request -> request.asked().size())
        .containsExactly(2, 1);
    assertThat(provider.plan(refs).getFirst().target())
        .contains("departure_at=2027-03&one_way=false&return_at=2027-03-21");
    String back = "\"return_at\": \"2027-03-21T17:05:00+00:00\",";
    assertThat(only(provider, travelpayouts(back)).stops()).isEqualTo(StopsClass.ANY);
    assertThat(only(provider, travelpayouts(back + "\"return_transfers\": 2,")).stops())
        .isEqualTo(StopsClass.TWO_PLUS);
    refused(provider, travelpayouts(""));
    refused(provider, travelpayouts(back.replace("03-21", "03-28")));
  }

  @Test
  void amadeusWantsTwoItineraries() {
    AmadeusProvider provider = new AmadeusProvider("amadeus");
    String there = itinerary("ZRH", "LHR", "2027-03-14T07:05:00");
    String back = itinerary("LHR", "ZRH", "2027-03-21T07:05:00");

    assertThat(provider.plan(List.of(ASKED)).getFirst().target()).contains("returnDate=2027-03-21");
    assertThat(only(provider, amadeus(there + "," + back)).stops()).isEqualTo(StopsClass.NONSTOP);
    refused(provider, amadeus(there));
  }

  private static String itinerary(String from, String to, String at) {
    return """
    {"duration": "PT2H", "segments": [{"departure": {"iataCode": "%s", "at": "%s"},
      "arrival": {"iataCode": "%s"}, "carrierCode": "LX"}]}\
    """
        .formatted(from, at, to);
  }

  private static String amadeus(String itineraries) {
    return """
    {"data": [{"id": "1", "itineraries": [%s],
      "price": {"grandTotal": "240.00", "currency": "CHF"}}]}\
    """
        .formatted(itineraries);
  }
}
