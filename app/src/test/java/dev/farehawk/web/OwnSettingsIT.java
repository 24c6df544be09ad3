package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.farehawk.demo.CaughtMail;
import dev.farehawk.demo.MailCatcher;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody settles about alerts, pages and their own account, in a real browser. */
@ExtendWith(BrowserTests.class)
class OwnSettingsIT {

  private static final String NEW_PASSWORD = "an even longer phrase";
  private static final Pattern RESET = Pattern.compile("/reset/[\\w-]{43}");

  @SuppressWarnings("NullAway.Init")
  private static MailCatcher mails;

  @SuppressWarnings("NullAway.Init")
  private static RunningSite site;

  @BeforeAll
  static void start() throws IOException {
    mails = MailCatcher.start(InstantSource.system());
    site =
        new RunningSite(
            List.of(
                "--farehawk.delivery.allow-http=true",
                "--farehawk.delivery.allowed-networks=127.0.0.0/8",
                "--farehawk.delivery.mail.host=127.0.0.1",
                "--farehawk.delivery.mail.port=" + mails.port(),
                "--farehawk.delivery.mail.encryption=NONE"),
            Set.of(),
            Map.of());
  }

  @AfterAll
  static void stop() {
    site.close();
    mails.close();
  }

  @Test
  void aWebhookIsAddedConfirmedTestedAndSwitchedOff(BrowserSite browser) {
    try (HookServer hooks = new HookServer();
        Visit owner = visit(browser).signUp().open("/settings/channels")) {
      Page page = owner.page();
      page.locator("#url").fill(hooks.address());
      owner.press("Add webhook");
      assertThat(page.locator(".secret")).containsText("whsec_");
      Locator line = page.getByRole(AriaRole.LISTITEM).filter(containing(hooks.address()));
      assertThat(line).containsText("not confirmed");

      line.locator("input[name=code]").fill("12345678");
      starting(line, "Confirm").click();
      assertThat(page.getByText("That is not the code")).isVisible();
      line.locator("input[name=code]").fill(hooks.bodies().getFirst().at("/data/code").asString());
      starting(line, "Confirm").click();
      assertThat(page.getByText("Confirmed: alerts go there from now on.")).isVisible();

      starting(line, "Send a test").click();
      assertThat(page.getByText("The test was taken within")).isVisible();
      starting(line, "Switch off").click();
      assertThat(line).containsText("switched off");
      hooks.echo();
      starting(line, "Switch on again").click();
      assertThat(page.getByText("has confirmed itself")).isVisible();
      assertThat(line).containsText("active");
    }
  }

