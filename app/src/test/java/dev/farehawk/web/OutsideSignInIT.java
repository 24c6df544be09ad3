package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.JOSEException;
import dev.farehawk.web.OutsideIssuer.Person;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in through another service in a real browser, which has two sites to keep apart. */
@ExtendWith(BrowserTests.class)
class OutsideSignInIT {

  @Test
  void aNewcomerComesInThroughAnotherServiceAndOutAgain(BrowserSite browser)
      throws IOException, JOSEException {
    try (OutsideIssuer issuer = new OutsideIssuer();
        RunningSite site =
            new RunningSite(
                List.of(
                    "--farehawk.sign-in.oidc.issuer=" + issuer.address(),
                    "--farehawk.sign-in.oidc.client-id=" + OutsideIssuer.CLIENT,
                    "--farehawk.sign-in.oidc.client-secret=secret",
                    "--farehawk.sign-in.oidc.name=Example Login"),
                Set.of(),
                Map.of());
        Visit visit = browser.visit(site, Visit.Screen.DESKTOP)) {
      issuer.signedIn(new Person("s-browser", "walker@example.org", true));
      Page page = visit.open("/login").page();

      page.getByRole(AriaRole.LINK, named("Sign in with Example Login")).click();
      assertThat(page).hasURL(Pattern.compile(".*/watches$"));
      visit.open("/settings/security");
      assertThat(page.getByText("walker@example.org").first()).isVisible();

      visit.press("Sign out");
      visit.open("/watches");
      assertThat(page).hasURL(Pattern.compile(".*/login$"));
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
