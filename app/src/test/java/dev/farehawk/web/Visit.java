package dev.farehawk.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.farehawk.account.Account;
import dev.farehawk.account.Accounts;
import dev.farehawk.watch.WatchView;
import dev.farehawk.watch.Watches;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who visits the site with a browser of their own cookies. Closing it fails the test if a
 * script broke or the content security policy was violated on the way.
 */
final class Visit implements AutoCloseable {

  private static final double PATIENCE_MILLIS = 10_000;

  private final RunningSite site;
  private final BrowserContext context;
  private final Page page;
  private final String email;
  private final List<String> complaints = new ArrayList<>();

  /** How large the window is, and which colours its owner prefers. */
  record Screen(int width, int height, ColorScheme colours) {

    static final Screen DESKTOP = new Screen(1280, 900, ColorScheme.LIGHT);

    Browser.NewContextOptions options() {
      return new Browser.NewContextOptions()
          .setViewportSize(width, height)
          .setColorScheme(colours)
          .setTimezoneId("Europe/Zurich")
          .setLocale("en-GB");
    }
  }

  Visit(RunningSite site, Browser browser, Browser.NewContextOptions options, int number) {
    this.site = site;
    this.email = "visitor-" + number + "@example.org";
    context = browser.newContext(options.setBaseURL(site.address().toString()));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
        complaints.add(message.text());
      }
    });
  }

  Page page() {
    return page;
  }

  /** A second window of the same visitor. */
  Page anotherPage() {
    return context.newPage();
  }

  Visit open(String path) {
    var _ = page.navigate(path);
    return this;
  }

  /** Looks at the open page in another size and other colours, without loading it anew. */
  void turnTo(Screen screen) {
    page.setViewportSize(screen.width(), screen.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(screen.colours()));
  }

  /** Fills in the sign-up page, which must be open, and the sign-in page that follows. */
  Visit fillSignUp() {
    field("E-mail").fill(email);
    field("Password").fill(RunningSite.PASSWORD);
    press("Sign up");
    field("Password").fill(RunningSite.PASSWORD);
    press("Sign in");
    page.waitForURL(address -> !address.contains("/login"));
    return this;
  }

  Visit signUp() {
    return open("/signup").fillSignUp();
  }

  /** The input with this label. */
  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
        .and(page.locator("input, select"));
  }

  /** Presses the button with these words. */
  void press(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
        .click();
  }

  /** The account behind this visit, once it has signed up. */
  Account account() {
    return site.part(Accounts.class).authenticate(email, RunningSite.PASSWORD).orElseThrow();
  }

  /** Its only watch. */
  WatchView watch() {
    List<WatchView> watches = site.part(Watches.class).list(account().id());
    if (watches.size() != 1) {
      throw new IllegalStateException("there are " + watches.size() + " watches");
    }
    return watches.getFirst();
  }

  /** Signs in as somebody who has signed up before. */
  Visit signIn(String address) {
    open("/login");
    field("E-mail").fill(address);
    field("Password").fill(RunningSite.PASSWORD);
    press("Sign in");
    page.waitForURL(next -> !next.contains("/login"));
    return this;
  }

  /** How bright the ground of the page is: 0 black, 1 white. */
  double brightness() {
    Object light =
        page.evaluate(
            """
            getComputedStyle(document.body).backgroundColor
              .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765
            """);
    return ((Number) light).doubleValue();
  }

  /** Sideways scrolling, in pixels; zero on a page that fits. */
  int overflow() {
    Object pixels =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }

  /** Words that stick out of what they stand on, such as a button that is too narrow for them. */
  List<String> cutOff() {
    Object words =
        page.evaluate(
            """
            [...document.querySelectorAll(".segments label, .button, .chip, .top nav a")]
              .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
              .map(one => one.textContent.trim())
            """);
    return ((List<?>) words).stream().map(String::valueOf).toList();
  }

  @Override
  public void close() {
    context.close();
    if (!complaints.isEmpty()) {
      throw new AssertionError("the browser complained: " + complaints);
    }
  }
}
