package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.farehawk.account.Accounts;
import dev.farehawk.account.Actor;
import dev.farehawk.account.ApiKeys;
import dev.farehawk.account.Channel;
import dev.farehawk.account.Endpoints;
import dev.farehawk.account.Role;
import dev.farehawk.account.Roles;
import dev.farehawk.account.SecondFactor;
import dev.farehawk.alert.Alerts;
import dev.farehawk.delivery.FeedbackLinks;
import dev.farehawk.delivery.Unsubscribe;
import dev.farehawk.fare.Money;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.WatchDraft;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Looks at every page in several sizes and colours. With {@code -Dpictures.taken=true} it also
 * takes pictures, which are in target/screenshots, and side by side in target/contact-sheet.
 */
@ExtendWith(BrowserTests.class)
class EveryPageIT {

  private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures.taken");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Path SHEET_FOLDER = Path.of("target", "contact-sheet");
  private static final Map<String, String> PUBLIC_PAGES =
      Map.of(
          "home", "/",
          "calendar-empty", "/calendar",
          "signup", "/signup",
          "login", "/login?failed",
          "forgot", "/forgot",
          "status", "/status",
          "missing", "/nothing-here",
          "verify", "/verify/x",
          "reset", "/reset/x",
          "confirm", "/confirm/x");
  private static final Map<String, String> LINKED_PAGES =
      Map.of("email", "/email/x", "keep", "/keep/x", "privacy", "/privacy");
  private static final Map<String, String> STAFF_PAGES =
      Map.of(
          "console", "/console",
          "console-failing", "/console/failing",
          "console-books", "/console/books",
          "console-books-rows", "/console/books/drop-untold",
          "console-oracles", "/console/oracles",
          "console-quarantine", "/console/quarantine",
          "console-trends", "/console/trends",
          "console-switches", "/console/switches",
          "console-users", "/console/users",
          "console-audit", "/console/audit");
  private static final Map<String, String> OWN_PAGES = new LinkedHashMap<>();

  /** Pages that no address opens by itself: the answer to a form, and a step between two others. */
  private static final Set<String> STEPS = Set.of("/search", "/login/code");

  @SuppressWarnings("NullAway.Init")
  private static String email;

  @SuppressWarnings("NullAway.Init")
  private static String staffsEmail;

  /** How the pictures of these looks stand on a contact sheet. */
  private static final Map<Look, ContactSheet.Grid> SHEETS =
      Map.of(
          Look.PHONE, new ContactSheet.Grid(195, 520, 8),
          Look.PHONE_DARK, new ContactSheet.Grid(195, 520, 8),
          Look.DESKTOP, new ContactSheet.Grid(420, 460, 4),
          Look.DESKTOP_DARK, new ContactSheet.Grid(420, 460, 4));

  /** Both grounds and both layouts; what a page is made of is the same on all screens. */
  private static final Set<Look> EXAMINED = Set.of(Look.PHONE, Look.DESKTOP_DARK);

  /** Layouts and grounds that the others show together; opened for their pictures alone. */
  private static final Set<Look> PICTURED_ONLY = Set.of(Look.PHONE_DARK, Look.DESKTOP);