  @Test
  void wishesAboutAlertsAreCheckedAndKept(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp().open("/settings/notifications")) {
      owner.field("From").fill("22:00");
      owner.field("Until").fill("22:00");
      owner.press("Save");
      assertThat(owner.page().getByText("Enter two different times")).isVisible();

      owner.field("From").fill("22:00");
      owner.field("Until").fill("07:00");
      owner.field("Alerts a day").fill("5");
      var _ = owner.field("How often").selectOption(new SelectOption().setLabel("Every day"));
      owner.field("At").fill("18:30");
      owner.press("Save");
      assertThat(owner.page().getByRole(AriaRole.STATUS)).isVisible();

      owner.open("/settings/notifications");
      assertThat(owner.field("From")).hasValue("22:00");
      assertThat(owner.field("Until")).hasValue("07:00");
      assertThat(owner.field("Alerts a day")).hasValue("5");
      assertThat(owner.field("How often").locator("option:checked")).hasText("Every day");
      assertThat(owner.field("At")).hasValue("18:30");
    }
  }

  @Test
  void pagesFollowTheChosenLanguageZoneAndCurrency(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp().open("/settings")) {
      save(owner, "Time zone", "Zone", "Asia/Tokyo");
      save(owner, "Currency", "Also show amounts in", "JPY");
      save(owner, "Language", "Language", "de");

      assertThat(owner.page().locator("html")).hasAttribute("lang", "de");
      assertThat(owner.page().getByRole(AriaRole.HEADING, named("Einstellungen"))).isVisible();
      assertThat(owner.page().locator("#zone")).hasValue("Asia/Tokyo");
      assertThat(owner.page().locator("#currency")).hasValue("JPY");
    }
  }

  @Test
  void aForgottenPasswordIsReplacedByAMailedLink(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp();
        Visit forgetful = visit(browser).open("/login")) {
      String email = owner.account().email();
      forgetful.page().getByText("Forgot your password?").click();
      forgetful.field("E-mail").fill(email);
      forgetful.press("Send me the link");
      assertThat(forgetful.page().getByText("Look into your mail")).isVisible();

      forgetful.open(await().until(() -> resetLink(email), link -> !link.isEmpty()));
      forgetful.page().locator("#password").fill(NEW_PASSWORD);
      forgetful.press("Set it");
      forgetful.field("E-mail").fill(email);
      forgetful.field("Password").fill(NEW_PASSWORD);
      forgetful.press("Sign in");
      forgetful.page().waitForURL(address -> address.endsWith("/watches"));

      owner.open("/watches");
      assertThat(owner.page()).hasURL(Pattern.compile(".*/login$"));
    }
  }

  @Test
  void onceSetUpTheCodeOfAnAppIsAskedForAtSignIn(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp().open("/settings/security");
        Visit next = visit(browser)) {
      String email = owner.account().email();
      owner.page().locator("#codes-begin").fill(RunningSite.PASSWORD);
      owner.press("Set up");
      assertThat(owner.page().getByRole(AriaRole.IMG, named("QR code"))).isVisible();
      String secret = owner.page().locator(".secret").textContent().strip();
      owner
          .field("The code it shows")
          .fill(AuthenticatorApp.code(secret, site.part(InstantSource.class).instant()));
      owner.press("Turn codes on");
      Locator recovery = owner.page().locator(".codes li");
      assertThat(recovery).hasCount(10);

      next.open("/login");
      next.field("E-mail").fill(email);
      next.field("Password").fill(RunningSite.PASSWORD);
      next.press("Sign in");
      assertThat(next.page().getByText("Enter your code")).isVisible();
      next.field("Code").fill("000000");
      next.press("Sign in");
      assertThat(next.page().getByRole(AriaRole.ALERT)).containsText("That code is wrong");
      next.field("Code").fill(recovery.first().textContent().strip());
      next.press("Sign in");
      next.page().waitForURL(address -> address.endsWith("/watches"));
    }
  }

  @Test
  void signingOutEverywhereEndsOtherBrowsersToo(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp();
        Visit elsewhere = visit(browser).signIn(owner.account().email())) {
      owner.open("/settings/security");
      Locator browsers = owner.page().getByRole(AriaRole.REGION, named("Where you are signed in"));
      assertThat(browsers.getByRole(AriaRole.LISTITEM)).hasCount(2);

      owner.page().onceDialog(Dialog::accept);
      owner.press("Sign out everywhere");

      assertThat(owner.page()).hasURL(Pattern.compile(".*/login.*"));
      elsewhere.open("/watches");
      assertThat(elsewhere.page()).hasURL(Pattern.compile(".*/login$"));
    }
  }

  @Test
  void aKeyOpensTheApiUntilItIsRevoked(BrowserSite browser) {
    try (Visit owner = visit(browser).signUp().open("/settings")) {
      owner.field("Name of the new key").fill("Home server");
      owner.press("Make a key");
      String secret = owner.page().locator(".secret").textContent().strip();
      assertThat(answered(secret)).isEqualTo(200);

      owner.page().onceDialog(Dialog::accept);
      starting(owner.page().locator("body"), "Revoke").click();

      assertThat(owner.page().getByText("since")).isHidden();
      assertThat(answered(secret)).isEqualTo(401);
    }
  }

  private static Visit visit(BrowserSite browser) {
    return browser.visit(site, Visit.Screen.DESKTOP);
  }

  private static void save(Visit owner, String part, String field, String value) {
    var _ = owner.field(field).selectOption(value);
    owner
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(part).setExact(true))
        .getByRole(AriaRole.BUTTON)
        .click();
    assertThat(owner.page().getByRole(AriaRole.STATUS)).isVisible();
  }

  private static String resetLink(String email) {
    return mails.all().stream()
        .filter(mail -> mail.to().contains(email))
        .map(CaughtMail::text)
        .filter(Objects::nonNull)
        .map(RESET::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElse("");
  }

  private static int answered(String key) {
    return site.visitor().get("/api/v1/watches", "Authorization", "Bearer " + key).statusCode();
  }

  private static Locator starting(Locator part, String word) {
    return part.getByRole(
        AriaRole.BUTTON,
        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + word + "\\b.*")));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
