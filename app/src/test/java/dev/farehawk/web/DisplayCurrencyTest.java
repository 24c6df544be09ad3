package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.farehawk.account.Accounts;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SiteTests.class)
class DisplayCurrencyTest {

  private final RunningSite site;

  DisplayCurrencyTest(RunningSite site) {
    this.site = site;
  }

  @Test
  void amountsAreShownInAnotherCurrencyTooAndRulesStay() {
    RunningSite.Visitor owner = site.visitor().signUp("euros@example.org");
    UUID account = site.part(Accounts.class).findByEmail("euros@example.org").orElseThrow().id();
    WatchView watch =
        site.part(Watches.class)
            .create(
                account,
                new WatchDraft(
                    "ZRH",
                    "NAP",
                    new Dates.On(LocalDate.now(ZoneOffset.UTC).plusDays(80)),
                    new Rule.TargetPrice(new Money(50_00, "CHF")),
                    null));
    FareStory.look(site, watch, 95_00);
    String page = "/watches/" + watch.id();
    while (!owner.get(page).body().contains("CHF\u00a095")) {
      Thread.onSpinWait();
    }
    assertThat(owner.get(page).body()).doesNotContain("about €");

    assertThat(
            owner
                .submit("/settings", "/settings/currency", "currency", "EUR")
                .headers()
                .firstValue("Location"))
        .hasValue("/settings?done");

    assertThat(owner.get(page).body())
        .contains("CHF\u00a095", "about €100 (rates of 26 Nov)", "CHF\u00a050");
    assertThat(owner.get("/watches").body()).contains("about €100 (rates of 26 Nov)");
    assertThat(
            owner
                .submit(
                    "/",
                    "/search",
                    "from",
                    "ZRH",
                    "to",
                    "NAP",
                    "depart",
                    LocalDate.now(ZoneOffset.UTC).plusDays(80).toString())
                .body())
        .as("what is known before it is watched")
        .contains("CHF\u00a095", "about €100 (rates of 26 Nov)");
    assertThat(owner.get("/settings").body()).contains("value=\"EUR\" selected");
    assertThat(owner.submit("/settings", "/settings/currency", "currency", "XXX").statusCode())
        .isEqualTo(422);
    owner.submit("/settings", "/settings/currency", "currency", "");
    assertThat(owner.get(page).body()).doesNotContain("about €");
  }

  @Test
  void programsChooseItToo() {
    Program program = Program.of(site, "dollars@example.org");

    assertThat(program.read("/me").path("displayCurrency").isNull()).isTrue();
    var changed = Program.json(program.send("PATCH", "/me", "{'displayCurrency':'USD'}"));
    assertThat(changed.path("displayCurrency").asString()).isEqualTo("USD");
    Program.problem(program.send("PATCH", "/me", "{'displayCurrency':'EURO'}"), 422);
    assertThat(
            Program.json(program.send("PATCH", "/me", "{'displayCurrency':''}"))
                .path("displayCurrency")
                .isNull())
        .isTrue();
  }
}