  /** A window and the colours its owner prefers. */
  enum Look {
    SMALLEST(360, false),
    /** A desktop that shows everything at 200 %: half as many pixels for the page. */
    ENLARGED(640, false),
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
    try (Visit staff = browser.visit().signUp()) {
      staffsEmail = staff.account().email();
      assertThat(site.part(Roles.class).give(Actor.SERVICE, staff.account().id(), Role.ADMIN))
          .isTrue();
    }
    fillHours(site);
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
      // Too low to be believed: the quarantine has something to show.
      FareStory.look(site, waiting, 900_00);
      FareStory.look(site, waiting, 9_00);
      assertThat(visit.page().locator("[data-inbox] li")).hasCount(2);
      YearMonth month = YearMonth.from(day).plusMonths(1);
      WatchView known =
          watch(
              site,
              account,
              "ZRH-OPO",
              new Dates.Between(month.atDay(3), month.atDay(26)),
              new Rule.OracleSays());
      FareStory.past(site, known);
      FareStory.seen(site, known, Duration.ofHours(3));
      var _ = site.part(Watches.class).delete(account, known.id());
      OWN_PAGES.put("calendar", "/calendar?from=ZRH&to=OPO&month=" + month);
      var _ = site.part(ApiKeys.class).create(account, "Home server");
      OWN_PAGES.put("home-signed-in", "/");
      OWN_PAGES.put("watches", "/watches");
      OWN_PAGES.put("watch", "/watches/" + flexible.id());
      OWN_PAGES.put("watch-below-a-price", "/watches/" + target.id());
      OWN_PAGES.put("watch-waiting", "/watches/" + waiting.id());
      OWN_PAGES.put("watch-paused", "/watches/" + paused.id());
      OWN_PAGES.put("watch-edit", "/watches/" + flexible.id() + "/edit");
      OWN_PAGES.put("inbox", "/inbox");
      OWN_PAGES.put("alert", "/alerts/" + newestAlert(site, account));
      OWN_PAGES.put(
          "feedback",
          "/feedback/" + site.part(FeedbackLinks.class).token(newestAlert(site, account)));
      OWN_PAGES.put("settings", "/settings");
      OWN_PAGES.put("notifications", "/settings/notifications");
      var _ = site.part(SecondFactor.class).begin(visit.account());
      OWN_PAGES.put("security", "/settings/security");
      OWN_PAGES.put("codes", "/settings/security/codes");
      OWN_PAGES.put("channels", "/settings/channels");
      OWN_PAGES.put("data", "/settings/data");
      OWN_PAGES.put("data", "/settings/data");
      OWN_PAGES.put("privacy", "/privacy");
      OWN_PAGES.put("keep", "/keep/x");
      long mail =
          site.part(Endpoints.class).of(account).stream()
              .filter(one -> one.channel() == Channel.EMAIL)
              .findFirst()
              .orElseThrow()
              .id();
      OWN_PAGES.put(
          "unsubscribe", "/unsubscribe/" + site.part(Unsubscribe.class).token(flexible.id(), mail));
      OWN_PAGES.put("unsubscribe-all", "/unsubscribe/" + site.part(Unsubscribe.class).token(mail));
    }
  }

  /** Two days by the hour, so that the trends have something to draw. */
  private static void fillHours(RunningSite site) {
    int hours =
        site.part(JdbcClient.class)
            .sql(
                """
                INSERT INTO hour_book (hour, changes, drops, alerts, counted, known, detected,
                  reacted, kept, detection, reaction, whole, settled)
                SELECT CAST(:last AS timestamptz) - n * interval '1 hour', 40 + n * 7 % 23,
                  n * 5 % 17, n % 9, n % 9, 0, 0, n % 8, 0, '{}', '{}', '{}', true
                FROM generate_series(0, 47) AS n
                """)
            .param(
                "last", Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(3600).toString())
            .update();
    assertThat(hours).isEqualTo(48);
  }

  private static List<Look> looks() {
    return Stream.of(Look.values())
        .filter(look -> TAKES_PICTURES || !PICTURED_ONLY.contains(look))
        .toList();
  }

  @Test
  void whatAnybodyMayOpenFitsEveryScreen(BrowserSite browser) {
    try (Visit stranger = browser.visit()) {
      PUBLIC_PAGES.forEach((name, path) -> examine(stranger.open(path), name));
      LINKED_PAGES.forEach((name, path) -> examine(stranger.open(path), name));
    }
  }

  @Test
  void whatIsOnesOwnFitsEveryScreen(BrowserSite browser) {
    try (Visit owner = browser.visit().signIn(email)) {
      OWN_PAGES.forEach((name, path) -> examine(owner.open(path), name));
      search(owner);
      examine(owner, "search");
    }
  }

  @Test
  void theConsoleFitsEveryScreen(BrowserSite browser) {
    try (Visit staff = browser.visit().signIn(staffsEmail)) {
      STAFF_PAGES.forEach((name, path) -> examine(staff.open(path), name));
    }
  }

  @AfterAll
  static void layOut() throws IOException {
    for (var sheet : SHEETS.entrySet()) {
      Path folder = PICTURES.resolve(sheet.getKey().file());
      if (Files.isDirectory(folder)) {
        try (Stream<Path> pictures = Files.list(folder)) {
          new ContactSheet(sheet.getValue(), sheet.getKey().dark)
              .write(
                  pictures.sorted().toList(),
                  SHEET_FOLDER.resolve("pages-" + sheet.getKey().file() + ".jpg"));
        }
      }
    }
  }

  @Test
  void noPageIsForgotten(BrowserSite browser) {
    List<PathContainer> seen =
        Stream.of(PUBLIC_PAGES, LINKED_PAGES, OWN_PAGES, STAFF_PAGES)
            .flatMap(pages -> pages.values().stream())
            .map(path -> PathContainer.parsePath(path.replaceFirst("\\?.*", "")))
            .toList();

    assertThat(pages(browser.site()))
        .filteredOn(page -> !STEPS.contains(page.getPatternString()))
        .allSatisfy(page -> assertThat(seen).as("%s", page).anyMatch(page::matches));
  }

  /** What a browser can open and a template answers. */
  private static Set<PathPattern> pages(RunningSite site) {
    return site
        .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(page -> page.getValue().getReturnType().getParameterType() == String.class)
        .filter(page -> !page.getValue().getBeanType().isAnnotationPresent(RestController.class))
        .map(Map.Entry::getKey)
        .filter(page -> page.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .map(RequestMappingInfo::getPathPatternsCondition)
        .filter(Objects::nonNull)
        .flatMap(condition -> condition.getPatterns().stream())
        .collect(Collectors.toSet());
  }

  private static void search(Visit visit) {
    visit.open("/");
    visit.field("From").fill("ZRH");
    visit.field("From").press("Escape");
    visit.field("To").fill("LIS");
    visit.field("To").press("Escape");
    visit.field("Departure date").fill(LocalDate.now(ZoneOffset.UTC).plusDays(16).toString());
    visit.press("See prices first");
    assertThat(visit.page().getByText("No source answered in time")).isVisible();
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
      LINKED_PAGES.forEach((name, path) -> speaks(stranger, name, path, tag));
      OWN_PAGES.forEach((name, path) -> speaks(owner, name, path, tag));
    } finally {
      var _ = accounts.setLanguage(account, "en");
    }
  }

  private static void speaks(Visit visit, String name, String path, String tag) {
    visit.open(path);
    see(visit, name + "-" + tag, Look.SMALLEST);
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

  private static void examine(Visit visit, String name) {
    for (Look look : looks()) {
      visit.turnTo(look.screen());
      see(visit, name, look);
      if (EXAMINED.contains(look)) {
        assertThat(Accessibility.faults(visit.page()))
            .as("faults of %s on a %s", name, look)
            .isEmpty();
      }
    }
  }

  private static void see(Visit visit, String name, Look look) {
    if (TAKES_PICTURES && SHEETS.containsKey(look)) {
      picture(visit, name, look);
    }
    assertThat(visit.overflow()).as("sideways scroll of %s on a %s", name, look).isZero();
    assertThat(visit.cutOff()).as("cut-off words of %s on a %s", name, look).isEmpty();
    assertThat(visit.brightness())
        .as("ground of %s on a %s", name, look)
        .matches(light -> look.dark ? light < 0.2 : light > 0.8);
  }

  private static void picture(Visit visit, String name, Look look) {
    var _ =
        visit
            .page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(look.file()).resolve(name + ".png")));
  }
}
