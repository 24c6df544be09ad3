package dev.farehawk.provider.declarative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.fare.Cabin;
import dev.farehawk.fare.CarrierCode;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Freshness;
import dev.farehawk.fare.Money;
import dev.farehawk.fare.Offer;
import dev.farehawk.fare.PriceBasis;
import dev.farehawk.fare.StopsClass;
import dev.farehawk.provider.Answer;
import dev.farehawk.provider.ProviderError;
import dev.farehawk.provider.ProviderRequest;
import dev.farehawk.provider.ProviderResult;
import dev.farehawk.provider.RowFault;
import dev.farehawk.provider.budget.LimitHint;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarativeProviderTest {

  private static final FareQueryRef ASKED = Sample.oneWay(7, Sample.DAY);

  private static ProviderResult parse(FareQueryRef asked, String body) {
    DeclarativeProvider provider = Sample.provider();
    return provider.parse(provider.plan(List.of(asked)).getFirst(), Sample.reply(200, body));
  }

  private static ProviderResult.Found found(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Found.class);
    return (ProviderResult.Found) result;
  }

  private static ProviderError error(ProviderResult result) {
    assertThat(result).isInstanceOf(ProviderResult.Failed.class);
    return ((ProviderResult.Failed) result).error();
  }

  @Test
  void asksAsItsTemplatesSay() {
    ProviderRequest request = Sample.provider().plan(List.of(ASKED)).getFirst();

    assertThat(request.method()).isEqualTo(ProviderRequest.Method.POST);
    assertThat(request.pathAndQuery()).isEqualTo("/search/ZRH/LHR");
    assertThat(request.headers()).containsExactly(java.util.Map.entry("X-Api-Version", "3"));
    assertThat(request.body())
        .isEqualTo(
            ProviderRequest.Body.json(
                "{\"year\":2027,\"month\":3,\"day\":14,\"adults\":1,\"cabin\":\"Y\","
                    + "\"currency\":\"chf\",\"options\":{\"nonstop\":false,"
                    + "\"sort\":[\"price\",\"{literal}\"]}}"));
  }

  @Test
  void asksForRoundTripsPartiesAndCabins() {
    FareQueryRef asked = Sample.party(8, Sample.DAY.plusDays(7), 3, Cabin.BUSINESS);

    ProviderRequest request = Sample.provider().plan(List.of(asked)).getFirst();

    assertThat(request.pathAndQuery()).isEqualTo("/search/ZRH/LHR?back=21.03.2027");
    assertThat(String.valueOf(request.body())).contains("\"adults\":3", "\"cabin\":\"C\"");
  }

  @Test
  void readsARowAsItsFieldsSay() {
    ProviderResult.Found found =
        found(parse(ASKED, Sample.body(Sample.row("8850", "\"seen\": 1795600799"))));

    Answer answer = found.answers().getFirst();
    assertThat(found.requestId()).isEqualTo("4711");
    assertThat(answer.fareQuery()).isEqualTo(ASKED);
    assertThat(answer.freshness()).isEqualTo(Freshness.LIVE);
    assertThat(answer.observedAt()).isEqualTo(Sample.NOW);
    assertThat(answer.offers())
        .containsExactly(
            new Offer(
                new CarrierCode("LX"),
                StopsClass.NONSTOP,
                new Money(8_850, "CHF"),
                PriceBasis.PARTY_TOTAL,
                LocalDateTime.of(2027, 3, 14, 7, 5),
                Duration.ofMinutes(115),
                4,
                "https://example.org/b/1"));
  }

  @Test
  void aLivePriceThatWasSeenLongAgoIsCached() {
    Answer answer =
        found(parse(ASKED, Sample.body(Sample.row("8850", "\"seen\": 1795590000"))))
            .answers()
            .getFirst();

    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.observedAt()).isEqualTo("2026-11-25T07:00:00Z");
  }

  @Test
  void noPriceIsFromTheFuture() {
    Answer answer =
        found(parse(ASKED, Sample.body(Sample.row("8850", "\"seen\": 4000000000"))))
            .answers()
            .getFirst();

    assertThat(answer.observedAt()).isEqualTo(Sample.NOW);
  }

  @Test
  void leavesOutRowsByReason() {
    String good = Sample.row("8850", "");
    ProviderResult.Found found =
        found(
            parse(
                ASKED,
                Sample.body(
                    good,
                    good,
                    Sample.row("null", ""),
                    Sample.row("-1", ""),
                    Sample.row("\"88\"", ""),
                    Sample.row("1", "\"kind\": \"train\""),
                    Sample.row("1", "\"back\": {\"leaves\": \"2027-03-20 09:00\"}"),
                    good.replace("\"to\": \"2\"", "\"to\": 3"),
                    good.replace("\"to\": \"2\"", "\"to\": 99"),
                    good.replace("2027-03-14", "2027-03-15"),
                    good.replace("lx 318", "swiss"),
                    good.replace("\"via\": []", "\"via\": 1"),
                    "17",
                    "null")));

    assertThat(found.answers().getFirst().offers()).hasSize(1);
    assertThat(found.dropped())
        .containsEntry(RowFault.DUPLICATE, 1)
        .containsEntry(RowFault.PRICE_MISSING, 1)
        .containsEntry(RowFault.PRICE_IMPOSSIBLE, 2)
        .containsEntry(RowFault.OTHER_TRIP, 2)
        .containsEntry(RowFault.OTHER_AIRPORT, 1)
        .containsEntry(RowFault.OTHER_DATE, 1)
        .containsEntry(RowFault.UNREADABLE, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"link\": 3",
        "\"path\": \"/a b\"",
        "\"seats\": -3, \"path\": \"/\\u202e\"",
        "\"seats\": \"many\"",
        "\"seats\": 1e300",
        "\"seen\": \"yesterday\""
      })
  void whatOnlyAddsToAnOfferMayBeUnreadable(String more) {
    assertThat(found(parse(ASKED, Sample.body(Sample.row("8850", more)))).answers()).hasSize(1);
  }

  @Test
  void anotherCurrencyIsAnAnswerToAnotherQuestion() {
    String euro = Sample.body(Sample.row("8850", "")).replace("\"chf\"", "\"eur\"");

    assertThat(error(parse(ASKED, euro)))
        .isEqualTo(new ProviderError.Invalid("asked for CHF, the provider sells this in EUR"));
  }

  @Test
  void onlyAListOfRowsCanBeEmpty() {
    assertThat(error(parse(ASKED, Sample.body()))).isInstanceOf(ProviderError.Empty.class);
    for (String odd : List.of("{}", "{\"offers\": null}", "{\"offers\": {}}", "[]", "7", "")) {
      assertThat(error(parse(ASKED, odd))).as(odd).isInstanceOf(ProviderError.Malformed.class);
    }
  }

  @Test
  void aListWithoutEndIsRefused() {
    String rows = ",7".repeat(DeclaredReply.MOST_ROWS);

    assertThat(error(parse(ASKED, "{\"offers\": [7" + rows + "]}")).message())
        .contains("more than 5000 rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"fault\": {\"code\": \"none\", \"words\": \"sold out\"}} | EMPTY",
        "429 | {\"fault\": {\"code\": \"over\", \"words\": \"plan used up\"}} | QUOTA_EXHAUSTED",
        "403 | {\"fault\": {\"code\": \"over\"}} | QUOTA_EXHAUSTED",
        "403 | {\"fault\": {\"code\": \"else\"}} | AUTH",
        "429 | {} | RATE_LIMITED",
        "501 | not JSON | TRANSIENT",
        "404 | {} | PERMANENT",
        "422 | {} | INVALID",
        "302 | {} | PERMANENT"
      })
  void putsErrorsIntoTheClosedSet(int status, String body, String kind) {
    DeclarativeProvider provider = Sample.provider();
    ProviderRequest request = provider.plan(List.of(ASKED)).getFirst();

    ProviderError error = error(provider.parse(request, Sample.reply(status, body)));

    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.message()).startsWith("HTTP " + status);
    if (body.contains("words")) {
      assertThat(error.message()).containsAnyOf("sold out", "plan used up");
    }
  }

  @Test
  void waitsAsTheHeadersOrTheRulesSay() {
    DeclarativeProvider provider = Sample.provider();
    ProviderRequest request = provider.plan(List.of(ASKED)).getFirst();
    long in40s = Sample.NOW.getEpochSecond() + 40;

    assertThat(error(provider.parse(request, Sample.reply(429, "{}", "x-reset", "" + in40s))))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429", Duration.ofSeconds(40)));
    assertThat(
            error(
                provider.parse(
                    request, Sample.reply(403, "{}", "x-left", "0", "x-reset", "" + in40s))))
        .isEqualTo(new ProviderError.RateLimited("HTTP 403", Duration.ofSeconds(40)));
    assertThat(
            error(
                provider.parse(
                    request, Sample.reply(429, "{}", "retry-after", "5", "x-reset", "" + in40s))))
        .isEqualTo(new ProviderError.RateLimited("HTTP 429", Duration.ofSeconds(5)));
    assertThat(error(provider.parse(request, Sample.reply(503, "{}"))))
        .isEqualTo(new ProviderError.Transient("HTTP 503", Duration.ofSeconds(7)));
  }

  @Test
  void tellsWhatItsHeadersLeave() {
    DeclarativeProvider provider = Sample.provider();
    String in40s = Long.toString(Sample.NOW.getEpochSecond() + 40);

    assertThat(provider.limits(Sample.reply(200, "{}", "x-left", "3", "x-reset", in40s)))
        .containsExactly(new LimitHint("declared", 3, Sample.NOW.plusSeconds(40)));
    assertThat(provider.limits(Sample.reply(200, "{}", "x-left", "3", "x-reset", "soon")))
        .containsExactly(new LimitHint("declared", 3, null));
    assertThat(provider.limits(Sample.reply(200, "{}", "x-left", "-1"))).isEmpty();
    assertThat(provider.limits(Sample.reply(200, "{}"))).isEmpty();
  }

  @Test
  void aCalendarAsksOncePerMonthAndKeepsTheLowestOfEachDate() {
    DeclarativeProvider calendar =
        new DeclarativeProvider("calendar", DefinitionFile.read("shipped:amadeus-flight-dates"));
    FareQueryRef same = Sample.oneWay(8, LocalDate.of(2027, 3, 30));
    FareQueryRef next = Sample.oneWay(9, LocalDate.of(2027, 4, 1));

    List<ProviderRequest> requests = calendar.plan(List.of(next, same, ASKED));

    assertThat(requests)
        .extracting(ProviderRequest::asked)
        .containsExactly(List.of(ASKED, same), List.of(next));
    assertThat(requests.getFirst().parameters())
        .containsEntry("departureDate", "2027-03-01,2027-03-31");

    String rows =
        List.of("2027-03-14 90.10", "2027-03-14 80.10", "2027-03-14 99", "2027-03-20 10").stream()
            .map(text -> text.split(" "))
            .map(row ->
                "{\"type\": \"flight-date\", \"origin\": \"ZRH\", \"destination\": \"LHR\","
                    + " \"departureDate\": \"%s\", \"price\": {\"total\": \"%s\"}}"
                        .formatted(row[0], row[1]))
            .collect(java.util.stream.Collectors.joining(","));
    ProviderResult.Found found =
        found(
            calendar.parse(
                requests.getFirst(),
                Sample.reply(
                    200, "{\"data\": [" + rows + "], \"meta\": {\"currency\": \"CHF\"}}")));

    assertThat(found.answers()).hasSize(1);
    Answer answer = found.answers().getFirst();
    assertThat(answer.freshness()).isEqualTo(Freshness.CACHED);
    assertThat(answer.observedAt()).isEqualTo(Sample.NOW.minus(Duration.ofDays(1)));
    assertThat(answer.offers()).extracting(Offer::price).containsExactly(new Money(8_010, "CHF"));
    assertThat(answer.offers().getFirst().carrier()).isEqualTo(CarrierCode.OVERALL);
    assertThat(answer.offers().getFirst().stops()).isEqualTo(StopsClass.ANY);
    assertThat(found.dropped()).isEmpty();
  }

  @Test
  void aCalendarOfDaysAsksForTheMiddleOfThem() {
    String days =
        Sample.with("dates-per-call: one", "dates-per-call: {before: 3, after: 3}")
            .replace("granularity: itinerary", "granularity: date-min");
    DeclarativeProvider provider =
        new DeclarativeProvider("days", DefinitionFile.parse("days.yaml", days));
    FareQueryRef seventh = Sample.oneWay(8, Sample.DAY.plusDays(6));
    FareQueryRef eighth = Sample.oneWay(9, Sample.DAY.plusDays(7));

    List<ProviderRequest> requests = provider.plan(List.of(ASKED, seventh, eighth));

    assertThat(requests)
        .extracting(ProviderRequest::asked)
        .containsExactly(List.of(ASKED, seventh), List.of(eighth));
    assertThat(String.valueOf(requests.getFirst().body())).contains("\"day\":17");
    assertThat(String.valueOf(requests.getLast().body())).contains("\"day\":21");
  }

  @Test
  void leavesOutWhatItCannotBeAskedFor() {
    DeclarativeProvider calendar =
        new DeclarativeProvider("calendar", DefinitionFile.read("shipped:amadeus-flight-dates"));

    assertThat(
            calendar.plan(
                List.of(
                    Sample.party(1, Sample.DAY.plusDays(3), 1, Cabin.ECONOMY),
                    Sample.party(2, null, 2, Cabin.ECONOMY),
                    Sample.party(3, null, 1, Cabin.FIRST))))
        .isEmpty();
  }
}
