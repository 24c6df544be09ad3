package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many watches at once, the calendar, and what one says of an alert, in a real browser. */
@ExtendWith(BrowserTests.class)
class LivingWithWatchesIT {

  private static final Set<String> SWISS = Set.of("ZRH", "GVA");

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(52);

  @Test
  void chosenWatchesArePausedAndAllAreDeletedAfterAQuestion(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp()) {
      var _ = watch(browser, owner, "ZRH", "LIS", new Dates.On(day));
      var _ = watch(browser, owner, "ZRH", "OPO", new Dates.On(day));
      var _ = watch(browser, owner, "BER", "ATH", new Dates.On(day));
      Page page = owner.open("/watches").page();
      pick(page, "Lisbon");
      pick(page, "Porto");
      owner.press("Pause");
      assertThat(page.getByText("2 watches are paused.")).isVisible();
      assertThat(card(page, "Athens")).not().containsText("Paused");

      page.getByText("Find and sort").click();
      owner.field("City, code or name").fill("porto");
      owner.press("Show");
      assertThat(page.locator(".card")).hasCount(1);
      page.getByText("Show all again").click();

      page.locator("#bulk-all").check();
      owner.press("Delete");
      assertThat(page.getByRole(AriaRole.HEADING, named("Delete 3 watches?"))).isVisible();
      page.getByText("Keep them").click();
      assertThat(page.locator(".card")).hasCount(3);
      page.locator("#bulk-all").check();
      owner.press("Delete");
      owner.press("Delete all 3");
      assertThat(page.getByText("3 watches are deleted.")).isVisible();
      assertThat(page.getByText("No watches yet")).isVisible();
    }
  }

  @Test
  void theCheapestDateOfTheCalendarBecomesAWatch(BrowserSite browser) {
    YearMonth month = YearMonth.from(day).plusMonths(1);
    try (Visit owner = browser.visit().signUp()) {
      WatchView known =
          watch(browser, owner, "GVA", "AMS", new Dates.Between(month.atDay(2), month.atDay(20)));
      FareStory.past(browser.site(), known);
      FareStory.seen(browser.site(), known, Duration.ofHours(1));
      var _ = browser.site().part(Watches.class).delete(owner.account().id(), known.id());

      Page page = owner.open("/calendar").page();
      owner.field("From").fill("GVA");
      owner.field("To").fill("AMS");
      owner.field("Month of departure").fill(month.toString());
      owner.press("Show the calendar");
      page.locator("a.date-cheapest").first().click();

      assertThat(owner.field("From")).hasValue(Pattern.compile(".*GVA.*"));
      assertThat(owner.field("Departure date")).hasValue(Pattern.compile(month + "-\\d\\d"));
      owner.press("Watch this fare");
      assertThat(page).hasURL(Pattern.compile(".*/watches/.*"));
      assertThat(owner.watch().fareQueries())
          .singleElement()
          .satisfies(fare -> assertThat(YearMonth.from(fare.query().departure())).isEqualTo(month));
    }
  }

  @Test
  void anAlertIsAnsweredAndTheAnswerMayChange(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp().open("/inbox")) {
      WatchView watch = watch(browser, owner, "VIE", "MAD", new Dates.On(day));
      FareStory.look(browser.site(), watch, 61_00);
      Page page = owner.page();
      page.getByRole(AriaRole.LISTITEM).filter(containing("61")).getByRole(AriaRole.LINK).click();
      assertThat(page.getByRole(AriaRole.LINK, named("See this fare")))
          .hasAttribute("href", Pattern.compile(".+"));

      owner.press("Useful");
      assertThat(page.getByText("You said: Useful.")).isVisible();
      owner.press("I booked");
      assertThat(page.getByText("You said: I booked.")).isVisible();
      assertThat(
              page.getByRole(
                  AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I booked").setExact(true)))
          .hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void anAlertWhoseFareIsGoneSaysSo(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp().open("/inbox")) {
      WatchView watch = watch(browser, owner, "MUC", "OSL", new Dates.On(day));
      FareStory.look(browser.site(), watch, 72_00);
      Page page = owner.page();
      Locator line = page.getByRole(AriaRole.LISTITEM).filter(containing("72"));
      assertThat(line).isVisible();

      FareStory.look(browser.site(), watch, 310_00);

      line.getByRole(AriaRole.LINK).click();
      assertThat(page.getByRole(AriaRole.STATUS).filter(containing("Gone"))).containsText("310");
      assertThat(page.getByRole(AriaRole.REGION, named("Minute by minute")))
          .containsText("Seen gone");
    }
  }

  private static WatchView watch(
      BrowserSite browser, Visit visit, String from, String to, Dates dates) {
    Rule below = new Rule.TargetPrice(new Money(150_00, SWISS.contains(from) ? "CHF" : "EUR"));
    return browser
        .site()
        .part(Watches.class)
        .create(visit.account().id(), new WatchDraft(from, to, dates, below, null));
  }

  private static void pick(Page page, String city) {
    card(page, city).getByRole(AriaRole.CHECKBOX).check();
  }

  private static Locator card(Page page, String city) {
    return page.locator(".card").filter(containing(city));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
