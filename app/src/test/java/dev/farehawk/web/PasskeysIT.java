package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passkeys with Chromium's own authenticator, which it plays without a device. */
@ExtendWith(BrowserTests.class)
class PasskeysIT {

  @Test
  void aPasskeySignsInUntilItIsTakenAway(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp()) {
      Authenticator device = new Authenticator(owner.page(), true);
      add(owner, "My laptop");
      assertThat(owner.page().getByText("The passkey signs you in from now on.")).isVisible();
      assertThat(passkeys(owner)).containsText("My laptop");
      assertThat(device.passkeys()).isOne();

      signOut(owner);
      owner.open("/login");
      owner.press("Sign in with a passkey");
      owner.page().waitForURL(address -> address.endsWith("/watches"));
      owner.open("/settings/security");
      assertThat(passkeys(owner)).containsText("My laptop");

      owner.page().onceDialog(Dialog::accept);
      button(owner, "Remove My laptop").click();
      assertThat(owner.page().getByText("The passkey is gone.")).isVisible();
      signOut(owner);
      owner.open("/login");
      owner.press("Sign in with a passkey");
      assertThat(owner.page().getByText("We do not know this passkey.")).isVisible();
      owner.open("/watches");
      assertThat(owner.page().url()).contains("/login");
    }
  }

  @Test
  void aWrongPasswordAddsNone(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp()) {
      Authenticator device = new Authenticator(owner.page(), true);
      owner.open("/settings/security");
      owner.page().locator("#passkey-current").fill("a guess");
      owner.press("Add a passkey");
      assertThat(owner.page().getByText("That is not your present password.")).isVisible();
      assertThat(device.passkeys()).isZero();
    }
  }

  @Test
  void aDeviceThatVerifiesNobodySignsNobodyIn(BrowserSite browser) {
    try (Visit owner = browser.visit().signUp()) {
      Authenticator device = new Authenticator(owner.page(), true);
      add(owner, "My phone");
      device.verifiesItsOwner(false);
      signOut(owner);

      owner.open("/login");
      owner.press("Sign in with a passkey");

      assertThat(owner.page().getByText("No passkey was shown.")).isVisible();
      owner.open("/watches");
      assertThat(owner.page().url()).contains("/login");
    }
  }

  private static void add(Visit owner, String name) {
    owner.open("/settings/security");
    owner.page().locator("#passkey-name").fill(name);
    owner.page().locator("#passkey-current").fill(RunningSite.PASSWORD);
    owner.press("Add a passkey");
  }

  private static void signOut(Visit owner) {
    owner.open("/watches");
    owner.press("Sign out");
    owner.page().waitForURL(address -> address.endsWith("/"));
  }

  private static Locator passkeys(Visit owner) {
    return owner.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Passkeys"));
  }

  private static Locator button(Visit owner, String words) {
    return owner.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
  }

  /** An authenticator that is part of the browser (Chrome DevTools Protocol, WebAuthn domain). */
  private static final class Authenticator {

    private final CDPSession protocol;
    private final String id;

    Authenticator(Page page, boolean verifies) {
      protocol = page.context().newCDPSession(page);
      var _ = protocol.send("WebAuthn.enable");
      JsonObject options = new JsonObject();
      options.addProperty("protocol", "ctap2");
      options.addProperty("transport", "internal");
      options.addProperty("hasResidentKey", true);
      options.addProperty("hasUserVerification", true);
      options.addProperty("isUserVerified", verifies);
      options.addProperty("automaticPresenceSimulation", true);
      JsonObject wish = new JsonObject();
      wish.add("options", options);
      id =
          protocol
              .send("WebAuthn.addVirtualAuthenticator", wish)
              .get("authenticatorId")
              .getAsString();
    }

    int passkeys() {
      return protocol.send("WebAuthn.getCredentials", named()).getAsJsonArray("credentials").size();
    }

    void verifiesItsOwner(boolean does) {
      JsonObject wish = named();
      wish.addProperty("isUserVerified", does);
      var _ = protocol.send("WebAuthn.setUserVerified", wish);
    }

    private JsonObject named() {
      JsonObject wish = new JsonObject();
      wish.addProperty("authenticatorId", id);
      return wish;
    }
  }
}
