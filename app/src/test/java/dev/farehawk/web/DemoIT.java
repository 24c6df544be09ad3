package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.farehawk.demo.MailCatcher;
import dev.farehawk.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserTests.class)
class DemoIT {

  private static final Visit.Screen PHONE = new Visit.Screen(360, 740, ColorScheme.LIGHT);

  /** What a demonstration says. */
  private record Banner(String first, String more) implements DemoNotice {

    @Override
    public String headline(Words words) {
      return first;
    }

    @Override
    public String rest(Words words) {
      return more;
    }

    @Override
    public List<Link> links(Words words) {
      return List.of(new Link(words.say("demo.notice.mails"), "/demo/mails"));
    }
  }

  @Test
  void theBannerFoldsAfterSignInAndCaughtMailsAreRead(BrowserSite browser) throws IOException {
    Banner banner =
        new Banner("This is a demo.", "Sign in as guest@example.org with the password a-b-c.");
    try (MailCatcher catcher = MailCatcher.start(InstantSource.system());
        RunningSite site = demo(catcher, banner);
        Visit visit = browser.visit(site, PHONE)) {
      Page page = visit.open("/").page();
      Locator password = page.getByText("with the password a-b-c.");
      assertThat(password).isVisible();
      assertThat(visit.overflow()).isZero();
      picture(page, "home");

      visit.signUp();
      await().until(() -> !catcher.all().isEmpty());
      assertThat(password).isHidden();
      page.getByText("This is a demo.").click();
      assertThat(password).isVisible();

      page.getByRole(AriaRole.LINK, named("Read the caught mails")).click();
      picture(page, "mails");
      page.locator(".mail a").first().click();
      assertThat(visit.overflow()).isZero();
      picture(page, "mail");
      page.frameLocator(".letter").getByRole(AriaRole.LINK).first().click();
      assertThat(page.getByRole(AriaRole.HEADING, named("Confirm your e-mail address")))
          .isVisible();
      visit.press("Confirm");
      assertThat(page.getByRole(AriaRole.HEADING, named("Confirmed"))).isVisible();
    }
  }

  private static RunningSite demo(MailCatcher catcher, Banner banner) throws IOException {
    return new RunningSite(
        List.of(
            "--farehawk.delivery.mail.host=127.0.0.1",
            "--farehawk.delivery.mail.port=" + catcher.port(),
            "--farehawk.delivery.mail.encryption=NONE"),
        Set.of("demo"),
        Map.of("mailCatcher", catcher, "demoBanner", banner));
  }

  private static void picture(Page page, String name) {
    var _ =
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "demo-" + name + "-smallest.png")));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
