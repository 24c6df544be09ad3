package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.farehawk.watch.Dates;
import dev.farehawk.watch.Rule;
import dev.farehawk.watch.Stay;
import dev.farehawk.watch.Trip;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserTests.class)
class SettingAWatchIT {

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(60);

  @Test
  void aStrangerSetsAWatchByKeyboardInSpiteOfTypingErrors(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      pickByKeyboard(visit, "From", "Zürcih", "Zürich (ZRH)");
      pickByKeyboard(visit, "To", "lisbn", "Lisbon (LIS)");
      visit.field("Departure date").fill(day.toString());
      visit.press("Watch this fare");

      assertThat(visit.page().getByRole(AriaRole.STATUS)).containsText("Your watch is kept.");
      visit.fillSignUp();

      assertThat(visit.page()).hasURL(Pattern.compile(".*/watches/.*"));
      assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).containsText("Lisbon LIS");
      assertThat(visit.watch().journey().origin()).isEqualTo("ZRH");
      assertThat(visit.watch().journey().dates()).isEqualTo(new Dates.On(day));
    }
  }

  @Test
  void choosesNothingFromAListThatBelongsToWhatWasTypedBefore(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      Locator field = visit.field("From");
      field.pressSequentially("lisbn");
      Locator list = visit.page().getByRole(AriaRole.LISTBOX, named("From"));
      assertThat(list.getByRole(AriaRole.OPTION).first()).containsText("Lisbon");

      List<Route> held = new ArrayList<>();
      visit.page().route("**/api/v1/places?*", held::add);
      field.fill("Zürich");
      assertThat(list).isVisible();
      field.press("Enter");
      visit.page().waitForCondition(() -> !held.isEmpty());
      assertThat(field).hasValue("Zürich");

      held.forEach(Route::resume);
      assertThat(field).hasValue("Zürich (ZRH)");
      assertThat(list).isHidden();
    }
  }

  @Test
  void choosesNothingFromAListThatComesAfterMoreWasTyped(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      visit.page().clock().install();
      visit.page().clock().pauseAt(System.currentTimeMillis() + 60_000);
      List<Route> held = new ArrayList<>();
      visit.page().route("**/api/v1/places?*", held::add);
      Locator field = visit.field("From");
      Locator list = visit.page().getByRole(AriaRole.LISTBOX, named("From"));
      field.fill("lisbn");
      visit.page().clock().runFor(1_000);
      visit.page().waitForCondition(() -> !held.isEmpty());
      field.fill("Zürich");
      held.removeFirst().resume();
      assertThat(list.getByRole(AriaRole.OPTION).first()).containsText("Lisbon");

      field.press("Enter");
      visit.page().waitForCondition(() -> !held.isEmpty());
      assertThat(field).hasValue("Zürich");
      held.removeFirst().resume();

      assertThat(field).hasValue("Zürich (ZRH)");
    }
  }

  @Test
  void arrowKeysCountFromTheTopOfTheListThatIsAboutToCome(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      Locator field = visit.field("From");
      field.fill("lisbn");
      Locator list = visit.page().getByRole(AriaRole.LISTBOX, named("From"));
      Locator first = list.getByRole(AriaRole.OPTION).first();
      assertThat(first).containsText("Lisbon");
      List<Route> held = new ArrayList<>();
      visit.page().route("**/api/v1/places?*", held::add);

      field.fill("Zürcih");
      field.press("ArrowDown");
      visit.page().waitForCondition(() -> !held.isEmpty());
      held.forEach(Route::resume);
      assertThat(first).containsText("Zürich");
      field.press("ArrowUp");
      field.press("Enter");

      assertThat(field).hasValue("Zürich (ZRH)");
    }
  }

  @Test
  void whatWasChosenInThisBrowserComesFirstNextTime(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      Locator first =
          visit
              .page()
              .getByRole(AriaRole.LISTBOX, named("From"))
              .getByRole(AriaRole.OPTION)
              .first();
      visit.field("From").fill("san");
      assertThat(first).not().containsText("SJO");
      pickByKeyboard(visit, "From", "san jose costa", "San José (SJO)");

      visit.open("/");
      visit.field("From").fill("san");

      assertThat(first).containsText("SJO");
    }
  }

  @Test
  void citiesAreFoundAndNamedInTheLanguageOfThePage(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/?lang=ja")) {
      visit.page().locator("#from").fill("東京");
      Locator first = visit.page().getByRole(AriaRole.OPTION).first();

      assertThat(first).containsText("東京");
      assertThat(first).containsText("日本");
      first.click();
      assertThat(visit.page().locator("#from")).hasValue("東京 (TYO)");
    }
  }

  @Test
  void namesOfPlacesStandInOneColumn(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      visit.field("From").pressSequentially("Zürcih");
      Locator options =
          visit.page().getByRole(AriaRole.LISTBOX, named("From")).getByRole(AriaRole.OPTION);
      assertThat(options.first()).containsText("Zürich");

      assertThat(options.all().stream().map(each -> each.locator("> span").nth(1).boundingBox().x))
          .hasSizeGreaterThan(1)
          .containsOnly(options.first().locator("> span").nth(1).boundingBox().x);
    }
  }

  @Test
  void aStrangerSeesPricesFirstAndThenWatches(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      fillPlaces(visit, "ZRH", "LIS");
      visit.field("Departure date").fill(day.toString());
      visit.press("See prices first");

      // This site has no source, which is said as soon as it is known.
      assertThat(visit.page().getByText("No source answered in time")).isVisible();
      assertThat(visit.page().getByRole(AriaRole.HEADING, level(1))).containsText("Lisbon LIS");
      visit.press("Watch this fare");

      assertThat(visit.page().getByRole(AriaRole.STATUS)).containsText("Your watch is kept.");
    }
  }

  @Test
  void aFewDaysAroundADateAreWatchedBelowAPrice(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "Oslo", "BCN");
      visit.field("± 3 days").check();
      visit.field("Departure date").fill(day.toString());
      visit.field("Below a price").check();
      visit.field("Price, in the currency of the origin").fill("89.50");
      visit.press("Watch this fare");

      assertThat(visit.page().getByText("at NOK 89.50 or less")).isVisible();
      assertThat(visit.watch().journey().dates()).isEqualTo(new Dates.Around(day, 3));
      assertThat(visit.page().getByRole(AriaRole.REGION, named("Cheapest per date")).locator("a"))
          .hasCount(7);
    }
  }

  @Test
  void aRoundTripOfAPartyIsWatchedNonstopInAMonthAndThenChanged(BrowserSite browser) {
    YearMonth month = YearMonth.from(day);
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "ZRH", "LIS");
      visit.field("Month").check();
      visit.field("Month of departure").fill(month.toString());
      visit.page().locator("details.more summary").click();
      visit.field("After some nights").check();
      visit.field("Nights, at least").fill("4");
      visit.field("Adults").fill("2");
      visit.field("Stops").selectOption("0");
      visit.field("Also from").fill("GVA");
      visit.field("A new low").check();
      visit.press("Watch this fare");

      Trip trip = visit.watch().journey().trip();
      assertThat(trip.dates()).isEqualTo(new Dates.InMonth(month));
      assertThat(trip.stay()).isEqualTo(new Stay.Nights(4, 4));
      assertThat(trip.party().adults()).isEqualTo(2);
      assertThat(trip.origins()).containsExactly("ZRH", "GVA");
      assertThat(visit.watch().journey().filter().mostStops()).isZero();
      assertThat(visit.watch().rule()).isEqualTo(new Rule.NewLow(null));

      visit.page().getByRole(AriaRole.LINK, named("Edit")).click();
      assertThat(visit.field("Nights, at most")).hasValue("4");
      visit.field("Stops").selectOption("");
      visit.press("Save the changes");
      assertThat(visit.watch().journey().filter().isNone()).isTrue();

      visit.page().getByRole(AriaRole.BUTTON, named("Snooze a week")).click();
      assertThat(visit.page().getByText("Snoozed until")).isVisible();
      visit.page().getByRole(AriaRole.BUTTON, named("End the snooze")).click();
      assertThat(visit.watch().status().snoozedUntil()).isNull();
    }
  }

  @Test
  void whatIsWrongBelowMoreIsSaidThereAndStaysTyped(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "ZRH", "LIS");
      visit.field("Departure date").fill(day.toString());
      visit.page().locator("details.more summary").click();
      visit.field("Only these airlines").fill("Swiss");
      visit.press("Watch this fare");

      assertThat(visit.field("Only these airlines")).hasValue("Swiss");
      assertThat(visit.page().locator("#airlines-error")).containsText("two-letter codes");
      assertThat(visit.page().locator("details.more")).hasAttribute("open", "");
    }
  }

  @Test
  void aRangeOfDatesIsWatchedForAFall(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "ZRH", "LIS");
      visit.field("Range").check();
      visit.field("Departure date").fill(day.toString());
      visit.field("Last departure date").fill(day.plusDays(9).toString());
      visit.field("Falls by %").check();
      visit.field("Percent").fill("20");
      visit.press("Watch this fare");

      assertThat(visit.page().getByText("when it falls by 20 %")).isVisible();
      assertThat(visit.watch().journey().dates())
          .isEqualTo(new Dates.Between(day, day.plusDays(9)));
      assertThat(visit.watch().rule()).isEqualTo(new Rule.FallsBy(20));
    }
  }

  @Test
  void whatIsWrongStandsBesideItsField(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "Qwxzzy", "LIS");
      visit.field("Departure date").fill(day.toString());
      visit.field("Below a price").check();
      visit.field("Price, in the currency of the origin").fill("cheap");
      visit.press("Watch this fare");

      assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("look at the marked fields");
      assertThat(visit.field("From")).hasAccessibleDescription(Pattern.compile("We know no place"));
      assertThat(visit.field("Price, in the currency of the origin"))
          .hasAccessibleDescription(Pattern.compile("Enter a price such as 120"));
      assertThat(visit.field("To")).hasValue("LIS");
      assertThat(visit.field("To")).not().hasAttribute("aria-invalid", "true");
    }
  }

  @Test
  void aDoubtfulPlaceIsChosenWithOnePress(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/")) {
      fillPlaces(visit, "Lisbn", "ZRH");
      visit.field("Departure date").fill(day.toString());
      visit.press("Watch this fare");
      visit.press("Lisbon LIS");

      assertThat(visit.page()).hasURL(Pattern.compile(".*/watches/.*"));
      assertThat(visit.watch().journey().origin()).isEqualTo("LIS");
    }
  }

  private static void pickByKeyboard(Visit visit, String label, String typed, String picked) {
    Locator field = visit.field(label);
    field.pressSequentially(typed);
    Locator list = visit.page().getByRole(AriaRole.LISTBOX, named(label));
    assertThat(list.getByRole(AriaRole.OPTION).first()).isVisible();
    assertThat(field).hasAttribute("aria-expanded", "true");
    field.press("ArrowDown");
    field.press("ArrowUp");
    field.press("Enter");
    assertThat(field).hasValue(picked);
    assertThat(list).isHidden();
  }

  /** Types and goes on before the list of places comes, as people in a hurry do. */
  private static void fillPlaces(Visit visit, String from, String to) {
    visit.field("From").fill(from);
    visit.field("From").press("Escape");
    visit.field("To").fill(to);
    visit.field("To").press("Escape");
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
