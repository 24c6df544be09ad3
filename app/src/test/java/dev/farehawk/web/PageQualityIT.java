package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import dev.farehawk.watch.Dates;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page costs to load, and whether one can use it without a mouse or without scripts. */
@ExtendWith(BrowserTests.class)
class PageQualityIT {

  private static final int FIRST_PAGE_BYTES = 100_000;
  private static final double SHIFT_NOBODY_SEES = 0.02;
  private static final int MOST_STOPS = 150;

  private static final String BLOCKING =
      """
      [...document.querySelectorAll("script[src]")]
        .filter(script => !script.defer && !script.async && script.type !== "module")
        .map(script => script.src)
      """;

  /** Whatever a page moves about after it was first painted, without its reader's doing. */
  private static final String SHIFT =
      """
      () => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries()
          .filter(entry => !entry.hadRecentInput).forEach(entry => sum += entry.value))
          .observe({type: "layout-shift", buffered: true});
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
      })
      """;

  private static final String NAMES =
      """
      () => { window.nameOf = one => [one.tagName, one.id || one.name || "", one.value || "",
        one.getAttribute("href") || "", one.textContent.trim().slice(0, 40)].join("|"); }
      """;

  /** Of a group of radio buttons the Tab key reaches the chosen one alone. */
  private static final String CONTROLS =
      """
      [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
        .filter(one => one.type !== "hidden" && (one.type !== "radio" || one.checked))
        .map(nameOf)
      """;

  /** The ring may be drawn by the control or by the label that stands for it. */
  private static final String FOCUS =
      """
      () => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const ringed = part => part && (getComputedStyle(part).outlineStyle !== "none"
          || getComputedStyle(part).boxShadow !== "none");
        const shown = ringed(one) || ringed(one.closest("label"))
          || [...(one.labels || [])].some(ringed) || ringed(one.nextElementSibling);
        return {name: nameOf(one), shown: Boolean(shown)};
      }
      """;

  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(50);

  @Test
  void theCheckerOfAccessibilityFindsAPictureWithoutWords(BrowserSite browser) {
    try (Visit visit = browser.visit().open("/")) {
      var _ = visit.page().evaluate("() => document.body.append(new Image())");

      assertThat(Accessibility.faults(visit.page()))
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("image-alt");
    }
  }

  @Test
  void theFirstPageIsSmallWholeAndFromHereAlone(BrowserSite browser) {
    try (Visit visit = browser.visit()) {
      List<Request> requests = new ArrayList<>();
      visit.page().onRequestFinished(requests::add);

      visit.open("/");
      visit.page().waitForLoadState(LoadState.NETWORKIDLE);

      assertThat(requests.stream().mapToLong(one -> one.sizes().responseBodySize).sum())
          .as("bytes on the wire of %s", requests.stream().map(Request::url).toList())
          .isBetween(1L, (long) FIRST_PAGE_BYTES);
      assertThat(requests)
          .extracting(one -> URI.create(one.url()).getAuthority())
          .containsOnly(browser.site().address().getAuthority());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/signup", "/status"})
  void aPageIsUsableAtOnceAndStandsStill(String path, BrowserSite browser) {
    try (Visit visit = browser.visit().open(path)) {
      visit.page().waitForLoadState(LoadState.NETWORKIDLE);

      assertThat((List<?>) visit.page().evaluate(BLOCKING)).as("scripts that hold it up").isEmpty();
      assertThat(((Number) visit.page().evaluate(SHIFT)).doubleValue())
          .as("how much of it moves")
          .isLessThanOrEqualTo(SHIFT_NOBODY_SEES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/signup", "/status"})
  void theTabKeyReachesEverythingAndShowsWhereItIs(String path, BrowserSite browser) {
    try (Visit visit = browser.visit().open(path)) {
      reachesEverything(visit.page());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/watches", "/inbox", "/settings", "/settings/security"})
  void theTabKeyReachesEverythingOfOnesOwn(String path, BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open(path)) {
      reachesEverything(visit.page());
    }
  }

  private static void reachesEverything(Page page) {
    var _ = page.evaluate(NAMES);
    Set<String> reached = new LinkedHashSet<>();
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      page.keyboard().press("Tab");
      Object focus = page.evaluate(FOCUS);
      if (focus == null) {
        break;
      }
      Map<?, ?> one = (Map<?, ?>) focus;
      reached.add(String.valueOf(one.get("name")));
      assertThat(one.get("shown")).as("the focus shows on %s", one.get("name")).isEqualTo(true);
    }

    List<String> controls =
        ((List<?>) page.evaluate(CONTROLS)).stream().map(String::valueOf).toList();
    assertThat(controls).isNotEmpty();
    assertThat(reached).containsAll(controls);
  }

  @Test
  void aWatchIsSetWithoutScripts(BrowserSite browser) {
    try (Visit visit = browser.visitWithoutScripts().open("/")) {
      visit.field("From").fill("Zurich");
      visit.field("To").fill("LIS");
      visit.field("Departure date").fill(day.toString());
      visit.press("Watch this fare");
      visit.fillSignUp();

      assertThat(visit.page()).hasURL(Pattern.compile(".*/watches/.*"));
      assertThat(visit.watch().journey().origin()).isEqualTo("ZRH");
      assertThat(visit.watch().journey().dates()).isEqualTo(new Dates.On(day));
    }
  }
}
