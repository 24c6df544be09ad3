package dev.farehawk.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running site and a real browser, Chromium, to visit it with. */
final class BrowserSite implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--disable-quic");

  private final RunningSite site;
  private final Playwright playwright;
  private final Browser browser;
  private int visits;

  BrowserSite(RunningSite site, Path chromium) {
    this.site = site;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(QUIET));
  }

  RunningSite site() {
    return site;
  }

  /** A new visitor, signed out, at a desktop. */
  Visit visit() {
    return visit(Visit.Screen.DESKTOP);
  }

  /** A new visitor, signed out. */
  Visit visit(Visit.Screen screen) {
    return visit(site, screen);
  }

  /** A new visitor of another site. */
  Visit visit(RunningSite other, Visit.Screen screen) {
    return new Visit(other, browser, screen.options(), ++visits);
  }

  /** A new visitor, signed out, whose browser runs no scripts. */
  Visit visitWithoutScripts() {
    return new Visit(
        site, browser, Visit.Screen.DESKTOP.options().setJavaScriptEnabled(false), ++visits);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
