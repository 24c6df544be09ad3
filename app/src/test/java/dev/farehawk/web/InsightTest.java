package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.Money;
import dev.farehawk.ops.insight.DealLife;
import dev.farehawk.ops.insight.PastLives;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class InsightTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EMAIL = "insight@example.org";

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite.Visitor owner;

  @SuppressWarnings("NullAway.Init")
  private static UUID account;

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(60);

  @BeforeAll
  static void signUp(RunningSite shared) {
    site = shared;
    owner = site.visitor().signUp(EMAIL);
    account = site.part(Accounts.class).findByEmail(EMAIL).orElseThrow().id();
  }

  @Test
  void aRuleIsTriedOnTheStoredPast() {
    WatchView watch = watch("ZRH", "OPO", new Rule.TargetPrice(new Money(196_00 + shift(), "CHF")));
    assertThat(owner.get("/watches/" + watch.id()).body()).contains("Too little history to try it");

    FareStory.past(site, watch);
    String page = owner.get("/watches/" + watch.id()).body();
    JsonNode told = api("/watches/" + watch.id() + "/backtest");

    assertThat(page)
        .contains("In the last 84 days it would have fired once")
        .contains("Too little history to say: it takes 8 lows");
    assertThat(told.path("answer").asString()).isEqualTo("KNOWN");
    assertThat(told.path("fired").asInt()).isEqualTo(1);
    assertThat(told.path("bestMinor").asLong()).isEqualTo(189_00 + shift());
    assertThat(told.path("knownDays").asInt()).isEqualTo(84);
  }

  @Test
  void lowsOfTheMarketTellHowLongTheyLast() {
    WatchView watch = watch("ZRH", "MAD", new Rule.OracleSays());
    FareQueryRef fare = watch.fareQueries().getFirst();
    assertThat(life(fare)).isNull();
    for (int i = 1; i <= 9; i++) {
      lowOf(fare.id(), Instant.now().minusSeconds(86_400L * 5 * i), 3600L * i);
    }

    DealLife life = Objects.requireNonNull(life(fare));
    JsonNode told = api("/watches/" + watch.id() + "/fares/" + fare.id() + "/deal-life");

    assertThat(life.samples()).isEqualTo(9);
    assertThat(life.ended()).isEqualTo(9);
    assertThat(Objects.requireNonNull(life.median()).toHours()).isEqualTo(5);
    assertThat(told.path("pool").asString()).isEqualTo("FARE");
    assertThat(told.path("medianSeconds").asLong()).isEqualTo(5 * 3600);
  }

  @Test
  void whatGoogleSaysOfThePricesIsToldAsItsOwnWord() {
    WatchView watch = watch("ZRH", "ATH", new Rule.OracleSays());
    long fare = watch.fareQueries().getFirst().id();
    String address = "/watches/" + watch.id() + "/fares/" + fare + "/price-context";
    assertThat(api(address).path("contexts")).isEmpty();
    JdbcClient.create(site.database().dataSource())
        .sql(
            """
            INSERT INTO price_context (fare_query, provider, source, told_at, currency, lowest,
              level, typical_low, typical_high, past_at, past_minor)
            VALUES (:fare, 'google', 'Google Flights', :at::timestamptz, 'CHF', 18000, 'LOW', 20000,
              29500, ARRAY[:at::timestamptz], ARRAY[21000])
            """)
        .param("fare", fare)
        .param("at", Instant.now().minusSeconds(300).toString())
        .update();

    String page = owner.get("/watches/" + watch.id()).body();
    JsonNode told = api(address).path("contexts").path(0);

    assertThat(page)
        .contains("What Google Flights says")
        .containsPattern("Google Flights calls CHF.200.* to CHF.295.* typical")
        .containsPattern("Its lowest price, CHF.180.*, it called low")
        .contains("Told by google on");
    assertThat(told.path("source").asString()).isEqualTo("Google Flights");
    assertThat(told.path("typicalHighMinor").asLong()).isEqualTo(29_500);
    assertThat(told.path("level").asString()).isEqualTo("LOW");
    assertThat(told.path("past").path(0).path("amountMinor").asLong()).isEqualTo(21_000);
  }

  @Test
  void aStrangerSeesWhatIsKnownBeforeWatching() {
    WatchView watch = watch("ZRH", "FCO", new Rule.OracleSays());
    FareStory.past(site, watch);

    String page =
        site.visitor()
            .submit("/", "/search", "from", "ZRH", "to", "FCO", "depart", day.toString())
            .body();

    assertThat(page)
        .contains("What earlier looks say of", "chart-wide", "Your rule, tried on the past")
        .containsPattern("In the last 84 days it would (not )?have fired");
  }

  /** FareStory makes each weekday a little dearer. */
  private long shift() {
    return day.getDayOfWeek().getValue() * 700L;
  }

  private static @Nullable DealLife life(FareQueryRef fare) {
    return site.part(PastLives.class).of(fare, "LX", Instant.now());
  }

  /** A worthy price that stood for so long, as the stages would have written it. */
  private static void lowOf(long fare, Instant at, long seconds) {
    JdbcClient database = JdbcClient.create(site.database().dataSource());
    long change =
        database
            .sql(
                """
                INSERT INTO price_change (fare_query, kind, amount_minor, previous_minor, provider,
                  carrier, observed_at, sighted_at, recorded_at, request_id, judged)
                VALUES (:fare, 'CHANGED', 10000, 20000, 'fares', 'LX', :at::timestamptz,
                  :at::timestamptz, :at::timestamptz, 'r', true)
                RETURNING id
                """)
            .param("fare", fare)
            .param("at", at.toString())
            .query(Long.class)
            .single();
    int _ =
        database
            .sql(
                """
                INSERT INTO verdict (change, fare_query, answer, score, oracle, explanation,
                  judged_at, alerted)
                VALUES (:change, :fare, 'WORTHY', 0.9, 'statistical/1', '{}', :at::timestamptz, true)
                """)
            .param("change", change)
            .param("fare", fare)
            .param("at", at.toString())
            .update();
    int _ =
        database
            .sql(
                """
                INSERT INTO price_point (fare_query, provider, carrier, stops, freshness,
                  observed_at, recorded_at, amount_minor, request_id)
                VALUES (:fare, '*', 'YY', 'ANY', 'LIVE', :up::timestamptz - interval '1 minute',
                        :up::timestamptz, 10400, 'r'),
                       (:fare, '*', 'YY', 'ANY', 'LIVE', :up::timestamptz, :up::timestamptz, 20000,
                        'r')
                """)
            .param("fare", fare)
            .param("up", at.plusSeconds(seconds).toString())
            .update();
  }

  private WatchView watch(String from, String to, Rule rule) {
    return site.part(Watches.class)
        .create(account, new WatchDraft(from, to, new Dates.On(day), rule, null));
  }

  private static JsonNode api(String path) {
    String key = site.part(ApiKeys.class).create(account, "insight").secret();
    return JSON.readTree(
        site.visitor().get("/api/v1" + path, "Authorization", "Bearer " + key).body());
  }
}
