package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.alert.Alerts;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at every page in several sizes and colours; the pictures are in target/screenshots. */
@ExtendWith(BrowserTests.class)
class EveryPageIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Map<String, String> PUBLIC_PAGES =
      Map.of(
          "home", "/",
          "signup", "/signup",
          "login", "/login?failed",
          "forgot", "/forgot",
          "status", "/status",
          "missing", "/nothing-here",
          "verify", "/verify/x");
  private static final Map<String, String> OWN_PAGES = new LinkedHashMap<>();

  @SuppressWarnings("NullAway.Init")
  private static String email;

  /** A window and the colours its owner prefers. */
  enum Look {
    SMALLEST(360, false),
    PHONE(390, false),
    PHONE_DARK(390, true),
    DESKTOP(1280, false),
    DESKTOP_DARK(1280, true);

    private final int width;
    private final boolean dark;

    Look(int width, boolean dark) {
      this.width = width;
      this.dark = dark;
    }

    private Visit.Screen screen() {
      return new Visit.Screen(width, 800, dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    private String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @BeforeAll
  static void furnish(BrowserSite browser) {
    RunningSite site = browser.site();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(16);
    Rule below = new Rule.TargetPrice(new Money(1_500_00, "NOK"));
    Dates week = new Dates.Between(day, day.plusDays(6));
    try (Visit visit = browser.visit().signUp().open("/inbox")) {
      UUID account = visit.account().id();
      email = visit.account().email();
      WatchView flexible =
          watch(site, account, "ZRH-LIS", new Dates.Around(day, 3), new Rule.OracleSays());
      WatchView target = watch(site, account, "OSL-BCN", new Dates.On(day), below);
      WatchView waiting = watch(site, account, "LHR-JFK", new Dates.On(day), new Rule.FallsBy(20));
      WatchView paused = watch(site, account, "BER-ATH", week, new Rule.OracleSays());
      FareStory.past(site, flexible, target, paused);
      var _ = site.part(Watches.class).pause(account, paused.id());
      FareStory.look(site, flexible, 149_00);
      FareStory.look(site, target, 140_00);
      assertThat(visit.page().locator("[data-inbox] li")).hasCount(2);
      var _ = site.part(ApiKeys.class).create(account, "Home server");
      OWN_PAGES.put("home-signed-in", "/");
      OWN_PAGES.put("watches", "/watches");
      OWN_PAGES.put("watch", "/watches/" + flexible.id());
      OWN_PAGES.put("watch-below-a-price", "/watches/" + target.id());
      OWN_PAGES.put("watch-waiting", "/watches/" + waiting.id());
      OWN_PAGES.put("watch-paused", "/watches/" + paused.id());
      OWN_PAGES.put("inbox", "/inbox");
      OWN_PAGES.put("alert", "/alerts/" + newestAlert(site, account));
      OWN_PAGES.put("settings", "/settings");
      var _ = site.part(SecondFactor.class).begin(visit.account());
      OWN_PAGES.put("security", "/settings/security");
      OWN_PAGES.put("codes", "/settings/security/codes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPageFitsItsScreen(Look look, BrowserSite browser) {
    try (Visit stranger = browser.visit(look.screen());
        Visit owner = browser.visit(look.screen()).signIn(email)) {
      PUBLIC_PAGES.forEach((name, path) -> see(stranger, name, path, look));
      OWN_PAGES.forEach((name, path) -> see(owner, name, path, look));
    }
  }

  /** Long German words and Chinese without blanks must fit the smallest phone, too. */
  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr", "ja", "zh-Hans"})
  void everyPageFitsAPhoneInEveryLanguage(String tag, BrowserSite browser) {
    Accounts accounts = browser.site().part(Accounts.class);
    UUID account = accounts.findByEmail(email).orElseThrow().id();
    try (Visit stranger = browser.visit(Look.SMALLEST.screen());
        Visit owner = browser.visit(Look.SMALLEST.screen()).signIn(email)) {
      assertThat(accounts.setLanguage(account, tag)).isTrue();
      var _ = stranger.open("/?lang=" + tag);
      PUBLIC_PAGES.forEach((name, path) -> speaks(stranger, name, path, tag));
      OWN_PAGES.forEach((name, path) -> speaks(owner, name, path, tag));
    } finally {
      var _ = accounts.setLanguage(account, "en");
    }
  }

  private static void speaks(Visit visit, String name, String path, String tag) {
    see(visit, name + "-" + tag, path, Look.SMALLEST);
    assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo(tag);
    assertThat(visit.page().locator("body").innerText())
        .as("an unfilled argument or a bare key on %s in %s", path, tag)
        .doesNotContain("{")
        .doesNotContainPattern("\\b(?:page|form|watch|look|detail|alert|verdict)\\.[a-z]");
  }

  private static WatchView watch(
      RunningSite site, UUID account, String route, Dates dates, Rule rule) {
    String[] ends = route.split("-", 2);
    return site.part(Watches.class)
        .create(account, new WatchDraft(ends[0], ends[1], dates, rule, null));
  }

  private static UUID newestAlert(RunningSite site, UUID account) {
    return site.part(Alerts.class).page(account, Long.MAX_VALUE, 1).getFirst().id();
  }

  private static void see(Visit visit, String name, String path, Look look) {
    visit.open(path);
    var _ =
        visit
            .page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + "-" + look.file() + ".png")));
    assertThat(visit.overflow()).as("sideways scroll of %s on a %s", path, look).isZero();
    assertThat(visit.cutOff()).as("cut-off words of %s on a %s", path, look).isEmpty();
    assertThat(visit.brightness())
        .as("ground of %s on a %s", path, look)
        .matches(light -> look.dark ? light < 0.2 : light > 0.8);
  }
}
