package dev.farehawk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page that says when alerts come, without a script. */
@ExtendWith(SiteTests.class)
class NotificationsTest {

  private static final String PAGE = "/settings/notifications";

  @Test
  void keepsWhatWasChosen(RunningSite site) {
    var owner = site.visitor().signUp("quiet@example.org");
    assertThat(
            save(
                    owner,
                    "quiet-from",
                    "22:00",
                    "quiet-until",
                    "07:00",
                    "cap",
                    "5",
                    "digest",
                    "5",
                    "digest-at",
                    "18:00",
                    "use.EMAIL",
                    "OFF")
                .headers()
                .firstValue("Location"))
        .hasValue(PAGE + "?done");
    assertThat(owner.get(PAGE).body())
        .contains("name=\"quiet-from\" type=\"time\" value=\"22:00\"")
        .contains("max=\"100\" value=\"5\"")
        .contains("<option value=\"5\" selected>Every week: Friday")
        .contains("name=\"digest-at\" type=\"time\" value=\"18:00\"");
    assertThat(save(owner).headers().firstValue("Location")).hasValue(PAGE + "?done");
    assertThat(owner.get(PAGE).body()).contains("name=\"quiet-from\" type=\"time\" value=\"\"");
  }

  @Test
  void saysWhatIsWrongAndLosesNothing(RunningSite site) {
    var owner = site.visitor().signUp("wrong@example.org");
    HttpResponse<String> refused =
        save(owner, "quiet-from", "22:00", "cap", "0", "digest", "DAILY");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Enter two different times")
        .contains("Enter 1 to 100")
        .contains("Choose how often")
        .contains("value=\"22:00\"");
  }

  private static HttpResponse<String> save(RunningSite.Visitor who, String... fields) {
    return who.submit(PAGE, PAGE, fields);
  }
}
