package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.farehawk.account.Account;
import dev.farehawk.account.Actor;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator does in the console, and what travellers see of it. */
@ExtendWith(BrowserTests.class)
class OperatingIT {

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(61);

  @Test
  void whatIsStoppedSaysSoToTravellersUntilItGoesOn(BrowserSite browser) {
    try (Visit staff = staff(browser);
        Visit stranger = browser.visit()) {
      staff.open("/console").page().getByRole(AriaRole.LINK, named("Switches")).click();
      turn(staff, "New accounts", "Stop", "too many at once");
      try {
        assertThat(part(staff, "New accounts")).containsText("stopped");
        assertThat(part(staff, "New accounts")).containsText("too many at once");
        stranger.open("/signup");
        assertThat(stranger.page().getByText("No new accounts for the moment")).isVisible();
        staff.open("/console");
        assertThat(staff.page().getByText("Stopped by an operator")).isVisible();
      } finally {
        staff.open("/console/switches");
        turn(staff, "New accounts", "Let go on", "it is quiet again");
      }
      assertThat(part(staff, "New accounts")).containsText("runs");
      assertThat(stranger.signUp().page()).not().hasURL(Pattern.compile(".*/signup.*"));
    }
  }

  @Test
  void anAccountIsFoundDisabledAndEnabledAndTheLogSaysByWhom(BrowserSite browser) {
    try (Visit staff = staff(browser);
        Visit noisy = browser.visit().signUp()) {
      String email = noisy.account().email();
      staff.open("/console/users");
      staff.field("E-mail address").fill(email);
      staff.press("Find");
      Locator user = staff.page().getByRole(AriaRole.LISTITEM).filter(containing(email));
      user.getByLabel("Reason, for the audit log").fill("sends spam");
      user.getByRole(AriaRole.BUTTON, exactly("Disable")).click();

      noisy.open("/watches");
      assertThat(noisy.page()).hasURL(Pattern.compile(".*/login$"));
      staff.open("/console/users?email=" + email);
      assertThat(user).containsText("disabled");
      user.getByRole(AriaRole.BUTTON, exactly("Enable again")).click();
      noisy.signIn(email);
      staff.open("/console/audit");
      assertThat(staff.page().getByRole(AriaRole.ROW).filter(containing("sends spam")).first())
          .isVisible();
    }
  }

  @Test
  void aPriceTooStrangeToBelieveIsBelievedAndTold(BrowserSite browser) {
    try (Visit staff = staff(browser);
        Visit owner = browser.visit().signUp()) {
      WatchView watch = watch(browser, owner, "GVA", "KEF");
      FareStory.look(browser.site(), watch, 420_00);
      FareStory.look(browser.site(), watch, 21_00);
      owner.open("/inbox");
      assertThat(owner.page().getByText("No alerts yet")).isVisible();

      staff.open("/console").page().getByRole(AriaRole.LINK, named("Quarantine")).click();
      Locator held = staff.page().getByRole(AriaRole.ROW).filter(containing("GVA"));
      assertThat(held).containsText("far below what it costs");
      held.getByRole(AriaRole.BUTTON, exactly("Believe")).click();

      assertThat(staff.page().getByText("Decided.")).isVisible();
      assertThat(owner.page().getByRole(AriaRole.LISTITEM).filter(containing("CHF 21")))
          .isVisible();
    }
  }

  @Test
  void whatWasGivenUpIsSentAgain(BrowserSite browser) {
    try (Visit staff = staff(browser);
        Visit owner = browser.visit().signUp().open("/inbox")) {
      WatchView watch = watch(browser, owner, "GVA", "PMI");
      FareStory.look(browser.site(), watch, 90_00);
      Locator alert = owner.page().getByRole(AriaRole.LISTITEM).filter(containing("CHF 90"));
      assertThat(alert).isVisible();
      giveUp(browser.site(), owner.account().id());
      alert.getByRole(AriaRole.LINK).click();
      Locator sent = owner.page().getByRole(AriaRole.REGION, named("Sent to"));
      assertThat(sent).containsText("given up");

      staff.open("/console").page().getByRole(AriaRole.LINK, named("Failing deliveries")).click();
      Locator letter = staff.page().getByRole(AriaRole.ROW).filter(containing("tried in vain"));
      letter.getByRole(AriaRole.BUTTON, exactly("Send again")).click();

      assertThat(staff.page().getByText("1 delivery will be tried again.")).isVisible();
      await()
          .untilAsserted(() -> {
            var _ = owner.page().reload();
            assertThat(sent.textContent()).contains("accepted").doesNotContain("given up");
          });
    }
  }

  private static void giveUp(RunningSite site, UUID account) {
    int given =
        site.part(JdbcClient.class)
            .sql(
                """
                UPDATE delivery SET state = 'DEAD', last_error = 'tried in vain'
                WHERE account = :account AND channel = 'INBOX'
                """)
            .param("account", account)
            .update();
    assertThat(given).isOne();
  }

  private WatchView watch(BrowserSite browser, Visit visit, String from, String to) {
    Rule below = new Rule.TargetPrice(new Money(150_00, "CHF"));
    return browser
        .site()
        .part(Watches.class)
        .create(visit.account().id(), new WatchDraft(from, to, new Dates.On(day), below, null));
  }

  private static Visit staff(BrowserSite browser) {
    try (Visit newcomer = browser.visit().signUp()) {
      Account account = newcomer.account();
      assertThat(browser.site().part(Roles.class).give(Actor.SERVICE, account.id(), Role.ADMIN))
          .isTrue();
      return browser.visit().signIn(account.email());
    }
  }

  private static void turn(Visit staff, String part, String way, String reason) {
    Locator line = part(staff, part);
    line.getByLabel("Reason, for the audit log").fill(reason);
    line.getByRole(AriaRole.BUTTON, exactly(way)).click();
  }

  private static Locator part(Visit staff, String name) {
    return staff.page().getByRole(AriaRole.LISTITEM).filter(containing(name));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
