package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Party;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class CalendarTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EMAIL = "calendar@example.org";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite.Visitor owner;

  @SuppressWarnings("NullAway.Init")
  private static UUID account;

  /** A whole month to come. */
  private final YearMonth month = YearMonth.now(ZoneOffset.UTC).plusMonths(2);

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    owner = site.visitor().signUp(EMAIL);
    account = site.part(Accounts.class).findByEmail(EMAIL).orElseThrow().id();
  }

  @Test
  void aStrangerSeesTheKnownDatesAndWhichAreNotKnown() {
    WatchView watch =
        watch(
            new Trip(
                List.of("GVA"),
                List.of("OPO"),
                new Dates.Between(month.atDay(1), month.atDay(14)),
                new Stay.OneWay(),
                Party.SOLO));
    FareStory.past(site, watch);
    assertThat(calendar("from=GVA&to=OPO")).contains("date-old").doesNotContain("date-low");
    FareStory.seen(site, watch, Duration.ofDays(4));
    long fares = fares();

    String page = calendar("from=Geneva&to=OPO");
    JsonNode told = api("?origin=gva&destination=OPO&month=" + month);

    assertThat(page)
        .contains("date-low", "date-typical", "date-high", "▼", "▲", "seen 4 days ago")
        .contains("nobody has looked", "the cheapest and the dearest quarter of the 14 dates")
        .contains("class=\"map\"", "km by the shortest way over the globe", "Airports near Geneva")
        .contains("/?from=GVA&amp;to=OPO&amp;depart=" + month.atDay(1));
    assertThat(told.path("comparedDates").asInt()).isEqualTo(14);
    assertThat(told.path("currency").asString()).isEqualTo("CHF");
    JsonNode monday = told.path("days").get(firstMonday() - 1);
    assertThat(monday.path("state").asString()).isEqualTo("LOW");
    assertThat(monday.path("amountMinor").asLong()).isEqualTo(214_00 + 700);
    assertThat(monday.path("cheapest").asBoolean()).isTrue();
    assertThat(told.path("days").get(20).path("state").asString()).isEqualTo("UNKNOWN");
    assertThat(told.path("days").get(20).path("amountMinor").isNull()).isTrue();
    assertThat(fares()).as("looking at a calendar asks nobody and makes no fare").isEqualTo(fares);
  }

  @Test
  void roundTripsAreKnownByTheirStay() {
    WatchView watch =
        watch(Trip.oneWay("GVA", "FAO", new Dates.On(month.atDay(9))).with(new Stay.Nights(5, 5)));
    FareStory.past(site, watch);
    FareStory.seen(site, watch, Duration.ofHours(3));

    String week = calendar("from=GVA&to=FAO&nights=5");

    assertThat(week)
        .contains("5 nights", "date-unrated", "seen 3 hours ago", "more.least=5")
        .contains("Low and high need 8 known dates");
    assertThat(calendar("from=GVA&to=FAO&nights=6"))
        .doesNotContain("seen 3 hours ago")
        .contains("Nobody has looked at this month yet");
    assertThat(calendar("from=GVA&to=FAO")).doesNotContain("seen 3 hours ago");
    assertThat(
            api("?origin=GVA&destination=FAO&nights=5&month=" + month)
                .path("days")
                .get(8)
                .path("returning")
                .asString())
        .isEqualTo(month.atDay(14).toString());
  }

  @Test
  void aDateOfTheCalendarFillsInTheForm() {
    String form =
        site.visitor()
            .get("/?from=GVA&to=OPO&depart=" + month.atDay(3) + "&more.back=NIGHTS&more.least=7")
            .body();

    assertThat(form)
        .contains("value=\"GVA\"", "value=\"OPO\"", "value=\"" + month.atDay(3) + "\"")
        .containsPattern("name=\"more.least\"[^>]*value=\"7\"")
        .containsPattern("name=\"percent\"[^>]*value=\"15\"");
  }

  @Test
  void searchAndWatchLeadToTheCalendar() {
    WatchView watch =
        watch(Trip.oneWay("GVA", "AGP", new Dates.On(month.atDay(9))).with(new Stay.Nights(3, 4)));

    assertThat(owner.get("/watches/" + watch.id()).body())
        .contains("/calendar?from=GVA&amp;to=AGP&amp;month=" + month + "&amp;nights=3");
    assertThat(
            site.visitor()
                .submit("/", "/search", "from", "GVA", "to", "AGP", "depart", month + "-09")
                .body())
        .contains("/calendar?from=GVA&amp;to=AGP&amp;month=" + month);
  }

  @Test
  void whatIsWrongIsSaidBesideItsField() {
    HttpResponse<String> refused =
        site.visitor().get("/calendar?from=Nowhereville&to=OPO&month=2020-01&nights=99");
    HttpResponse<String> past = site.visitor().get("/calendar?from=GVA&to=OPO&month=2020-01");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("id=\"from-error\"", "id=\"nights-error\"");
    assertThat(past.statusCode()).isEqualTo(422);
    assertThat(past.body()).contains("No day of that month can be booked");
    assertThat(site.visitor().get("/calendar").statusCode()).isEqualTo(200);
    assertThat(api("?origin=GVA&destination=OPO&month=May").path("errors").get(0).toString())
        .contains("write it as 2027-05");
    assertThat(api("?origin=GVA&destination=XQX").path("errors").get(0).toString())
        .contains("no airport or city");
  }

  private int firstMonday() {
    LocalDate day = month.atDay(1);
    return 1 + Math.floorMod(1 - day.getDayOfWeek().getValue(), 7);
  }

  private String calendar(String asked) {
    HttpResponse<String> answer = site.visitor().get("/calendar?" + asked + "&month=" + month);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static WatchView watch(Trip trip) {
    return site.part(Watches.class)
        .create(account, new WatchDraft(trip, new Rule.OracleSays(), null));
  }

  private static long fares() {
    return JdbcClient.create(site.database().dataSource())
        .sql("SELECT count(*) FROM fare_query WHERE origin = 'GVA' AND destination = 'OPO'")
        .query(Long.class)
        .single();
  }

  private static JsonNode api(String asked) {
    String key = site.part(ApiKeys.class).create(account, "calendar").secret();
    return JSON.readTree(
        site.visitor().get("/api/v1/calendar" + asked, "Authorization", "Bearer " + key).body());
  }
}
