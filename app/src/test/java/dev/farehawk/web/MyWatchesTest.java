package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SiteTests.class)
class MyWatchesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(60);
  private final RunningSite site;

  MyWatchesTest(RunningSite site) {
    this.site = site;
  }

  @Test
  void theListIsNarrowedAndSorted() {
    Owner owner = new Owner("narrows@example.org");
    owner.watch("ZRH", "LIS", 40);
    owner.watch("GVA", "ATH", 0);

    assertThat(owner.list("")).contains("Lisbon", "Athens", "Choose", "id=\"bulk\"");
    assertThat(owner.list("?from=Zurich")).contains("Lisbon").doesNotContain("Athens");
    assertThat(owner.list("?text=Athens")).contains("Athens").doesNotContain("Lisbon");
    assertThat(owner.list("?month=" + YearMonth.from(day.plusDays(40))))
        .contains("Lisbon")
        .doesNotContain("Athens");
    assertThat(owner.list("?state=PAUSED")).contains("None of your watches is like that.");
    assertThat(owner.list("?sort=DEPARTURE")).containsSubsequence("Athens", "Lisbon");
    assertThat(owner.list("?sort=NAME")).containsSubsequence("Geneva", "Zürich");
    assertThat(owner.list("?from=Nowhereville")).contains("id=\"from-error\"");
  }

  @Test
  void theBestPriceSoFarIsShownAndSortedBy() {
    Owner owner = new Owner("best@example.org");
    WatchView dear = owner.watch("ZRH", "OSL", 0);
    WatchView cheap = owner.watch("ZRH", "BCN", 0);
    FareStory.past(site, dear, cheap);
    FareStory.seen(site, dear, Duration.ofHours(1));
    FareStory.look(site, cheap, 149_00);
    while (!owner.list("").contains("Best so far CHF\u00a0149")) {
      Thread.onSpinWait();
    }

    assertThat(owner.list("?sort=BEST")).containsSubsequence("Barcelona", "Oslo");
    assertThat(owner.list("?sort=MOVED")).containsSubsequence("Barcelona", "Oslo");
  }

  @Test
  void chosenWatchesArePausedWithoutScript() {
    Owner owner = new Owner("bulk@example.org");
    WatchView one = owner.watch("ZRH", "LIS", 0);
    WatchView two = owner.watch("ZRH", "OSL", 0);
    owner.watch("ZRH", "ATH", 0);

    HttpResponse<String> done =
        owner.visitor.submit(
            "/watches",
            "/watches/bulk",
            "action",
            "pause",
            "watch",
            one.id().toString(),
            "watch",
            two.id().toString());

    assertThat(done.headers().firstValue("Location")).hasValue("/watches?done=pause&changed=2");
    assertThat(owner.list("?done=pause&changed=2")).contains("2 watches are paused.");
    assertThat(owner.list("?state=PAUSED")).contains("Lisbon", "Oslo").doesNotContain("Athens");
    assertThat(owner.list("?state=ACTIVE")).contains("Athens").doesNotContain("Oslo");
  }

  @Test
  void deletingManyIsAskedFirst() {
    Owner owner = new Owner("deletes@example.org");
    owner.watch("ZRH", "LIS", 0);
    owner.watch("GVA", "LIS", 0);

    HttpResponse<String> asked =
        owner.visitor.submit(
            "/watches", "/watches/bulk", "action", "delete", "all", "yes", "from", "ZRH");

    assertThat(asked.body()).contains("Delete 1 watch?", "Zürich to Lisbon", "Nothing brings");
    assertThat(owner.list("")).contains("Zürich", "Geneva");
    HttpResponse<String> done =
        owner.visitor.post(
            "/watches/bulk",
            "_csrf=" + RunningSite.token(asked) + "&action=delete&confirm=yes&all=yes&from=ZRH");
    assertThat(done.headers().firstValue("Location"))
        .hasValue("/watches?from=ZRH&done=delete&changed=1");
    assertThat(owner.list("")).contains("Geneva").doesNotContain("Zürich");
  }

  @Test
  void nothingChosenChangesNothing() {
    Owner owner = new Owner("nothing@example.org");
    owner.watch("ZRH", "LIS", 0);
    owner.watch("GVA", "LIS", 0);

    HttpResponse<String> done =
        owner.visitor.submit("/watches", "/watches/bulk", "action", "pause");

    assertThat(done.headers().firstValue("Location")).hasValue("/watches?done=none&changed=0");
    assertThat(owner.list("?done=none")).contains("choose watches first");
  }

  @Test
  void programsDoTheSame() {
    Owner owner = new Owner("bulk-api@example.org");
    WatchView one = owner.watch("ZRH", "LIS", 0);
    owner.watch("GVA", "LIS", 0);

    assertThat(owner.bulk("{'action':'RULE','passing':{},'rule':{'kind':'FALLS_BY','percent':9}}"))
        .isEqualTo(JSON.readTree("{\"changed\":2,\"untouched\":0}"));
    assertThat(
            owner.bulk("{'action':'PAUSE','watches':['" + one.id() + "']}").path("changed").asInt())
        .isEqualTo(1);
    assertThat(owner.get("/watches?state=PAUSED").path("watches")).hasSize(1);
    assertThat(owner.get("/watches?origin=gva").path("watches")).hasSize(1);
    assertThat(owner.bulk("{'action':'PAUSE'}").path("errors").get(0).toString())
        .contains("either watches or passing");
    assertThat(
            owner
                .bulk(
                    "{'action':'RULE','passing':{},"
                        + "'rule':{'kind':'TARGET','amount':9,'currency':'CHF'}}")
                .path("errors")
                .get(0)
                .toString())
        .contains("without an amount");
  }

  /** Somebody with watches. */
  private final class Owner {

    private final RunningSite.Visitor visitor;
    private final UUID account;
    private final String key;

    Owner(String email) {
      visitor = site.visitor().signUp(email);
      account = site.part(Accounts.class).findByEmail(email).orElseThrow().id();
      key = site.part(ApiKeys.class).create(account, "bulk").secret();
    }

    WatchView watch(String from, String to, int later) {
      return site.part(Watches.class)
          .create(
              account,
              new WatchDraft(
                  from, to, new Dates.On(day.plusDays(later)), new Rule.OracleSays(), null));
    }

    String list(String asked) {
      HttpResponse<String> page = visitor.get("/watches" + asked);
      assertThat(page.statusCode()).isEqualTo(200);
      return page.body();
    }

    JsonNode get(String path) {
      return JSON.readTree(
          site.visitor().get("/api/v1" + path, "Authorization", "Bearer " + key).body());
    }

    JsonNode bulk(String order) {
      return JSON.readTree(
          site.visitor()
              .send(
                  "POST",
                  "/api/v1/watches/bulk",
                  order.replace('\'', '"'),
                  "Authorization",
                  "Bearer " + key)
              .body());
    }
  }
}
