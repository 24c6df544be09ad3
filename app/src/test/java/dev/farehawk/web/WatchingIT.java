package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.farehawk.account.Account;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoint;
import dev.farehawk.account.Endpoints;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserTests.class)
class WatchingIT {

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(45);

  @Test
  void aFareIsShownWithItsHistoryAndAVerdict(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp()) {
      WatchView watch = watch(browser, visit, new Rule.OracleSays(), new Dates.Around(day, 1));
      FareStory.past(browser.site(), watch);

      visit.open("/watches");
      Locator card = visit.page().getByRole(AriaRole.LISTITEM).filter(containing("Lisbon"));
      assertThat(card).containsText("CHF");
      assertThat(card.getByRole(AriaRole.IMG)).isVisible();
      card.getByRole(AriaRole.LINK).click();

      Page page = visit.page();
      Locator chart = page.getByRole(AriaRole.IMG, named("Lowest price from ZRH to LIS"));
      assertThat(chart).isVisible();
      assertThat(chart).hasAccessibleDescription(Pattern.compile("It usually lies between CHF"));
      assertThat(chart.locator(".chart-band")).isVisible();
      assertThat(page.getByText("Typical price").first()).isVisible();
      assertThat(page.getByRole(AriaRole.REGION, named("Is it a good price?")))
          .containsText("Rests on");
      assertThat(page.getByRole(AriaRole.REGION, named("By airline"))).containsText("TAP");
      page.getByText("The same as a table").click();
      assertThat(page.getByRole(AriaRole.REGION, named("Price changes")).locator("tbody tr"))
          .not()
          .hasCount(0);
      page.getByRole(AriaRole.REGION, named("Cheapest per date")).locator("a").last().click();
      assertThat(page).hasURL(Pattern.compile(".*date=" + day.plusDays(1)));
      assertThat(page.locator("[aria-current=date]"))
          .containsText(String.valueOf(day.plusDays(1).getDayOfMonth()));
    }
  }

  @Test
  void aWatchIsPausedResumedAndDeletedAfterAQuestion(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp()) {
      WatchView watch = watch(browser, visit, new Rule.OracleSays(), new Dates.On(day));
      visit.open("/watches/" + watch.id());

      pressStarting(visit, "Pause");
      assertThat(visit.page().getByText("No look while it is paused.")).isVisible();
      pressStarting(visit, "Resume");
      assertThat(button(visit, "Pause")).isVisible();

      visit.page().onceDialog(Dialog::dismiss);
      pressStarting(visit, "Delete");
      assertThat(button(visit, "Pause")).isVisible();
      visit.page().onceDialog(Dialog::accept);
      pressStarting(visit, "Delete");
      assertThat(visit.page().getByText("The watch is deleted.")).isVisible();
      assertThat(visit.page().getByText("No watches yet")).isVisible();
    }
  }

  @Test
  void anAlertAppearsInTheOpenInboxAndIsCountedElsewhere(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp()) {
      WatchView watch = watch(browser, visit, below(150_00), new Dates.On(day.plusDays(7)));
      Page elsewhere = visit.anotherPage();
      var _ = elsewhere.navigate("/watches");
      visit.open("/inbox");
      assertThat(visit.page().getByText("No alerts yet")).isVisible();

      FareStory.look(browser.site(), watch, 123_50);

      Locator line = visit.page().getByRole(AriaRole.LISTITEM).filter(containing("CHF 123.50"));
      assertThat(line).isVisible();
      assertThat(visit.page().getByText("No alerts yet")).isHidden();
      assertThat(elsewhere.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Inbox")))
          .containsText("1");
      line.getByRole(AriaRole.LINK).click();
      assertThat(visit.page().getByText("The price is at or below your target.")).isVisible();
      assertThat(visit.page().getByRole(AriaRole.REGION, named("Minute by minute")))
          .containsText("Inbox accepted");
      visit.open("/inbox");
      assertThat(visit.page().locator("[data-unread]")).isHidden();
    }
  }

  @Test
  void openingAnUnsubscribeLinkAsksAndPressingTheButtonActs(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp();
        Visit stranger = browser.visit()) {
      WatchView watch = watch(browser, owner, new Rule.OracleSays(), new Dates.On(day));
      Unsubscribe unsubscribe = browser.site().part(Unsubscribe.class);
      String token = unsubscribe.token(watch.id(), mail(browser, owner.account()).id());

      stranger.open("/unsubscribe/" + token);
      assertThat(stranger.page().getByText("No more mail of this watch?")).isVisible();
      assertThat(unsubscribe.read(token))
          .hasValueSatisfying(one -> assertThat(one.ended()).isFalse());

      stranger.press("No more mail");
      assertThat(stranger.page().getByText("is no longer mailed to")).isVisible();
      assertThat(unsubscribe.read(token))
          .hasValueSatisfying(one -> assertThat(one.ended()).isTrue());
    }
  }

  private static WatchView watch(BrowserSite browser, Visit visit, Rule rule, Dates dates) {
    return browser
        .site()
        .part(Watches.class)
        .create(visit.account().id(), new WatchDraft("ZRH", "LIS", dates, rule, null));
  }

  private static Rule below(long minor) {
    return new Rule.TargetPrice(new Money(minor, "CHF"));
  }

  private static Endpoint mail(BrowserSite browser, Account account) {
    return browser.site().part(Endpoints.class).of(account.id()).stream()
        .filter(endpoint -> endpoint.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow();
  }

  private static void pressStarting(Visit visit, String word) {
    button(visit, word).click();
  }

  private static Locator button(Visit visit, String word) {
    return visit.page().getByRole(AriaRole.BUTTON, named(word)).first();
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
