package dev.farehawk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import dev.farehawk.account.Accounts;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One's own data in a real browser: the copy, and the end. */
@ExtendWith(BrowserTests.class)
class MyDataIT {

  @Test
  void theCopyIsSavedAsAZipFile(BrowserSite browser) throws IOException {
    try (Visit visit = browser.visit().signUp().open("/settings")) {
      visit.page().getByText("Open my data").click();
      visit.page().locator("#copy-current").fill(RunningSite.PASSWORD);

      Download copy = visit.page().waitForDownload(() -> visit.press("Download my data"));

      assertThat(copy.suggestedFilename()).matches("farehawk-\\d{4}-\\d\\d-\\d\\d\\.zip");
      try (ZipFile zip = new ZipFile(copy.path().toFile())) {
        List<String> names = zip.stream().map(entry -> entry.getName()).toList();
        assertThat(names).contains("about.json", "profile.json", "watches.json", "watches.csv");
      }
    }
  }

  @Test
  void anAccountIsDeletedAndItsOwnerIsOut(BrowserSite browser) {
    try (Visit visit = browser.visit().signUp().open("/settings/data")) {
      String email = visit.account().email();
      visit.page().onDialog(Dialog::accept);
      visit.page().locator("#end-current").fill(RunningSite.PASSWORD);

      visit.press("Delete my account now");

      assertThat(visit.page()).hasURL(Pattern.compile(".*/login\\?closed"));
      assertThat(visit.page().getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
          .containsText("Your account is closed");
      assertThat(browser.site().part(Accounts.class).findByEmail(email)).isEmpty();
      visit.open("/watches");
      assertThat(visit.page()).hasURL(Pattern.compile(".*/login$"));
    }
  }
}
