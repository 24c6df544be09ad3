package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Role;
import dev.farehawk.poll.FixedMarket;
import dev.farehawk.poll.LookStatus;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import dev.faremarket.MarketClock;
import dev.faremarket.Route;
import dev.faremarket.server.FareMarketServer;
import dev.faremarket.server.Latency;
import dev.faremarket.server.MarketView;
import dev.faremarket.server.ProviderSettings;
import dev.faremarket.server.RateLimit;
import dev.faremarket.server.ServerSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class SearchTest {

  private static final String KEY = "a-key-of-the-test";
  private static final Pattern STREAM = Pattern.compile("data-search=\"([^\"]+)\"");
  private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  private final LocalDate day = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).plusDays(40);

  @SuppressWarnings("NullAway.Init")
  private static FareMarketServer market;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void open() throws IOException {
    market =
        FareMarketServer.start(
            ServerSettings.published(KEY, KEY, 7)
                .withLive(
                    new ProviderSettings(
                        KEY, RateLimit.perSecond(500), ProviderSettings.UNBOUNDED, Latency.none())),
            new MarketView(
                new FixedMarket(new Route("ZRH", "LHR")),
                new MarketClock(CLOCK.instant(), 1),
                _ -> ZoneOffset.UTC),
            CLOCK);
    String provider = "--farehawk.providers[0].";
    site =
        new RunningSite(
            List.of(
                provider + "name=flights",
                provider + "kind=serpapi",
                provider + "key=" + KEY,
                provider + "base-url=" + market.address(),
                provider + "limits.calls=500",
                provider + "limits.window=1s"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void close() {
    site.close();
    market.close();
  }

  @Test
  void aStrangerSeesWhatSourcesAnswerBeforeAnythingIsWatched() {
    RunningSite.Visitor stranger = site.visitor();

    HttpResponse<String> page = search(stranger, "from", "ZRH", "to", "LHR");
    HttpResponse<String> answers = stranger.get(stream(page));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Asking the fare sources", "id=\"found\"", "Ask the fare sources now");
    assertThat(answers.headers().firstValue("Content-Type").orElse("")).startsWith("text/event");
    assertThat(answers.body())
        .contains("event:found", "event:last", "CHF\u00a049")
        .contains("Answered just now.");
    assertThat(count("SELECT count(*) FROM watch")).isZero();
  }

  @Test
  void withoutScriptOneMorePressShowsTheSame() {
    HttpResponse<String> page =
        search(site.visitor(), "from", "ZRH", "to", "LHR", "when", "FLEXIBLE", "live", "1");

    assertThat(page.body()).contains("CHF\u00a049", "Answered just now.", "day-price");
    assertThat(STREAM.matcher(page.body()).find()).isFalse();
  }

  @Test
  void whatWasSearchedIsKnownToTheNextAtOnce() throws InterruptedException {
    var _ = search(site.visitor(), "from", "ZRH", "to", "LHR", "live", "1");
    // History writes in batches.
    while (count("SELECT count(*) FROM current_price WHERE provider = '*'") == 0) {
      Thread.onSpinWait();
    }

    HttpResponse<String> next = search(site.visitor(), "from", "ZRH", "to", "LHR");

    assertThat(next.body()).contains("CHF\u00a049", "Asking the fare sources");
  }

  @Test
  void theAnswersOfASearchAreHandedOutOnce() {
    RunningSite.Visitor stranger = site.visitor();
    String stream = stream(search(stranger, "from", "ZRH", "to", "LHR"));

    assertThat(stranger.get(stream).statusCode()).isEqualTo(200);
    assertThat(stranger.get(stream).statusCode()).isEqualTo(404);
    assertThat(stranger.get("/search/" + "0".repeat(32) + "/stream").statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongFormIsShownAgainWithWhatIsWrong() {
    HttpResponse<String> refused = search(site.visitor(), "from", "", "to", "LHR");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Type a city or an airport.", "id=\"watch-form\"");
    assertThat(site.visitor().get("/search").headers().firstValue("Location")).hasValue("/");
  }

  @Test
  void aFilterHoldsForWhatSourcesAnswer() {
    HttpResponse<String> page =
        search(site.visitor(), "from", "ZRH", "to", "LHR", "live", "1", "more.notAirlines", "LX");

    assertThat(page.body()).contains("CHF\u00a072").doesNotContain("CHF\u00a049");
  }

  @Test
  void ofAWatchPageAndProgramTellWhenItIsLookedAtWhyByWhomAndAtWhatCost() {
    Program program = Program.of(site, "looking@example.org", Role.OPERATOR);
    WatchView watch =
        site.part(Watches.class)
            .create(
                program.owner().id(),
                new WatchDraft("ZRH", "LHR", new Dates.On(day), new Rule.OracleSays(), null));
    try {
      JsonNode look = look(program, watch);
      while (look.path("lastLive").isNull()) {
        look = look(program, watch);
      }
      RunningSite.Visitor owner = site.visitor();
      assertThat(owner.signIn("looking@example.org")).contains("/watches");
      String page = owner.get("/watches/" + watch.id()).body();

      assertThat(Instant.parse(look.path("nextLook").asString()))
          .isAfterOrEqualTo(Instant.parse(look.path("lastLive").asString()));
      assertThat(look.path("departure").asString()).isEqualTo(day.toString());
      assertThat(look.path("provider").asString()).isEqualTo("flights");
      // The first calls of a month are free.
      assertThat(look.path("cost").path("micros").asLong(-1)).isZero();
      assertThat(look.path("cost").path("currency").asString()).isEqualTo("USD");
      assertThat(look.path("atLeastEverySeconds").asLong()).isPositive();
      assertThat(LookStatus.Reason.values())
          .extracting(LookStatus.Reason::name)
          .contains(look.path("why").asString());
      assertThat(look.path("words").asString()).isNotBlank();
      assertThat(page)
          .containsPattern("Looked (just now|[0-9a-z].* ago)")
          .contains("Next look ", "The source asked is “flights”; a look costs nothing.");
      JsonNode costs = program.read("/console/costs").path("providers").path(0);
      assertThat(costs.path("provider").asString()).isEqualTo("flights");
      assertThat(costs.path("currency").asString()).isEqualTo("USD");
    } finally {
      JdbcClient.create(site.database().dataSource()).sql("DELETE FROM watch").update();
    }
  }

  private static JsonNode look(Program program, WatchView watch) {
    return program.read("/watches/" + watch.id() + "/looks").path("fares").path(0);
  }

  private HttpResponse<String> search(RunningSite.Visitor who, String... fields) {
    String[] all = new String[fields.length + 2];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = "depart";
    all[fields.length + 1] = day.toString();
    return who.submit("/", "/search", all);
  }

  private static String stream(HttpResponse<String> page) {
    Matcher found = STREAM.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static long count(String sql) {
    return JdbcClient.create(site.database().dataSource()).sql(sql).query(Long.class).single();
  }
}
